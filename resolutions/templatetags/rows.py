"""Lists that a page repeats a hundred times: what stands around the values is made once, then only filled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from django import template
from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()


@register.tag
def rows(parser, token):
    """`{% rows values "address called" lang %}<a lang="{{ lang }}" href="{{ address }}">{{ called }}</a>{% endrows %}`.

    As a loop over tuples with these names, many times as fast.  Inside, a name may be printed, or be the values of further
    rows (in which it can't be printed), and no more: no filter and no condition on it.  Whatever else is printed, but for the
    language, is named behind, and has few values.
    """
    _tag, values, names, *others = token.split_contents()
    inner = parser.parse(("endrows",))
    parser.delete_first_token()
    return _Rows(inner, parser.compile_filter(values), names.strip("\"'").split(), [parser.compile_filter(other) for other in others])


class _Rows(template.Node):
    def __init__(self, inner, values, names, others):
        self.nodelist, self.values, self.names, self.others = inner, values, names, others
        self.made: dict[tuple, _Pattern] = {}

    def render(self, context):
        values = self.values.resolve(context)
        key = (get_language(), *(other.resolve(context, ignore_failures=True) for other in self.others))
        if key not in self.made or settings.DEBUG:
            self.made[key] = self._pattern(context)
        pattern = self.made[key]
        return values.filled_by(pattern) if isinstance(values, _Place) else pattern.filled(values)

    def _pattern(self, context) -> _Pattern:
        within: list[_Pattern] = []
        with context.push(**{name: _Place(at, within) for at, name in enumerate(self.names)}):
            return _Pattern(self.nodelist.render(context), within)


class _Place(SafeString):
    """What is printed in the place of a value while a pattern is made; `within` are the patterns of rows within its rows."""

    def __new__(cls, at: int, within: list[_Pattern]):
        made = super().__new__(cls, f"\x00{at}\x00")
        made.at, made.within = at, within
        return made

    def filled_by(self, pattern: _Pattern) -> SafeString:
        """What is printed where this value is rows themselves."""
        self.within.append(pattern)
        return SafeString(f"\x00{self.at} {len(self.within) - 1}\x00")


class _Pattern:
    """What stands around the values of a row, and which of them stand in it one after the other."""

    MARK = re.compile("\x00(\\d+)(?: (\\d+))?\x00")

    def __init__(self, written: str, within: list[_Pattern]):
        self.text = self.MARK.sub("%s", written.replace("%", "%%"))
        self.places = [(int(at), within[int(inner)].filled if inner else _escaped) for at, inner in self.MARK.findall(written)]

    def filled(self, values: Iterable[tuple]) -> SafeString:
        """The pattern once for each row."""
        text, places = self.text, self.places
        return SafeString("".join([text % tuple([write(row[at]) for at, write in places]) for row in values]))


def _escaped(value) -> str:
    """A value as it may stand in a page."""
    return value if type(value) is SafeString else escape(str(value))
