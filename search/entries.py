"""The rows that searching reads, worked out from language versions."""


def refresh(version_ids: list[int]) -> None:
    """Bring the rows of these language versions up to date; called by intake inside its transaction."""
