"""What axe finds wrong with a page: WCAG 2.2, levels A and AA, and what axe holds good practice."""

from functools import lru_cache

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page) -> list[str]:
    """One sentence for each rule that the page open in a browser breaks, with the elements that break it."""
    found = _axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]})
    return [_sentence(violation) for violation in found.response["violations"]]


@lru_cache(maxsize=1)
def _axe():
    from axe_playwright_python.sync_playwright import Axe

    return Axe()


def _sentence(violation):
    where = "; ".join(" ".join(map(str, node["target"])) for node in violation["nodes"][:3])
    return f"{violation['id']}: {violation['help']} ({len(violation['nodes'])}: {where})"
