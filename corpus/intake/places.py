"""Pinpoints to paragraphs: the anchors in a held target that the words of a citation mean.

A pinpoint that the target does not have stays as its words: it is never led to another paragraph.
Which anchors a resolution has is asked of one of its language versions, the first in the order of
facts.LANGUAGE_ORDER, so that the order in which texts come makes no difference.
"""

import re

from django.db import connection

from .facts import LANGUAGE_ORDER

IN_SECTION = re.compile(r"(s\d+)\.(.+)\Z")
SECTION = re.compile(r"s\d+\Z")
COUNTED = re.compile(r"(.*?)(\d+)\Z")


def place_citations_of(*version_ids):
    """Find the paragraphs that the citations of some versions name; needs the lock of the revisions."""
    _place("c.version_id = ANY(%s)", version_ids)


def place_citations_to(*resolution_ids):
    """Find anew the paragraphs of some resolutions that citations name; needs the lock of the revisions."""
    _place("c.target_id = ANY(%s)", resolution_ids)


def places(first, rest, anchors):
    """The anchors that a pinpoint means in a text with these anchors, in their order; none where it has no such.

    `rest` is as in document.Citation.pinpoint_end.  A paragraph of a section is `s2.op3`; where the numbers of
    the text run on through its sections it is `op3`, if that stands in this very section.
    """
    end, *further = rest.split(",")
    found = _row(first, end, anchors)
    for one in further:
        start, _, last = one.partition("..")
        found += [anchor for anchor in _row(start, last, anchors) if anchor not in found]
    return sorted(found, key=anchors.index)


def _row(first, last, anchors):
    start = _found(first, anchors)
    if start is None:
        return []
    end = _found(last, anchors) if last else start
    if end is None or end < start:
        return [anchors[start]]
    shape = _shape(anchors[start])
    return [anchor for anchor in anchors[start : end + 1] if _shape(anchor) == shape]


def _found(pinpoint, anchors):
    if pinpoint in anchors:
        return anchors.index(pinpoint)
    inside = IN_SECTION.match(pinpoint)
    if not inside or inside[2] not in anchors:
        return None
    place = anchors.index(inside[2])
    sections = [anchor for anchor in anchors[:place] if SECTION.match(anchor)]
    return place if sections and sections[-1] == inside[1] else None


def _shape(anchor):
    """What paragraphs of one row have in common: `s2.op` of `s2.op3`; a letter counts as any letter."""
    counted = COUNTED.match(anchor)
    return counted[1] if counted else anchor.rpartition(".")[0] + "."


def _place(condition, values):
    if not values:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT c.target_id, c.pinpoint, c.pinpoint_end, c.target_key, c.places"
            " FROM resolutions_citation c JOIN resolutions_resolution r ON r.id = c.target_id"
            # A draft's paragraphs are not those of the text adopted from it.
            f" WHERE c.pinpoint > '' AND {condition} AND (c.target_key = r.key OR c.target_key NOT LIKE '%%/L.%%')",
            [list(values)],
        )
        named = cursor.fetchall()
        if not named:
            return
        anchors = anchors_of({row[0] for row in named})
        changed = [
            (now, target, first, last, key)
            for target, first, last, key, before in named
            if (now := places(first, last, anchors.get(target, []))) != before
        ]
        cursor.executemany(
            "UPDATE resolutions_citation c SET places = %s"
            " WHERE c.target_id = %s AND c.pinpoint = %s AND c.pinpoint_end = %s AND c.target_key = %s",
            changed,
        )


def anchors_of(resolutions):
    """{resolution: the anchors of its paragraphs in order}, for the held ones of these primary keys."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT v.resolution_id, array_agg(p.anchor ORDER BY p.position)"
            " FROM (SELECT DISTINCT ON (resolution_id) id, resolution_id FROM resolutions_languageversion"
            " WHERE resolution_id = ANY(%s) AND NOT withdrawn"
            " ORDER BY resolution_id, array_position(%s, language::text)) v"
            " JOIN resolutions_paragraph p ON p.version_id = v.id GROUP BY 1",
            [list(resolutions), list(LANGUAGE_ORDER)],
        )
        return dict(cursor.fetchall())
