"""Questions about what we hold, as chainable queryset methods."""

from django.apps import apps
from django.db import connection, models
from django.db.models import Case, Count, Exists, F, Func, Max, OuterRef, Q, Value, When, Window
from django.db.models.functions import Coalesce, ExtractYear, Left, RowNumber

KEYS = (r"/((?:[A-Z]+-)?\d{6})(?:/|$)", r"/\d{6}(RES|DEC)/")
"""The session, and what it counts as resolution or decision, in a sort key (symbols.Symbol.sort_key)."""


class ResolutionQuerySet(models.QuerySet):
    """Resolutions."""

    def held(self):
        """Those with at least one language version that is not withdrawn."""
        versions = apps.get_model("resolutions", "LanguageVersion").objects.held()
        return self.filter(Exists(versions.filter(resolution=OuterRef("pk"))))

    def naming(self, symbol):
        """Held resolutions that name this symbol in their history: as draft, report, record, adopted text or a step."""
        facts = Q(draft_symbol=symbol) | Q(report_symbol=symbol) | Q(record_symbol=symbol) | Q(adopted_as_symbol=symbol)
        return self.held().filter(facts | Q(steps__contains=[{"symbol": symbol}]))

    def with_year(self):
        """Adds `year`, of adoption or, for drafts, of issue."""
        return self.annotate(year=ExtractYear(Coalesce("adopted", "issued")))

    def in_reading_order(self, one_session=False):
        """By organ, newest session first and special ones last, in each what was adopted before drafts; inside one session by number."""
        if one_session:
            return self.order_by("sort_key")
        session, series = (Func("sort_key", Value(form), function="substring", output_field=models.TextField()) for form in KEYS)
        of_session, of_series = session.desc(nulls_last=True), series.desc(nulls_last=True)
        return self.order_by("organ", Left(session, 1), of_session, of_series, "-sort_key")

    def counted(self, *fields):
        """Rows (field values…, count) for each combination, the newest sessions first."""
        return (
            self.order_by().values_list(*fields).annotate(number=Count("pk", distinct=True), last=Max("sort_key"))
        ).order_by("-last")

    def relatives(self, symbol):
        """Held resolutions of the same number with another letter, or together with others."""
        return self.held().filter(family=symbol.family).exclude(key=symbol.key).order_by("sort_key")

    def neighbours(self, resolution):
        """The held resolutions before and after this one, either may be None."""
        same = self.held().filter(organ=resolution.organ, status=resolution.status)
        before = same.filter(sort_key__lt=resolution.sort_key).order_by("-sort_key").values_list("symbol", flat=True)
        after = same.filter(sort_key__gt=resolution.sort_key).order_by("sort_key").values_list("symbol", flat=True)
        return before.first(), after.first()


class LanguageVersionQuerySet(models.QuerySet):
    """Language versions."""

    def held(self):
        """Those not withdrawn."""
        return self.filter(withdrawn=False)

    def of_key(self, key):
        """Those of the resolution with this comparison key (symbols.Symbol.key)."""
        return self.filter(resolution__key=key)

    def by_session(self):
        """Rows (organ, session, language, number of texts), newest session first."""
        rows = self.held().order_by().values_list("resolution__organ", "resolution__session", "language")
        return rows.annotate(number=Count("pk"), last=Max("resolution__sort_key")).order_by("resolution__organ", "-last")

    def by_language(self):
        """Rows (language, number of texts)."""
        return self.held().order_by("language").values_list("language").annotate(number=Count("pk"))


class ParagraphQuerySet(models.QuerySet):
    """Paragraphs."""

    def held(self):
        """Those of versions not withdrawn."""
        return self.filter(version__withdrawn=False)

    def part(self, anchor):
        """The paragraph with this anchor and those inside it, in order."""
        return self.filter(Q(anchor=anchor) | Q(anchor__startswith=f"{anchor}.")).order_by("position")


class CitationQuerySet(models.QuerySet):
    """Citations."""

    def held(self):
        """Those of versions not withdrawn."""
        return self.filter(version__withdrawn=False)

    def to(self, cited):
        """Those that mean this (symbols.Symbol): tied to the held resolution, or waiting for the symbol."""
        held = apps.get_model("resolutions", "Resolution").objects.held().filter(key=cited.key).values_list("pk", flat=True)
        target = held.first()
        return self.filter(target=target) if target else self.filter(target_key=cited.key, target=None)

    def versions_shown(self, language):
        """Of each resolution that has some of these the version to show: in `language`, else the first; for a subquery."""
        versions = apps.get_model("resolutions", "LanguageVersion").objects.held().filter(pk__in=self.order_by().values("version"))
        preferred = Case(When(language=language, then=0), default=1)
        place = Window(RowNumber(), partition_by="resolution", order_by=[preferred, "language"])
        return versions.order_by().annotate(place=place).filter(place=1).values("pk")

    def wanted(self):
        """What is pending: {target_symbol, open: candidates that the text names, texts, citations}, most wanted first."""
        rows = self.held().filter(target=None).order_by().values("target_symbol", open=F("candidates"))
        return rows.annotate(texts=Count("version__resolution", distinct=True), citations=Count("pk")).order_by(
            "-texts", "-citations", "target_symbol"
        )

    def contradicted(self):
        """Those whose printed number says something else than the link of the source."""
        return self.held().filter(method="recognised").exclude(linked_symbol="")


class ChangeQuerySet(models.QuerySet):
    """Accepted changes."""

    def latest(self):
        """(revision, when) of the last accepted change, None before the first.

        Every page asks for it: written out, for to have it composed costs as much as all the rest of a page that is kept.
        """
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT revision, at FROM {self.model._meta.db_table} ORDER BY revision DESC LIMIT 1")
            return cursor.fetchone()
