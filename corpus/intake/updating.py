"""A language version brought to a new text: what did not change keeps its row and its primary key.

A paragraph is the same one when its kind and words are the same in the same order, wherever it now
stands; failing that, when its anchor and kind are the same.  A paragraph that stands at another
anchor than before is reported, never moved in silence.
"""

from difflib import SequenceMatcher

from django.db import connection

from resolutions.models import Citation, Footnote, FootnoteMark, Paragraph

from . import writing
from .rows import CITATION, FOOTNOTE, JSON_COLUMNS, MARK, PARAGRAPH, dumps


def update_pieces(version_id, rows):
    """Bring paragraphs, notes, marks and citations of a version to these Rows; returns the anchors moved.

    Needs the lock of the revisions.
    """
    paragraphs = _Held(Paragraph, version_id, PARAGRAPH, rows.paragraphs, ("kind", "text"), ("kind", "anchor"))
    footnotes = _Held(Footnote, version_id, FOOTNOTE, rows.footnotes, ("text",), ("anchor",))
    lot = writing.Lot(version_id, rows, paragraphs.keys, footnotes.keys)
    paragraphs.write_changed()
    footnotes.write_changed()
    writing.insert_paragraphs((lot, paragraphs.new))
    writing.insert_footnotes((lot, footnotes.new))
    _update_parents(lot)
    _update_marks(lot)
    _update_citations(lot)
    paragraphs.delete_gone()
    footnotes.delete_gone()
    return paragraphs.moved()


class _Held:
    """The rows of one table that a version has, matched with those it shall have."""

    def __init__(self, model, version_id, columns, wanted, same, place):
        self.model, self.columns, self.wanted = model, columns, wanted
        held = list(model.objects.filter(version_id=version_id).order_by("position").values_list("pk", *columns))
        self.before = {row[0]: _as_stored(columns, row[1:]) for row in held}
        same, place = ([columns.index(column) for column in names] for names in (same, place))
        matched = _match(list(self.before.values()), wanted, same, place)
        order = list(self.before)
        self.keys = {place: order[index] for place, index in matched.items()}
        self.new = [place for place in range(len(wanted)) if place not in self.keys]
        self.gone = set(self.before) - set(self.keys.values())
        (new_keys,) = writing.allot((model, len(self.new)))
        self.keys.update(zip(self.new, new_keys, strict=True))

    def write_changed(self):
        """Update the matched rows that differ, all in one statement."""
        changed = [
            (self.keys[place], row)
            for place, row in enumerate(self.wanted)
            if self.keys[place] in self.before and self.before[self.keys[place]] != row
        ]
        _update_rows(self.model, self.columns, changed)

    def delete_gone(self):
        """Delete the rows that nothing matched."""
        self.model.objects.filter(pk__in=self.gone).delete()

    def moved(self):
        """(anchor before, anchor now) of rows that kept their key under another anchor."""
        anchor = self.columns.index("anchor")
        return tuple(
            (self.before[key][anchor], self.wanted[place][anchor])
            for place, key in sorted(self.keys.items())
            if key in self.before and self.before[key][anchor] != self.wanted[place][anchor]
        )


def _as_stored(columns, row):
    """A row read by Django in the form of Rows: JSON as text."""
    return tuple(
        dumps(value) if column in JSON_COLUMNS and value is not None else value
        for column, value in zip(columns, row, strict=True)
    )


def _match(held, wanted, same, place):
    """Place in `wanted` → index in `held`, first by the columns `same` in order, then by `place`."""
    def words(row):
        return tuple(row[column] for column in same)

    def address(row):
        return tuple(row[column] for column in place)

    matcher = SequenceMatcher(None, [words(row) for row in held], [words(row) for row in wanted], autojunk=False)
    matched = {b + n: a + n for a, b, size in matcher.get_matching_blocks() for n in range(size)}
    taken = set(matched.values())
    free = {address(row): index for index, row in enumerate(held) if index not in taken}
    for index, row in enumerate(wanted):
        if index not in matched and address(row) in free:
            matched[index] = free.pop(address(row))
    return matched


def _update_rows(model, columns, changed):
    if not changed:
        return
    table = model._meta.db_table
    names = ", ".join(f'"{column}"' for column in columns)
    assignments = ", ".join(f'"{column}" = new."{column}"' for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE TEMPORARY TABLE changed ON COMMIT DROP AS SELECT id, {names} FROM "{table}" LIMIT 0')
        writing.copy("changed", ("id", *columns), ((key, *row) for key, row in changed))
        cursor.execute(f'UPDATE "{table}" t SET {assignments} FROM changed new WHERE t.id = new.id')
        cursor.execute("DROP TABLE changed")


def _update_parents(lot):
    held, keys = dict(Paragraph.objects.filter(version_id=lot.version).values_list("pk", "parent_id")), lot.paragraphs
    for place, parent in enumerate(lot.rows.parents):
        wanted = None if parent is None else keys[parent]
        if held[keys[place]] != wanted:
            Paragraph.objects.filter(pk=keys[place]).update(parent_id=wanted)


def _update_marks(lot):
    held = FootnoteMark.objects.filter(paragraph__version_id=lot.version)
    before = {row[1:]: row[0] for row in held.values_list("pk", "paragraph_id", "footnote_id", *MARK)}
    wanted = {
        (lot.paragraphs[place], lot.footnotes.get(note), *columns): (place, columns, note)
        for place, columns, note in lot.rows.marks
    }
    FootnoteMark.objects.filter(pk__in=[key for row, key in before.items() if row not in wanted]).delete()
    new = [mark for row, mark in wanted.items() if row not in before]
    writing.insert_marks((lot, new))


def _update_citations(lot):
    owner = ("paragraph_id", "footnote_id", "masthead_line")
    held = Citation.objects.filter(version_id=lot.version).values_list("pk", *owner, *CITATION)
    before = {(*row[1:4], *_citation_as_stored(row[4:])): row[0] for row in held}
    wanted = {
        (*writing.owner_columns(kind, place, lot.paragraphs, lot.footnotes), *columns): (kind, place, columns)
        for kind, place, columns in lot.rows.citations
    }
    Citation.objects.filter(pk__in=[key for row, key in before.items() if row not in wanted]).delete()
    new = [citation for row, citation in wanted.items() if row not in before]
    writing.insert_citations((lot, new))


def _citation_as_stored(row):
    date = CITATION.index("date")
    stored = list(_as_stored(CITATION, row))
    stored[date] = row[date].isoformat() if row[date] else None
    return stored
