"""Which held resolution a cited symbol means: itself, its joint or lettered text, what a draft became.

The answer depends on what is held and on nothing else, so the order in which texts come makes no
difference.  Where several held texts answer, none is chosen: the citation stays pending, and they are
its candidates.
"""

from django.db import connection

from resolutions import symbols

HELD = "EXISTS (SELECT 1 FROM resolutions_languageversion v WHERE v.resolution_id = r.id AND NOT v.withdrawn)"


def held_targets(keys):
    """Comparison key → primary key, for those of the keys whose very resolution is held."""
    return dict(_ask("SELECT r.key, r.id FROM resolutions_resolution r WHERE r.key = ANY(%s) AND " + HELD, keys))


def meant(keys):
    """Comparison key → primary key of the held resolution it means, or None: not held, or several answer."""
    found = held_targets(keys)
    cited = {key: symbol for key in keys if key not in found and (symbol := _parsed(key))}
    numbered = {key: symbol for key, symbol in cited.items() if symbol.kind in ("resolution", "decision")}
    drafts = {key: symbol for key, symbol in cited.items() if symbol.kind == "draft"}
    answers = {key: [] for key in keys}
    for key, held, number in _members(numbered):
        if stands_for(held, numbered[key]):
            answers[key].append(number)
    for key, number in _adopted_from(drafts):
        answers[key].append(number)
    return {key: found.get(key) or (answers[key][0] if len(answers[key]) == 1 else None) for key in keys}


def stands_for(held, cited):
    """Whether a held text answers to the number of a citation that is not exactly its own.

    A number without letter is any of its letters, and A is the name a number gets when a B is adopted
    later (un_spec 1.6); one letter is answered by a joint text that has it, and the reverse.  A number of
    the Security Council needs no year.
    """
    if held.organ == "S":
        return not (held.session and cited.session)
    if not cited.letters:
        return True
    if not held.letters:
        return cited.letters == {"A"}
    return cited.letters <= held.letters or held.letters <= cited.letters


def _members(cited):
    """(cited key, Symbol held, its primary key) for all held members of the families of these symbols."""
    families = {}
    for key, symbol in cited.items():
        families.setdefault(symbol.family, []).append(key)
    statement = "SELECT r.family, r.symbol, r.id FROM resolutions_resolution r WHERE r.family = ANY(%s) AND " + HELD
    for family, symbol, number in _ask(statement, families):
        for key in families[family]:
            yield key, symbols.parse(symbol), number


def _adopted_from(drafts):
    """(key of a draft, primary key of a held resolution that names it as its draft)."""
    keys = {symbol.symbol: key for key, symbol in drafts.items()}
    statement = "SELECT r.draft_symbol, r.id FROM resolutions_resolution r WHERE r.draft_symbol = ANY(%s) AND " + HELD
    return [(keys[symbol], number) for symbol, number in _ask(statement, keys)]


def _ask(statement, values):
    values = list(values)
    if not values:
        return []
    with connection.cursor() as cursor:
        cursor.execute(statement, [values])
        return cursor.fetchall()


def _parsed(key):
    """The Symbol of a key; None for a bare number of which the text does not say whose it is."""
    try:
        return symbols.parse(key)
    except ValueError:
        return None
