"""Citations: every resolution, decision, document and treaty that a text names, in six languages.

folding → numbers → chains, documents → pinpoints → annotating; wording holds the words of each language.
"""

from .annotating import annotate, cite
from .chains import Home

__all__ = ["Home", "annotate", "cite"]
