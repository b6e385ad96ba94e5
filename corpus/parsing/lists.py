"""The degrees of a list: which labels nest in which, and their numbers in Latin."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from resolutions import anchors

_FIRST = ("a", "i", "1", "أ", "ا", "а", "一", "㈠", "子", "A")
_CIRCLED = r"[㈠-㈩]"
_QUOTES = "“”„\"« \u00a0"
"""What opens a quotation before a label; `’1‘` has signs of its own."""
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


@dataclass(slots=True)
class _Degree:
    style: str
    last: str | None


class Lists:
    """The open list of a paragraph, from its first degree inwards."""

    def __init__(self, language: str | None):
        self.language = language
        self.degrees: list[_Degree] = []

    def reset(self) -> None:
        """A new paragraph begins: no list is open."""
        self.degrees = []

    def goes_on(self, label: str) -> bool:
        """Whether the label opens a list, or a list of its style is open: `c)` in the midst of a sentence opens none."""
        label = label.lstrip(_QUOTES)
        core = _core(label)
        return core in _FIRST or any(degree.style == self._style(label, core) for degree in self.degrees)

    def place(self, label: str) -> tuple[int, str | None]:
        """Level (1, 2, 3) and Latin number of the next label."""
        label = label.lstrip(_QUOTES)
        core = _core(label)
        style = self._style(label, core)
        known = [place for place, degree in enumerate(self.degrees) if degree.style == style]
        if known:
            del self.degrees[known[-1] + 1 :]
        elif len(self.degrees) < 3:
            self.degrees.append(_Degree(style, None))
        else:
            self.degrees[-1] = _Degree(style, None)
        level = len(self.degrees)
        shape = 2 if style in ("roman", "quoted", "circled") else 1
        number = anchors.latin_number((core if style == "letter" else label).replace(" ", ""), self.language, shape, self.degrees[-1].last)
        self.degrees[-1].last = number
        return level, number

    def _style(self, label: str, core: str) -> str:
        """letter | roman | quoted | circled | digit | script: labels of one style are of one degree."""
        if re.fullmatch(_CIRCLED, label):
            return "circled"
        if label[:1] in "’‘'":
            return "quoted"
        if core.isdecimal():
            return "digit"
        if not core.isascii():
            signs = any(degree.style == "circled" for degree in self.degrees)  # there is no sign for eleven: (十一) follows ㈩
            return ("circled" if signs else "ordinal") if anchors.from_chinese(core) else "letter"
        return "roman" if self._is_roman(core) else "letter"

    def _is_roman(self, core: str) -> bool:
        """`i` after `h` is a letter; elsewhere `i`, `ii`, `iv` are Roman."""
        if not re.fullmatch(r"[ivxl]+", core) or anchors.from_roman(core) is None:
            return False
        for degree in reversed(self.degrees):
            if degree.style == "letter" and degree.last and core == _following(degree.last):
                return False
            if degree.style == "roman":
                return True
        return core[0] == "i" or len(core) > 1


def _core(label: str) -> str:
    """The label without brackets, its letter in the basic form."""
    return label if re.fullmatch(_CIRCLED, label) else unicodedata.normalize("NFKC", label.strip("()（）’‘'. \u0640"))


def _following(letters: str) -> str | None:
    """The label after `h` or `hh`: `i`, `ii`."""
    if len(set(letters)) != 1 or letters[0] not in _ALPHABET:
        return None
    return _ALPHABET[(_ALPHABET.index(letters[0]) + 1) % 26] * len(letters)
