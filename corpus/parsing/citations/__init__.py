"""Citations: every resolution, decision, document and treaty that a text names, in six languages.

folding → numbers → chains → passages → owners, dates → recognising; documents; pinpoints → annotating.  The words of
each language are in wording.
"""

from .annotating import annotate, cite
from .findings import Home

__all__ = ["Home", "annotate", "cite"]
