"""An Atom feed of any search: the newest hits."""

import datetime

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from . import asking, results
from .fields import Mistake
from .forms import Options

ENTRIES = 50


class SearchFeed(Feed):
    """The newest hits of the search in the address; a query that can't be understood gives an empty feed that says so."""

    feed_type = Atom1Feed

    def get_object(self, request):
        options = Options.of(request.GET)
        try:
            asked = asking.question(options)
        except Mistake as error:
            return options, [], asking.refusal(error)
        found, _reason = asking.answer(asked, sort="newest", offset=0, limit=ENTRIES)
        return options, results.hits(found.hits, asked.tree), ""

    def title(self, searched):
        return _("Search: %(query)s") % {"query": searched[0].q}

    def subtitle(self, searched):
        return searched[2]

    def link(self, searched):
        return reverse("search") + searched[0].address()

    def items(self, searched):
        return searched[1]

    def item_title(self, hit):
        return f"{hit.symbol}, {hit.place}"

    def item_description(self, hit):
        return hit.text

    def item_link(self, hit):
        return hit.address

    def item_guid(self, hit):
        return hit.address

    def item_pubdate(self, hit):
        return hit.row.date and datetime.datetime.combine(hit.row.date, datetime.time(), datetime.UTC)
