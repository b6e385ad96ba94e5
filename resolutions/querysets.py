"""Questions about what we hold, as chainable queryset methods."""

from django.db import models


class ResolutionQuerySet(models.QuerySet):
    """Resolutions."""

    def held(self):
        """Those with at least one language version that is not withdrawn."""
        return self.filter(versions__withdrawn=False).distinct()


class LanguageVersionQuerySet(models.QuerySet):
    """Language versions."""

    def held(self):
        """Those not withdrawn."""
        return self.filter(withdrawn=False)


class ParagraphQuerySet(models.QuerySet):
    """Paragraphs."""

    def held(self):
        """Those of versions not withdrawn."""
        return self.filter(version__withdrawn=False)


class CitationQuerySet(models.QuerySet):
    """Citations."""

    def held(self):
        """Those of versions not withdrawn."""
        return self.filter(version__withdrawn=False)

    def of_key(self, key):
        """Those whose target has this comparison key (symbols.Symbol.key), held or pending."""
        return self.filter(target_key=key)


class ChangeQuerySet(models.QuerySet):
    """Accepted changes."""

    def latest_revision(self):
        """The highest revision, 0 when nothing was ever accepted."""
        return self.aggregate(latest=models.Max("revision"))["latest"] or 0
