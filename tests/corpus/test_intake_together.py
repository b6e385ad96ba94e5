"""Writers at the same time, and what the database itself refuses."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction

from corpus.importing.work import persistently
from corpus.intake import Received, accept
from corpus.models import Source
from resolutions.models import Change, Citation, LanguageVersion, Paragraph, Resolution

from .documents import document


def together(*tasks):
    """Run the tasks at once, each on its own connection; returns what they gave or raised."""
    results, start = [None] * len(tasks), threading.Barrier(len(tasks))

    def work(place, task):
        start.wait()
        try:
            results[place] = persistently(task)
        except Exception as error:
            results[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=pair) for pair in enumerate(tasks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def intake(doc, name):
    """A task that takes a Document in."""
    return lambda: accept(doc, Received.of(name.encode(), name))


@pytest.mark.django_db(transaction=True)
def test_the_same_text_at_once_is_one():
    results = together(*(intake(document(), f"{n}.xml") for n in range(4)))
    assert sorted(outcome.what for outcome in results) == ["new", "unchanged", "unchanged", "unchanged"]
    assert Resolution.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_texts_for_one_symbol_at_once_leave_one_whole():
    results = together(
        intake(document(body=("Decides one.", "Decides two.")), "a.xml"),
        intake(document(body=("Requests.",)), "b.xml"),
    )
    assert sorted(getattr(result, "what", None) or result.code for result in results) == ["held-otherwise", "new"]
    assert LanguageVersion.objects.get().paragraphs.count() in (2, 3)


@pytest.mark.django_db(transaction=True)
def test_languages_and_citations_crosswise_at_once():
    """Resolutions citing each other, each in three languages: every tie is made, revisions have no gap."""
    tasks = []
    for number in range(1, 5):
        body = tuple(f"Recalls its resolution 70/{other}." for other in (1,) if other != number)
        for language in ("en", "fr", "ar"):
            doc = document(f"A/RES/70/{number}", language, body=body or ("Decides.",))
            tasks.append(intake(doc, f"{number}.{language}.xml"))
    results = together(*tasks)
    assert {outcome.what for outcome in results} == {"new"}, results
    assert Citation.objects.filter(target_symbol="A/RES/70/1", target=None).count() == 0
    assert list(Change.objects.values_list("revision", flat=True)) == list(range(1, Change.objects.count() + 1))
    assert (Resolution.objects.count(), LanguageVersion.objects.count()) == (4, 12)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        lambda v: Paragraph.objects.create(version=v, position=99, anchor="", kind="text", text="x"),
        lambda v: Paragraph.objects.create(version=v, position=99, anchor="op1", kind="text", text="x"),
        lambda v: Citation.objects.create(version=v, start=3, end=3, masthead_line=0, target_symbol="A", method="linked"),
        lambda v: Citation.objects.create(version=v, start=3, end=4, target_symbol="A", target_key="A", method="linked"),
        lambda v: LanguageVersion.objects.create(resolution=v.resolution, language="de", title="", revision=1),
        lambda v: LanguageVersion.objects.create(resolution=v.resolution, language="en", title="", revision=1),
        lambda v: Source.objects.create(digest="no digest", data=b"", size=0, name="x"),
    ],
)
def test_the_database_refuses_what_can_not_be(wrong):
    accept(document(), Received.of(b"one", "one.xml"))
    with pytest.raises(IntegrityError), transaction.atomic():
        wrong(LanguageVersion.objects.get())
        connection.check_constraints()
