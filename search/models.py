"""The derived rows that are searched: one for each paragraph, note and title held, and the words there are.

Only search/entries.py writes them, inside the transaction that changes what they are derived from.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from resolutions.models import LANGUAGES, Footnote, LanguageVersion, Paragraph


class Entry(models.Model):
    """What a hit is: a paragraph, a note (then `footnote` is set) or a title (then neither is)."""

    version = models.ForeignKey(LanguageVersion, on_delete=models.CASCADE, related_name="+")
    anchor = models.CharField(max_length=60, blank=True)
    """Empty for the title."""
    paragraph = models.ForeignKey(Paragraph, null=True, on_delete=models.CASCADE, related_name="+")
    footnote = models.ForeignKey(Footnote, null=True, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=2)
    order = models.CharField(max_length=180, db_collation="C")
    """Sorts by symbol, then by place in the document."""
    session = models.PositiveSmallIntegerField(null=True)
    """The number of a regular session; null for special ones."""
    year = models.PositiveSmallIntegerField(null=True)
    date = models.DateField(null=True)
    labels = ArrayField(models.TextField())
    """Every `field:value` that is true of the entry; see search/fields.py."""
    own = ArrayField(models.TextField())
    """Those that are not true of the whole resolution."""
    vector = SearchVectorField()
    """The tokens of search/analysis.py with their positions: `=exact` and `stem` at one position."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "anchor"], name="one_entry_an_anchor")]
        indexes = [
            *(
                GinIndex(fields=["vector"], name=f"entry_vector_{language}", condition=Q(language=language))
                for language in LANGUAGES
            ),
            GinIndex(fields=["own"], name="entry_own"),
            # What is true of the whole resolution is looked up in the entry of the title.
            GinIndex(fields=["labels"], name="entry_title_labels", condition=Q(anchor="")),
            models.Index(fields=["language", "order"], name="entry_order"),
        ]


class Word(models.Model):
    """An exact form that occurs, or once occurred, in a language: what wildcards and suggestions choose from."""

    language = models.CharField(max_length=2)
    form = models.TextField(db_collation="C")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "form"], name="one_word_a_language")]
