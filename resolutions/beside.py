"""Two language versions side by side: rows by anchor, and what stands in one version only."""

from dataclasses import dataclass

from .reading import Note, Piece


@dataclass(frozen=True, slots=True)
class Row:
    """One address with its text in both versions; None where a version has no such paragraph."""

    anchor: str
    left: Piece | Note | None
    right: Piece | Note | None

    @property
    def one_sided(self) -> bool:
        """Whether only one of the two versions has it."""
        return self.left is None or self.right is None


def align(left: list, right: list) -> list[Row]:
    """Rows of equal anchors, in the order of `left`.

    What only `right` has stands behind the paragraph that it follows there, so that nothing is
    left out and nothing is shown beside a paragraph with another address.
    """
    in_left = {piece.anchor for piece in left}
    by_anchor = {piece.anchor: piece for piece in right}
    following, last = {}, None
    for piece in right:
        if piece.anchor in in_left:
            last = piece.anchor
        else:
            following.setdefault(last, []).append(Row(piece.anchor, None, piece))
    rows = following.get(None, [])
    for piece in left:
        rows.append(Row(piece.anchor, piece, by_anchor.get(piece.anchor)))
        rows.extend(following.get(piece.anchor, ()))
    return rows
