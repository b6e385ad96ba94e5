"""The metadata of AKN files: steps, sponsors, votes, subjects."""

from __future__ import annotations

import pytest

from corpus.parsing.document import State, Step, Subject, Vote

from .akn_files import akn as file
from .test_akn import BODY, codes, read

STEPS = """<workflow source="#un">
<step date="2034-10-10" outcome="draftResolution" as="A/C.3/89/L.5" by="Brazil (on behalf of Peru, Chile and Cuba), Bosnia and Herzegovina"/>
<step date="0001-01-01" outcome="draftResolutionAdditionalSponsors" by="France, Netherlands (Kingdom of the)"/>
<step date="2034-12-01" outcome="recommendedForAdoption" as="A/89/482" by="" refersTo="29"/>
<step date="2034-12-19" outcome="adopted" as="A/89/PV.50 (Resumption 1)" by=""/></workflow>"""


def voting(outcome, inside=""):
    return f'<analysis source="#un"><parliamentary><voting outcome="{outcome}">{inside}</voting></parliamentary></analysis>'


def count(value, kind, *states):
    names = "".join(f'<organization refersTo="memberState">{state}</organization>' for state in states)
    return f'<count value="{value}" refersTo="{kind}"><akn4un:voters>{names}</akn4un:voters></count>'


def test_the_way_from_draft_to_adoption():
    document = read(file(BODY, meta=STEPS))
    assert document.steps == (
        Step("draft", "A/C.3/89/L.5", "2034-10-10", "Brazil (on behalf of Peru, Chile and Cuba), Bosnia and Herzegovina"),
        Step("sponsors_added", None, None, "France, Netherlands (Kingdom of the)"),
        Step("report", "A/89/482", "2034-12-01", None),
        Step("adopted", "A/89/PV.50 (Resumption 1)", "2034-12-19", None),
    )
    assert (document.draft, document.report, document.record) == ("A/C.3/89/L.5", "A/89/482", "A/89/PV.50 (Resumption 1)")
    assert document.sponsors == (
        "Brazil (on behalf of Peru, Chile and Cuba)", "Bosnia and Herzegovina", "France", "Netherlands (Kingdom of the)",
    )  # fmt: skip
    assert codes(document) == ["date-placeholder"]


def test_an_officer_is_no_sponsor():
    step = '<workflow><step date="2034-10-10" outcome="draftResolution" as="A/C.5/89/L.1" by="submitted by the Chair of the Committee"/></workflow>'
    assert read(file(BODY, meta=step)).sponsors == ()


def test_a_recorded_vote_names_every_state():
    inside = count(2, "inFavour", "ALGERIA", "BRAZIL") + count(1, "against", "CHAD") + count(0, "abstaining")
    assert read(file(BODY, meta=voting("adoptedRecordedVote", inside))).vote == Vote(
        "recorded", 2, 1, 0, None,
        (State("ALGERIA", "in_favour"), State("BRAZIL", "in_favour"), State("CHAD", "against")),
    )  # fmt: skip


def test_a_count_that_differs_from_the_names_is_named():
    document = read(file(BODY, meta=voting("adoptedRecordedVote", count(3, "inFavour", "ALGERIA"))))
    assert document.vote.in_favour == 3
    assert codes(document) == ["vote-differs"]


@pytest.mark.parametrize(
    "outcome, vote",
    [
        ("adoptedWithoutVote", Vote("consensus")),
        ("adoptedByAcclamation", Vote("consensus")),
        ("Adopted 90-0-47, 87th plenary meeting", Vote("recorded", 90, 0, 47)),
        ("", None),
    ],
)
def test_other_outcomes(outcome, vote):
    assert read(file(BODY, meta=voting(outcome))).vote == vote


def test_subjects_come_once_with_their_scheme():
    keywords = """<classification><keyword value="16" href="http://metadata.un.org/sdg/16" showAs="sdg_16" dictionary="SDGO"/>
    <keyword value="civil_society" href="http://metadata.un.org/thesaurus/1001012" showAs="civil_society" dictionary="UNBIS"/>
    <keyword value="CIVIL SOCIETY" href="http://metadata.un.org/thesaurus/1001012" showAs="CIVIL SOCIETY" dictionary="UNBIS Thesaurus"/>
    <keyword value="72b" showAs="Rivers." dictionary="A/89/251" refersTo="agenda"/></classification>"""
    assert read(file(BODY, meta=keywords)).subjects == (Subject("SDG", "16", "Goal 16"), Subject("UNBIS", "1001012", "CIVIL SOCIETY"))


def test_a_date_of_adoption_that_differs_is_named():
    step = '<workflow><step date="2034-12-20" outcome="adopted" as="A/89/PV.50" by=""/></workflow>'
    document = read(file(BODY, meta=step))
    assert document.adopted == "2034-12-19"
    assert codes(document) == ["adopted-differs"]


def test_notes_kept_in_the_metadata_are_notes_of_the_heading():
    document = read(file(BODY, meta='<notes source="DGACM"><note marker="*"><p> Issued again.</p></note></notes>'))
    assert [(n.mark, n.text) for n in document.footnotes] == [("*", "Issued again.")]
    assert codes(document) == ["note-in-masthead"]
