"""Parts of a page that follow from its language alone, or from that and a few values: made once, then kept."""

from django import template
from django.conf import settings
from django.utils.translation import get_language

register = template.Library()


@register.tag
def kept(parser, token):
    """`{% kept "foot" %}…{% endkept %}`: made once for each language and each combination of the values named behind the name.

    What stands inside must follow from nothing else, and the values must be few.
    """
    name, *values = token.split_contents()[1:]
    inner = parser.parse(("endkept",))
    parser.delete_first_token()
    return _Kept(inner, name, [parser.compile_filter(value) for value in values])


class _Kept(template.Node):
    def __init__(self, inner, name, values):
        self.nodelist, self.name, self.values = inner, name, values
        self.made: dict[tuple, str] = {}

    def render(self, context):
        key = (get_language(), *(value.resolve(context, ignore_failures=True) for value in self.values))
        if key not in self.made or settings.DEBUG:
            self.made[key] = self.nodelist.render(context)
        return self.made[key]
