"""The XML parser for files of strangers: nothing is fetched, expanded or allowed to grow without end."""

from lxml import etree


def xml_parser() -> etree.XMLParser:
    """A new parser, whose `error_log` then speaks of one file only; comments and instructions are dropped."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip


def reason(error) -> str:
    """What lxml says is wrong, on one line and without its place; `error` is an exception or an entry of an error log."""
    said = getattr(error, "msg", None) or getattr(error, "message", None) or str(error)
    return " ".join(said.split(", line")[0].split())
