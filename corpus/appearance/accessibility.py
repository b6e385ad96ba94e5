"""What axe finds wrong with a page: WCAG 2.2, levels A and AA, and what axe holds good practice."""

from functools import lru_cache

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}


def violations(page) -> list[str]:
    """One sentence for each rule that the page open in a browser breaks, with the elements that break it."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_axe())
    found = page.evaluate("options => axe.run(options).then(found => found.violations)", OPTIONS)
    return [_sentence(violation) for violation in found]


@lru_cache(maxsize=1)
def _axe():
    from axe_playwright_python.base import AXE_SCRIPT

    return AXE_SCRIPT


def _sentence(violation):
    where = "; ".join(" ".join(map(str, node["target"])) for node in violation["nodes"][:3])
    return f"{violation['id']}: {violation['help']} ({len(violation['nodes'])}: {where})"
