"""Intake: a Document becomes rows; nothing else writes the tables of resolutions/."""

from .accepting import accept, check, digest_of
from .outcome import Outcome, Received, Refused
from .withdrawing import restore, withdraw

__all__ = ["Outcome", "Received", "Refused", "accept", "check", "digest_of", "restore", "withdraw"]
