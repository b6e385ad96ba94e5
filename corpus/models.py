"""The sources: every file ever received, byte for byte, and what became of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Source(models.Model):
    """A file as it was received; its bytes are never changed afterwards."""

    class State(models.TextChoices):
        RECEIVED = "received"
        ACCEPTED = "accepted"
        REJECTED = "rejected"

    digest = models.CharField(max_length=64, unique=True)
    """SHA-256 of the bytes: the same file received twice is one source."""
    data = models.BinaryField()
    size = models.PositiveBigIntegerField()
    name = models.CharField(max_length=500)
    """The name it came with; inside an archive `archive.zip/folder/file.xml`."""
    format = models.CharField(max_length=12, blank=True)
    language = models.CharField(max_length=2, blank=True)
    supplied = models.JSONField(default=dict)
    """What a person added because the text does not say it: {symbol, language, adopted_as}."""
    symbols = models.JSONField(default=list)
    """Symbols of the resolutions found in it."""
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    reason = models.JSONField(null=True, blank=True)
    """Why it was not accepted: {code, message, parameters}."""
    received_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)
    """Who uploaded it; null for files brought in on the command line."""

    class Meta:
        ordering = ["-received_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="source_digest_is_sha256"),
            models.CheckConstraint(
                condition=Q(state__in=["received", "accepted", "rejected"]), name="source_state_known"
            ),
        ]
        indexes = [models.Index(fields=["state", "-received_at"], name="source_state_received")]

    def __str__(self):
        return self.name
