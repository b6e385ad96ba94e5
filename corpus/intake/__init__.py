"""Intake: a Document becomes rows; nothing else writes the tables of resolutions/."""

from .accepting import accept, accept_all
from .arrivals import Arrival, check, digest_of
from .outcome import Outcome, Received, Refused
from .withdrawing import restore, withdraw

__all__ = ["Arrival", "Outcome", "Received", "Refused", "accept", "accept_all", "check", "digest_of", "restore", "withdraw"]
