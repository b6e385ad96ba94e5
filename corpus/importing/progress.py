"""What a person sees while files come in: a bar on a terminal, plain lines elsewhere."""

import shutil
import time

SECONDS_BETWEEN_LINES = 10
SECONDS_BETWEEN_DRAWINGS = 0.1
BAR = 24


class Progress:
    """Counts results and shows how far the work is, how fast it goes and how long it still takes."""

    def __init__(self, stream, total):
        self.stream, self.total = stream, total
        self.bar = stream.isatty()
        self.begun = self.shown = time.monotonic()
        self.files = self.read = 0

    def add(self, read):
        """One more file is done; `read` bytes of the total have been read."""
        self.files += 1
        self.read = max(self.read, read)
        pause = SECONDS_BETWEEN_DRAWINGS if self.bar else SECONDS_BETWEEN_LINES
        if time.monotonic() - self.shown >= pause:
            self.shown = time.monotonic()
            self._show()

    @property
    def seconds(self):
        """Time since the beginning."""
        return time.monotonic() - self.begun

    @property
    def rate(self):
        """Files a second."""
        return self.files / max(self.seconds, 0.001)

    def say(self, line):
        """Print a line without spoiling the bar."""
        self._clear()
        self.stream.write(f"{line}\n")

    def end(self):
        """Take the bar away."""
        self._clear()

    def _clear(self):
        if self.bar:
            self.stream.write("\r\033[K")

    def _show(self):
        done = min(1, self.read / self.total) if self.total else 1
        left = _duration(self.seconds / done - self.seconds) if done else "?"
        text = f"{done:4.0%}  {self.files} files  {self.rate:.0f}/s  {left} left"
        if not self.bar:
            self.stream.write(f"{text.strip()}\n")
        else:
            full = round(BAR * done)
            width = shutil.get_terminal_size().columns - 1
            self.stream.write("\r\033[K" + f"{'█' * full}{'░' * (BAR - full)} {text}"[:width])
        self.stream.flush()


def _duration(seconds):
    minutes, seconds = divmod(round(seconds), 60)
    return f"{minutes} min {seconds:02} s" if minutes else f"{seconds} s"
