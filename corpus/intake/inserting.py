"""Language versions that are new brought into the tables, many at once: each table is written in one stream."""

from resolutions.models import Change, LanguageVersion, Resolution
from search import drafts, entries

from . import facts, places, revisions, settling, sources, ties, writing
from . import rows as stored
from .outcome import Outcome


def insert(arrivals, resolutions, withdrawn):
    """Write Arrivals of which no two are for the same symbol and language; returns an Outcome for each.

    `resolutions` {comparison key: Resolution} are those that are stored, `withdrawn` {comparison key:
    [whether each version is withdrawn]} says which of them are held.  Needs the locks of all symbols.
    """
    sources.keep_all(arrivals)
    facts.make_subjects(*(arrival.said for arrival in arrivals))
    created = _create([arrival for arrival in arrivals if arrival.symbol.key not in resolutions])
    versions = _insert_versions(arrivals, {**resolutions, **created})
    drafted = _insert_pieces(arrivals, versions)
    known = {version.resolution for version in versions} - set(created.values())
    outdated = facts.outdated(known)
    entries.insert([each for each in drafted if each.version.resolution not in outdated])
    revisions.lock_revisions()
    entries.remember_words(drafted)
    keys = [version.pk for version in versions]
    ties.resolve_citations_of(*keys)
    ties.tie_drafts(*created.values())
    for resolution in outdated:
        settling.settle(resolution, keys)
    entries.insert([each for each in drafted if each.version.resolution in outdated])
    held_before = {resolutions[key] for key, each in withdrawn.items() if not all(each)}
    ties.resolve_citations_to(*({version.resolution for version in versions} - held_before))
    places.place_citations_to(*(resolution.pk for resolution in known & held_before))
    revisions.record_all(Change.What.ACCEPTED, [(version.resolution.symbol, version) for version in versions])
    return [
        Outcome("new", arrival.symbol.symbol, version.language, version.pk, version.revision, (), len(version.warnings))
        for arrival, version in zip(arrivals, versions, strict=True)
    ]


def _create(arrivals):
    """{comparison key: Resolution} for these arrivals, written with what they say about it together."""
    said, symbols = {}, {arrival.symbol.key: arrival.symbol for arrival in arrivals}
    for key, symbol in symbols.items():
        resolution = Resolution(
            symbol=symbol.symbol,
            key=key,
            sort_key=symbol.sort_key,
            family=symbol.family,
            organ=symbol.organ,
            session=symbol.session or "",
        )
        own = [(a.document.language, a.said, False) for a in arrivals if a.symbol.key == key]
        said[key] = resolution, facts.Said.by(own)
    facts.insert(list(said.values()))
    return {key: resolution for key, (resolution, _) in said.items()}


def _insert_versions(arrivals, resolutions):
    (keys,) = writing.allot((LanguageVersion, len(arrivals)))
    versions = [
        LanguageVersion(
            id=key,
            resolution=resolutions[arrival.symbol.key],
            language=arrival.document.language,
            revision=0,
            **arrival.columns(),
        )
        for key, arrival in zip(keys, arrivals, strict=True)
    ]
    columns = [field.attname for field in LanguageVersion._meta.concrete_fields]
    writing.copy(
        LanguageVersion._meta.db_table,
        columns,
        ([_plain(getattr(version, column)) for column in columns] for version in versions),
    )
    return versions


def _plain(value):
    """A value as a stream takes it: JSON as text."""
    return stored.dumps(value) if isinstance(value, (list, dict)) else value


def _insert_pieces(arrivals, versions):
    """Paragraphs, notes, marks and citations written; returns what is to be written for search."""
    rows = [arrival.rows for arrival in arrivals]
    lots = writing.Lot.all_new([(version.pk, own) for version, own in zip(versions, rows, strict=True)])
    writing.insert(lots)
    made = (drafts.drafts(stored.searched(arrival.document, arrival.rows)) for arrival in arrivals)
    return [
        entries.Drafted(version, own, lot.paragraphs, lot.footnotes)
        for version, own, lot in zip(versions, made, lots, strict=True)
    ]
