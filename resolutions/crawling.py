"""For crawlers: the sitemap, in parts, of every text that is held, and what to leave alone."""

from django.contrib.sitemaps import Sitemap
from django.db.models import OuterRef, Subquery
from django.http import HttpResponse
from django.urls import reverse

from . import addresses
from .models import LANGUAGES, Change, LanguageVersion

PAGES = ("home", "browse", "holdings", "search_help")
LEFT_ALONE = ("/search?", "/search/hits", "/search/feed", "/search/suggest", "/desk", "/login", "/sheet", "/cite")


class Texts(Sitemap):
    """Every language version that is held, with the day it last changed; five thousand a part."""

    limit = 5000

    def items(self):
        """(symbol, language, when it changed), in an order that new texts do not disturb."""
        changed = Change.objects.filter(revision=OuterRef("revision")).values("at")
        versions = LanguageVersion.objects.held().order_by("pk").annotate(changed=Subquery(changed))
        return versions.values_list("resolution__symbol", "language", "changed")

    def location(self, item):
        """The address of the text."""
        return addresses.of(item[0], item[1])

    def lastmod(self, item):
        """When the text last changed."""
        return item[2]

    def get_latest_lastmod(self):
        """When anything last changed."""
        return Change.objects.order_by("-revision").values_list("at", flat=True).first()


class Pages(Sitemap):
    """The pages that are no texts, in six languages."""

    i18n = True
    alternates = True

    def items(self):
        """Their names."""
        return list(PAGES)

    def location(self, item):
        """The address in the language of now."""
        return reverse(item)


SITEMAPS = {"pages": Pages, "texts": Texts}


def robots(request):
    """`/robots.txt`: texts and lists are free; searches without end, forms and downloads are left alone."""
    lines = ["User-agent: *"]
    lines += [f"Disallow: /{language}{path}" for language in LANGUAGES for path in LEFT_ALONE]
    lines += ["", f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
