"""Rows of a page filled into a pattern are what a loop would have printed."""

from django.template import Context, Template
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

LOAD = "{% load rows %}"
VALUES = st.lists(st.tuples(st.text(max_size=8), st.integers(), st.text(max_size=8).map(SafeString)), max_size=4)


def printed(template, **context):
    return Template(LOAD + template).render(Context(context))


@given(VALUES, st.sampled_from(["ltr", "rtl"]))
def test_rows_are_a_loop(values, direction):
    inside = '<a href="{{ second }}" dir="{{ dir }}" title="100% {{ first }}">{{ third }}{{ first }}</a>'
    # The loop prints numbers as the language groups them, rows as they are.
    loop = "{% load l10n %}{% localize off %}{% for first, second, third in values %}" + inside + "{% endfor %}{% endlocalize %}"
    rows = '{% rows values "first second third" dir %}' + inside + "{% endrows %}"
    assert printed(rows, values=values, dir=direction) == printed(loop, values=values, dir=direction)


@given(st.lists(st.tuples(st.text(max_size=5), st.lists(st.tuples(st.text(max_size=5)), max_size=3)), max_size=3))
def test_rows_within_rows(groups):
    rows = printed('{% rows groups "name inner" %}<b>{{ name }}</b>{% rows inner "word" %}<i>{{ word }}</i>{% endrows %}{% endrows %}', groups=groups)
    loop = printed("{% for name, inner in groups %}<b>{{ name }}</b>{% for row in inner %}<i>{{ row.0 }}</i>{% endfor %}{% endfor %}", groups=groups)
    assert rows == loop


def test_what_else_it_depends_on_is_named():
    template = Template(LOAD + '{% rows values "word" flat %}{% if flat %}{{ word }}{% else %}[{{ word }}]{% endif %}{% endrows %}')
    for flat, expected in ((True, "&lt;"), (False, "[&lt;]"), (True, "&lt;")):
        assert template.render(Context({"values": [("<",)], "flat": flat})) == expected
