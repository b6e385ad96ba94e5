"""The names of things, as template filters."""

from django import template

from resolutions import addresses, remarks, rendering, wording

register = template.Library()
for name in (
    "language", "organ", "committee", "vote", "stage", "status", "paragraph", "direction", "action",
    "resolutions_counted", "paragraphs_counted",
):  # fmt: skip
    register.filter(name, getattr(wording, name))
register.filter("un_date", wording.date)
register.filter("remark_meaning", remarks.meaning)
register.simple_tag(remarks.said, name="remark")
register.simple_tag(rendering.data_block)


@register.simple_tag
def session(resolution):
    """The session of a resolution in words."""
    return wording.session(resolution.organ, resolution.session)


@register.simple_tag
def text_address(symbol, language, anchor=""):
    """The address of a text in a language."""
    return addresses.of(symbol, language, anchor)
