"""Lists that a page repeats a hundred times: what stands around the values is made once, then only filled."""

import re
from html import escape
from operator import itemgetter

from django import template
from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()
PLACE = re.compile("\x00(\\d+)\x00")


@register.tag
def rows(parser, token):
    """`{% rows values "address called" lang %}<a lang="{{ lang }}" href="{{ address }}">{{ called }}</a>{% endrows %}`.

    As a loop over tuples with these names, many times as fast.  Inside, the names may be printed and no more: no filter
    and no condition on them.  Whatever else it depends on, but for the language, is named behind, and has few values.
    """
    _tag, values, names, *others = token.split_contents()
    inner = parser.parse(("endrows",))
    parser.delete_first_token()
    return _Rows(inner, parser.compile_filter(values), names.strip("\"'").split(), [parser.compile_filter(other) for other in others])


class _Rows(template.Node):
    def __init__(self, inner, values, names, others):
        self.nodelist, self.values, self.names, self.others = inner, values, names, others
        self.made: dict[tuple, tuple] = {}

    def render(self, context):
        key = (get_language(), *(other.resolve(context, ignore_failures=True) for other in self.others))
        if key not in self.made or settings.DEBUG:
            self.made[key] = self._pattern(context)
        pattern, places = self.made[key]
        return SafeString("".join([pattern % places(tuple(map(_escaped, row))) for row in self.values.resolve(context)]))

    def _pattern(self, context):
        """What stands between the values, as Python fills it, and what takes from a row the values in their order."""
        marks = {name: SafeString(f"\x00{place}\x00") for place, name in enumerate(self.names)}
        with context.push(**marks):
            written = self.nodelist.render(context).replace("%", "%%")
        order = [int(place) for place in PLACE.findall(written)]
        return PLACE.sub("%s", written), itemgetter(*order) if len(order) > 1 else lambda row: tuple(row[at] for at in order)


def _escaped(value) -> str:
    """A value as it may stand in a page."""
    return value if type(value) is SafeString else escape(str(value))
