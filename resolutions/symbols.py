"""Document symbols as value objects: parsed once, printed every way, compared by one key.

    >>> parse("A/RES/217(III) A").symbol
    'A/RES/217 A (III)'
"""
