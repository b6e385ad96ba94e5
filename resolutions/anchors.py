"""Anchors: the one policy for the address of a paragraph, the same in all six languages."""
