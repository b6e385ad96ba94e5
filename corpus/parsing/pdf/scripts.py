"""Which way the characters of a text are written."""

from __future__ import annotations

import re

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
NUMBER = re.compile(r"\d+(?:[./,:]\d+)*")
"""After Arabic letters a hyphen or dash between two numbers goes with the line, a stroke or point does not."""
