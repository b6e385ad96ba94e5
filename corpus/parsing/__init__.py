"""Bytes to Document, pure: no Django, no database, nothing of ours but symbols and anchors."""
