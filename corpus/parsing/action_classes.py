"""Action classes: the one table of class codes and the group each belongs to."""

from __future__ import annotations

_CODES = {
    "directive": "request call_upon call_for urge encourage invite appeal recommend demand direct authorize",
    "decision": "decide determine adopt approve endorse establish proclaim appoint appropriate",
    "statement": "recall reaffirm recognize consider emphasize note take_note welcome commend support "
    "look_forward draw_attention express_other other",
    "negative": "concern condemn deplore reject",
    "context": "aware guided considered commit",
}

GROUPS = {code: group for group, codes in _CODES.items() for code in codes.split()}
"""Class code → directive | decision | statement | negative | context (un_spec 4.3), in display order."""
