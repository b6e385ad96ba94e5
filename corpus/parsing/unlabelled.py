"""Where text without a label begins a paragraph of its own."""

from __future__ import annotations

from . import endings
from .beginnings import first_letter
from .gathering import UNCASED, Gathering
from .openings import match
from .passage import ITALIC
from .sheet import Line
from .words import COUNTED, SUB_LABEL

_SET_OFF = bytes([ITALIC])
_CASED = ("en", "es", "fr")
_COUNTED_REACH = 24


def begins(here: Gathering, line: Line) -> bool:
    """Whether unlabelled text begins a paragraph of its own."""
    if here.label_only():
        return False
    small, ended, parted = first_letter(line.bare).islower(), here.ended(), line.gap and not line.broken
    if parted and ended and (not small or here.language == "ru" and here.spaced):
        return True
    if here.titles_section() and (line.gap or not here.spaced) and here.opens(line) or _counts_on(here, line):
        return True
    if small and not _opens_small(here, line):
        return _small_begins(here, line)
    if not ended:
        set_off = line.gap and line.passage.style[:1] == _SET_OFF and here.opens_preamble(line)
        opens = parted and (here.heading_like() or here.opens(line) == "preambular" or here.language in UNCASED and here.spaced and here.short())
        return set_off or opens or _left_early(here, line)
    if not line.gap:
        return _opens_without_gap(here, line)
    if line.broken and here.after_comma():
        return _begins_page(here, line)
    return not (here.spaced and here.role in ("numbered", "sub") and here.ends.sentences_go_on(here.current, line, here.place))


def _counts_on(here: Gathering, line: Line) -> bool:
    """`Action 2. We will …` behind the end of a sentence."""
    start = line.bare[:_COUNTED_REACH]
    return (". " in start or " -" in start or " –" in start) and bool(COUNTED.match(line.bare)) and endings.strong(here.current[-1])


def _small_begins(here: Gathering, line: Line) -> bool:
    """A small letter begins a paragraph where a gap says so, or below a list whose last line ends early."""
    closed = endings.ended if here.language == "ru" or here.role == "sub" else endings.strong
    if here.spaced and line.gap and not line.broken:
        return closed(here.current[-1]) or here.role == "plain" and len(here.current) == 1 and here.current[0].gap and here.current[0].bare[:1].islower()
    return here.role == "sub" and here.ended() and here.early(line)


def _opens_small(here: Gathering, line: Line) -> bool:
    """Russian paragraphs open with a small letter; in other languages a small letter goes on."""
    if here.language != "ru" or not (line.gap or here.ended() and not here.spaced and here.role != "numbered"):
        return False
    if line.broken and here.role == "numbered" and here.ends.filled_up(here.current, line):
        return False
    if here.opens(line) is not None or line.broken and here.spaced and here.role == "plain" and here.after_comma() and here.ends.lone(here.current, here.place):
        return True
    untold = (not here.spaced or line.broken) and here.expected == 1 and here.after_comma()
    return untold and (here.short() or here.early(line))


def _left_early(here: Gathering, line: Line) -> bool:
    """A line without a stop that ends early, and a capital below it, where no gap tells: a heading has ended."""
    if here.role != "plain" or line.gap and not line.broken or here.spaced and not line.broken:
        return False
    if here.language in UNCASED:
        return line.bare[:1].isalpha() and (not line.broken and here.short(0.7) or here.early(line))
    return first_letter(line.bare).isupper() and here.early(line)


def _begins_page(here: Gathering, line: Line) -> bool:
    """A line below the end of a page, above which the open unit ends in a comma."""
    if here.language == "zh" and here.role == "numbered":
        return False
    if here.spaced and here.role == "plain" and here.ends.lone(here.current, here.place):
        return True
    if here.language in UNCASED:
        return here.ends.parted(here.current, line, here.place)
    if here.language == "ru" and not here.early(line) and here.ends.taken_up(here.current, here.place):
        return False
    return here.opens(line) is not None and not (here.language == "ru" and here.role == "numbered") or here.short()


def _opens_without_gap(here: Gathering, line: Line) -> bool:
    """In a text without blank lines only opening words tell where a preambular paragraph begins."""
    if here.spaced or not here.language:
        return False
    if here.language != "zh" and here.early(line):
        return True
    if here.language == "zh" and endings.strong(here.current[-1]) and (here.role == "sub" and here.short() or here.ends.titles(line)):
        return True
    if here.role not in ("plain", "sub") or here.expected > 1 and not _in_preamble(here):
        return False
    if here.role == "sub":  # a clause of a list may begin with the same words
        parted = here.short() or _in_preamble_list(here)
        return parted and here.ended() and here.opens_preamble(line)
    if here.language in UNCASED and here.after_comma():
        return here.ends.parted(here.current, line, here.place)
    if here.opens_preamble(line):
        return not (here.language == "ru" and here.after_comma() and here.ends.taken_up(here.current, here.place))
    if not here.after_comma():
        return False
    return here.language in _CASED and here.short() or match(line.bare, here.language, "operative") is not None


def _in_preamble_list(here: Gathering) -> bool:
    """Where capitals or small letters tell words from names: an item that opens with no act, in a preamble."""
    item = SUB_LABEL.match(here.current[0].text) if here.language not in UNCASED and here.expected == 1 else None
    return item is not None and here.after_comma() and match(here.current[0].text[item.end() :], here.language) is None


def _in_preamble(here: Gathering) -> bool:
    """Chinese and Arabic: what is open opens as the preamble of a section does."""
    return here.language in UNCASED and here.role == "plain" and here.opens_preamble(here.current[0])
