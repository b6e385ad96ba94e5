"""The forms of the numbers that stand at the foot of a page: of the page, and of the job that printed it."""

from __future__ import annotations

import re

PAGE_NUMBER = re.compile(r"(?:page\s+)?(?:\d{1,3}\s*/\s*\d{1,3}|[ivxlc]{1,6}/\d{1,3})|page\s+\d{1,3}|-\s*\d{1,3}\s*-", re.IGNORECASE)
JOB_NUMBER = re.compile(
    r"\d{2}-\d{5}\*{0,2}(?:\s*\([A-Z]\))?(?:\s+\d{6})*|\*\d{7,9}\*|\d{6}(?:\s+\d{6})*|(?:Please recycle|Merci de recycler).*"
)
JOB_AND_PAGE = re.compile(rf"(?:(?:{PAGE_NUMBER.pattern}|{JOB_NUMBER.pattern})\s*)+", re.IGNORECASE)
COUNTED_PAGE = re.compile(r"(\d{1,3})\s*/\s*(\d{1,3})")
