"""Bytes of an AKN file → its root element, by a parser that a hostile file can't harm."""

from __future__ import annotations

from lxml import etree

from ..document import UnreadableSource
from ..hardened import reason, xml_parser

LARGEST = 8 * 1024 * 1024
"""Bytes; the largest file of the official corpus has 2 MB."""

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
AKN = f"{{{NAMESPACE}}}"
PREFIX = len(AKN)


def root_of(data: bytes, name: str) -> etree._Element:
    """The `akomaNtoso` element.  Raises UnreadableSource: empty, too large, not well-formed, no AKN."""
    if not data.strip():
        raise UnreadableSource("empty", f"{name} is empty; fetch the file again.", name=name)
    if len(data) > LARGEST:
        raise UnreadableSource(
            "too-large", f"{name} has more than {LARGEST // 1024**2} MB; split it.", name=name, limit=LARGEST
        )
    parser = xml_parser()
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise not_well_formed(name, error) from error
    check(root, parser, name)
    return root


def not_well_formed(name: str, error: Exception) -> UnreadableSource:
    line = getattr(error, "lineno", None) or 0
    said = reason(error)
    return UnreadableSource(
        "not-well-formed",
        f"{name} is not well-formed XML at line {line}: {said}; fetch the file again.",
        name=name, line=line, reason=said,
    )  # fmt: skip


def check(root: etree._Element, parser: etree.XMLParser, name: str) -> None:
    """Raises UnreadableSource where the tree may lack something the file has."""
    if root.getroottree().docinfo.doctype:
        raise UnreadableSource("doctype", f"{name} declares a DOCTYPE, which is not read; remove it.", name=name)
    if len(parser.error_log):
        raise UnreadableSource(
            "not-well-formed",
            f"{name} is not well-formed XML at line {parser.error_log[0].line}: {reason(parser.error_log[0])}.",
            name=name, line=parser.error_log[0].line, reason=reason(parser.error_log[0]),
        )  # fmt: skip
    if local(root) != "akomaNtoso":
        raise UnreadableSource("not-akn", f"{name} is XML but not Akoma Ntoso ({local(root)}).", name=name)


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]
