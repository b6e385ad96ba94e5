"""The `meta` of an AKN file → steps to adoption, sponsors, vote and subjects."""

from __future__ import annotations

import html
import re

from lxml import etree

from ..document import State, Step, Subject, Vote, Warning
from ..whitespace import clean
from .masthead import canonical, date_of
from .reading import AKN
from .repairs import warning

STAGES = {
    "draftResolution": "draft",
    "draftDecision": "draft",
    "draftResolutionAdditionalSponsors": "sponsors_added",
    "recommendedForAdoption": "report",
    "adopted": "adopted",
    "composition": "composition",
}
RECORD = re.compile(r"(?:A|S|E)/(?:[A-Z0-9\-]+/)?(?:S?PV|SR)\.\d+(?: \([^)]*\))?")
COUNTED = re.compile(r"Adopted (\d+)-(\d+)-(\d+)")
VOTES = {"inFavour": "in_favour", "against": "against", "abstaining": "abstaining", "notVoting": "not_voting"}
SCHEMES = {"SDGO": "SDG", "UNBIS": "UNBIS", "UNBIS Thesaurus": "UNBIS", "DHLAUTH": "DHLAUTH", "EuroVoc": "EuroVoc"}
NAMES = re.compile(r",\s+(?![^(]*\))")
NO_STATES = re.compile(r"(?:submitted|introduced|recommended|proposed|presented|orally) ", re.IGNORECASE)


def steps(meta: etree._Element, warnings: list[Warning]) -> tuple[Step, ...]:
    """The steps that say something; a placeholder date is no date."""
    result = []
    for element in meta.iterfind(f"{AKN}workflow/{AKN}step"):
        stage = STAGES.get(element.get("outcome") or "")
        about, by = clean(element.get("as")), clean(element.get("by"))
        date = date_of(element.get("date"))
        if not stage or not (about or by or (stage == "adopted" and date)):
            continue
        if not date and element.get("date"):
            warnings.append(warning("date-placeholder", element.sourceline, date=element.get("date")))
        result.append(step(stage, about, by, date, clean(element.get("refersTo"))))
    return tuple(result)


def step(stage: str, about: str, by: str, date: str | None, refers: str) -> Step:
    if stage == "composition":
        return Step(stage, None, date, f"{by} ({refers})" if refers else by)
    if stage == "adopted":
        record = RECORD.search(about) or RECORD.search(by)
        told = by if record else about or by
        return Step(stage, canonical(record.group()) if record else None, date, told or None)
    return Step(stage, canonical(about), date, by or None)


def sponsors(found: tuple[Step, ...]) -> tuple[str, ...]:
    """The States and bodies that proposed the text, those of the draft first, each once."""
    names: list[str] = []
    for one in found:
        if one.stage in ("draft", "sponsors_added") and one.by and not NO_STATES.match(one.by):
            names += [name.removeprefix("and ").strip() for name in NAMES.split(one.by)]
    return tuple(dict.fromkeys(name for name in names if name))


def vote(meta: etree._Element, found: tuple[Step, ...], warnings: list[Warning]) -> Vote | None:
    """How the text was adopted: without a vote, or by a recorded vote with its States."""
    voting = meta.find(f"{AKN}analysis/{AKN}parliamentary/{AKN}voting")
    outcome = (voting.get("outcome") if voting is not None else None) or ""
    counts: dict[str, int] = {}
    states: list[State] = []
    for count in voting.iterfind(AKN + "count") if voting is not None else ():
        key = VOTES.get(count.get("refersTo") or "")
        if key:
            named = [State(clean(one.text), key) for one in count.iter(AKN + "organization") if clean(one.text)]
            number = int(count.get("value")) if (count.get("value") or "").isdecimal() else len(named)
            if named and number != len(named):
                warnings.append(warning("vote-differs", count.sourceline, count=number, vote=key, named=len(named)))
            counts[key] = number
            states += named
    told = " ".join([outcome, *(one.by or "" for one in found if one.stage == "adopted")])
    if not any(counts.values()) and (match := COUNTED.search(told)):
        counts = dict(zip(("in_favour", "against", "abstaining"), map(int, match.groups()), strict=True))
    if any(counts.values()):
        return Vote("recorded", **{key: counts.get(key) for key in VOTES.values()}, states=tuple(states))
    if re.search(r"without ?a? ?vote|acclamation|silence procedure", told, re.IGNORECASE):
        return Vote("consensus")
    return Vote("recorded") if outcome == "adoptedRecordedVote" else None


def subjects(meta: etree._Element) -> tuple[Subject, ...]:
    """The keywords of the thesauri, each once; the agenda and titles are read elsewhere."""
    found: dict[tuple[str, str], Subject] = {}
    for element in meta.iterfind(f"{AKN}classification/{AKN}keyword"):
        scheme = SCHEMES.get(element.get("dictionary") or "")
        if not scheme:
            continue
        # Some files escape an apostrophe twice; a keyword must read the same whichever file comes first.
        value, shown = clean(element.get("value")), clean(html.unescape(element.get("showAs") or ""))
        code = value if scheme == "SDG" else (element.get("href") or "").rpartition("/")[2] or value
        label = shown.replace("sdg_", "Goal ") if scheme == "SDG" else shown.replace("_", " ")
        known = found.get((scheme, code))
        if code and (known is None or known.label.islower() and label.isupper()):
            found[scheme, code] = Subject(scheme, code[:200], label[:300])
    return tuple(found.values())


def number_in_iri(meta: etree._Element) -> str | None:
    """The number of the work as its IRI writes it: `79-100`; None where there is none."""
    uri = meta.find(f"{AKN}identification/{AKN}FRBRWork/{AKN}FRBRuri")
    value = (uri.get("value") or "").strip("/") if uri is not None else ""
    return value.rpartition("/")[2] or None


def language_said(meta: etree._Element) -> str | None:
    """The language the metadata name, as one of the six codes."""
    element = meta.find(f"{AKN}identification/{AKN}FRBRExpression/{AKN}FRBRlanguage")
    code = (element.get("language") or "").lower() if element is not None else ""
    return {"ara": "ar", "eng": "en", "spa": "es", "fra": "fr", "rus": "ru", "zho": "zh", "chi": "zh"}.get(code, code[:2] or None)
