"""The rows: a resolution, its language versions, their paragraphs, notes and citations.

Only corpus/intake.py writes these tables.  Questions about them are queryset methods
(resolutions/querysets.py); nothing here renders or decides.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from . import querysets

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
"""The six official languages of the United Nations, by ISO 639-1 code."""


class Resolution(models.Model):
    """The work: what was adopted or proposed, whatever the language."""

    class Status(models.TextChoices):
        ADOPTED = "adopted"
        DRAFT = "draft"

    symbol = models.CharField(max_length=120, unique=True)
    key = models.CharField(max_length=120, unique=True)
    """The symbol folded for comparison (symbols.Symbol.key)."""
    sort_key = models.CharField(max_length=160, db_index=True)
    """Orders by organ, session and number under code-point collation (symbols.Symbol.sort_key)."""
    family = models.CharField(max_length=120, blank=True, db_index=True)
    """The number without its letter (symbols.Symbol.family), by which lettered and joint texts are found."""
    organ = models.CharField(max_length=40, db_index=True)
    session = models.CharField(max_length=20, blank=True, db_index=True)
    status = models.CharField(max_length=10, choices=Status.choices)
    adopted = models.DateField(null=True, blank=True, db_index=True)
    issued = models.DateField(null=True, blank=True)
    meeting = models.CharField(max_length=60, blank=True)
    committee = models.CharField(max_length=40, blank=True, db_index=True)
    agenda_items = models.JSONField(default=list)
    draft_symbol = models.CharField(max_length=120, blank=True, db_index=True)
    report_symbol = models.CharField(max_length=120, blank=True)
    record_symbol = models.CharField(max_length=120, blank=True)
    steps = models.JSONField(default=list)
    """The way from draft to adoption: [{stage, symbol, date, by}]."""
    adopted_as_symbol = models.CharField(max_length=120, blank=True, db_index=True)
    adopted_as = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="drafts")
    """Where a draft led; null while the adopted text is not held (the symbol is then pending)."""
    conflicts = models.JSONField(default=list)
    """Facts on which its language versions disagree: [{field, values: {language: value}}]."""
    facts_digest = models.CharField(max_length=64, blank=True)
    """SHA-256 of the facts this row was worked out from (corpus/intake/facts.py)."""

    objects = querysets.ResolutionQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key"]
        constraints = [
            models.CheckConstraint(condition=~Q(symbol=""), name="resolution_has_a_symbol"),
            models.CheckConstraint(condition=Q(status__in=["adopted", "draft"]), name="resolution_status_known"),
        ]

    def __str__(self):
        return self.symbol


class Vote(models.Model):
    """How a resolution was adopted."""

    class Outcome(models.TextChoices):
        CONSENSUS = "consensus"
        RECORDED = "recorded"

    resolution = models.OneToOneField(Resolution, on_delete=models.CASCADE, related_name="vote")
    outcome = models.CharField(max_length=10, choices=Outcome.choices, db_index=True)
    in_favour = models.PositiveSmallIntegerField(null=True)
    against = models.PositiveSmallIntegerField(null=True)
    abstaining = models.PositiveSmallIntegerField(null=True)
    not_voting = models.PositiveSmallIntegerField(null=True)
    states = models.JSONField(default=list)
    """[{name, vote}], vote in in_favour | against | abstaining | not_voting."""


class Sponsor(models.Model):
    """A State or body that proposed the text."""

    resolution = models.ForeignKey(Resolution, on_delete=models.CASCADE, related_name="sponsors")
    position = models.PositiveSmallIntegerField()
    name = models.TextField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["resolution", "position"], name="sponsor_place")]


class Subject(models.Model):
    """A keyword of a thesaurus (UNBIS, SDG)."""

    scheme = models.CharField(max_length=20)
    code = models.CharField(max_length=200)
    label = models.CharField(max_length=300)
    resolutions = models.ManyToManyField(Resolution, related_name="subjects")

    class Meta:
        ordering = ["scheme", "label"]
        constraints = [models.UniqueConstraint(fields=["scheme", "code"], name="subject_once")]


class LanguageVersion(models.Model):
    """The text of a resolution in one language, as accepted from one source."""

    resolution = models.ForeignKey(Resolution, on_delete=models.CASCADE, related_name="versions")
    language = models.CharField(max_length=2)
    title = models.TextField()
    masthead = models.JSONField(default=list)
    """The lines of the heading and closing block: [{kind, text, lines}]."""
    warnings = models.JSONField(default=list)
    """What intake was told about the source: [{code, line, message}]."""
    facts = models.JSONField(default=dict)
    """What this version says about the resolution; corpus/intake/facts.py makes one row of all versions."""
    format = models.CharField(max_length=12)
    source_digest = models.CharField(max_length=64, db_index=True)
    """SHA-256 of the bytes received; corpus.Source keeps the bytes under the same digest."""
    document_digest = models.CharField(max_length=64)
    """SHA-256 of the Document as stored, so that the same text again changes nothing."""
    structure_digest = models.CharField(max_length=32, default="")
    """Digest of the anchors in order (structure.digest): versions built alike have the same."""
    revision = models.BigIntegerField(db_index=True)
    """The revision that last changed this version."""
    withdrawn = models.BooleanField(default=False)
    """True while taken out by an admin; the rows stay so that it can be undone."""

    objects = querysets.LanguageVersionQuerySet.as_manager()

    class Meta:
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(fields=["resolution", "language"], name="one_version_a_language"),
            models.CheckConstraint(condition=Q(language__in=LANGUAGES), name="version_language_official"),
        ]
        # Whose version it is and in which language, without a look at its long columns.
        indexes = [
            models.Index(fields=["id"], include=["resolution", "language"], condition=Q(withdrawn=False), name="version_shown")
        ]

    def __str__(self):
        return f"{self.resolution_id} ({self.language})"


class Paragraph(models.Model):
    """A piece of text with an address: preambular, operative, heading, annex, table, text."""

    version = models.ForeignKey(LanguageVersion, on_delete=models.CASCADE, related_name="paragraphs")
    position = models.PositiveIntegerField()
    anchor = models.CharField(max_length=60)
    kind = models.CharField(max_length=12)
    number = models.CharField(max_length=20, blank=True)
    label = models.CharField(max_length=30, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="children")
    level = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    emphasis = models.JSONField(default=list)
    """[[start, end], …] in code points of text."""
    opening = models.CharField(max_length=200, blank=True)
    actions = models.JSONField(default=list)
    """[{action, start, end, primary, addressee, alternatives}], as in the Document."""
    table = models.JSONField(null=True)
    """Rows of cells, for kind `table`."""
    lines = models.JSONField(default=list)

    objects = querysets.ParagraphQuerySet.as_manager()

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "anchor"], name="one_anchor_a_version", deferrable=models.Deferrable.DEFERRED
            ),
            models.UniqueConstraint(
                fields=["version", "position"], name="one_place_a_version", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(condition=~Q(anchor=""), name="paragraph_has_an_anchor"),
        ]


class Footnote(models.Model):
    """A note at the foot of a page."""

    version = models.ForeignKey(LanguageVersion, on_delete=models.CASCADE, related_name="footnotes")
    position = models.PositiveIntegerField()
    anchor = models.CharField(max_length=60)
    mark = models.CharField(max_length=10)
    text = models.TextField()
    emphasis = models.JSONField(default=list)
    lines = models.JSONField(default=list)

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "anchor"], name="one_note_anchor_a_version", deferrable=models.Deferrable.DEFERRED
            )
        ]


class FootnoteMark(models.Model):
    """The place in a paragraph that calls a note."""

    paragraph = models.ForeignKey(Paragraph, on_delete=models.CASCADE, related_name="marks")
    offset = models.PositiveIntegerField()
    order = models.PositiveSmallIntegerField(default=0)
    """Several marks may stand at one offset; this is their order there."""
    mark = models.CharField(max_length=10)
    footnote = models.ForeignKey(Footnote, null=True, on_delete=models.CASCADE, related_name="marks")

    class Meta:
        ordering = ["paragraph", "offset", "order"]
        constraints = [
            models.UniqueConstraint(fields=["paragraph", "offset", "order"], name="one_mark_a_place"),
        ]


class Citation(models.Model):
    """A span that names a resolution, document or treaty: in a paragraph, a note or the masthead."""

    class Method(models.TextChoices):
        LINKED = "linked"
        RECOGNISED = "recognised"

    version = models.ForeignKey(LanguageVersion, on_delete=models.CASCADE, related_name="citations")
    paragraph = models.ForeignKey(Paragraph, null=True, on_delete=models.CASCADE, related_name="citations")
    footnote = models.ForeignKey(Footnote, null=True, on_delete=models.CASCADE, related_name="citations")
    masthead_line = models.PositiveSmallIntegerField(null=True)
    """Index into version.masthead, where the citation stands in the heading."""
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    target_symbol = models.CharField(max_length=120)
    target_key = models.CharField(max_length=120, db_index=True)
    pinpoint = models.CharField(max_length=60, blank=True)
    """The paragraph, section or annex that the words name, as an anchor."""
    pinpoint_end = models.CharField(max_length=60, blank=True)
    """Where the words name several: the last of them, then after commas what stands beside them (document.Citation)."""
    places = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    """Anchors in the target that the pinpoint means; empty while it is not held and where it has no such paragraph."""
    linked_symbol = models.CharField(max_length=120, blank=True)
    """Where the link of the source led; with the method `recognised` the printed number contradicts it."""
    method = models.CharField(max_length=10, choices=Method.choices)
    date = models.DateField(null=True)
    candidates = models.JSONField(default=list)
    target = models.ForeignKey(Resolution, null=True, on_delete=models.SET_NULL, related_name="cited_by")
    """The resolution once we hold it; null while pending."""

    objects = querysets.CitationQuerySet.as_manager()

    class Meta:
        ordering = ["version", "paragraph", "footnote", "start"]
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="citation_span_not_empty"),
            models.CheckConstraint(
                condition=(
                    Q(paragraph__isnull=False, footnote__isnull=True, masthead_line__isnull=True)
                    | Q(paragraph__isnull=True, footnote__isnull=False, masthead_line__isnull=True)
                    | Q(paragraph__isnull=True, footnote__isnull=True, masthead_line__isnull=False)
                ),
                name="citation_in_one_place",
            ),
        ]
        indexes = [
            models.Index(fields=["target", "pinpoint"], name="citation_target_pinpoint"),
            # Which versions cite a number, without a look at their citations.
            models.Index(fields=["target_key", "version"], include=["target"], name="citation_key_version"),
        ]


class Change(models.Model):
    """One accepted change: the sequence that everything derived outside Postgres catches up from.

    Revisions are handed out in the order of commit: intake takes the next one, at the end of its
    transaction, under a lock held until commit, so a reader that has seen revision n has seen all
    before it.
    """

    class What(models.TextChoices):
        ACCEPTED = "accepted"
        WITHDRAWN = "withdrawn"
        RESTORED = "restored"

    revision = models.BigIntegerField(primary_key=True)
    what = models.CharField(max_length=10, choices=What.choices)
    symbol = models.CharField(max_length=120)
    language = models.CharField(max_length=2)
    version = models.ForeignKey(LanguageVersion, null=True, on_delete=models.SET_NULL, related_name="changes")
    at = models.DateTimeField(auto_now_add=True)

    objects = querysets.ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["revision"]
