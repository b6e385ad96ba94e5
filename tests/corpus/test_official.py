"""The official texts of the adopted draft: tied to it, and the same anchors in six languages."""

from itertools import permutations

import pytest
from django.conf import settings

from resolutions.models import LANGUAGES, LanguageVersion, Resolution

from .test_import import run

OFFICIAL = settings.BASE_DIR.parent / "shared" / "seeds" / "official"
DRAFT = settings.BASE_DIR / "fixtures" / "A_C.3_78_L.5.fr.md"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def official():
    if not OFFICIAL.is_dir():
        pytest.skip(f"{OFFICIAL} is not there: the official texts are not part of the project")
    return OFFICIAL


@pytest.mark.parametrize("order", list(permutations(("draft", "adopted"))))
def test_draft_and_adopted_text_are_tied_by_the_official_data_alone(official, client, order):
    for which in order:
        if which == "draft":
            run(DRAFT, "--symbol", "A/C.3/78/L.5")
        else:
            run(official, "--jobs", 1)
    draft, adopted = (Resolution.objects.get(symbol=symbol) for symbol in ("A/C.3/78/L.5", "A/RES/78/226"))
    assert draft.adopted_as == adopted
    assert draft.status == "draft" and adopted.status == "adopted"
    assert "/fr/A/RES/78/226" in client.get("/fr/A/C.3/78/L.5").content.decode()
    assert "/fr/A/C.3/78/L.5" in client.get("/fr/A/RES/78/226").content.decode()


def test_its_six_languages_are_built_alike(official, client):
    run(official, "--jobs", 1)
    versions = LanguageVersion.objects.filter(resolution__symbol="A/RES/78/226")
    assert sorted(version.language for version in versions) == list(LANGUAGES)
    assert len({version.structure_digest for version in versions}) == 1
    [anchors] = {tuple(version.paragraphs.values_list("anchor", flat=True)) for version in versions}
    assert {"pp20", "op1", "op36"} <= set(anchors) and "op37" not in anchors
    assert "pas construites de la même façon" not in client.get("/fr/A/RES/78/226").content.decode()
