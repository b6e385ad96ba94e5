"""python3 manage.py serve [--port 8000]: migrate, bring in the first texts, and serve on this machine."""

import errno
import io
import signal
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application

HOST = "127.0.0.1"
REFUSED = 1  # the exit code of an import that left a text out


class Command(BaseCommand):
    help = "Migrate, bring in the texts of fixtures/, and serve the reading room on this machine."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000, help="the port to listen on (8000)")

    def handle(self, *args, port, **options):
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs are born deaf to it
        with _listen(port) as server:
            try:
                call_command("migrate", verbosity=0)
                bring_in(settings.BASE_DIR / "fixtures")
                server.set_app(get_wsgi_application())
                self.stdout.write(f"The reading room is open at http://{HOST}:{server.server_port}/ (Ctrl-C closes it)")
                self.stdout.flush()
                server.serve_forever()
            except (KeyboardInterrupt, SystemExit):
                self.stdout.write("The reading room is closed.")


def _listen(port: int) -> ThreadedWSGIServer:
    """A server that owns the port before anything else is done; raises CommandError when it cannot have it."""
    try:
        server = ThreadedWSGIServer((HOST, port), WSGIRequestHandler)
    except (OSError, OverflowError) as error:
        reason = "is in use" if getattr(error, "errno", None) == errno.EADDRINUSE else "cannot be used"
        raise CommandError(f"Port {port} {reason}: choose another one with --port.") from None
    server.daemon_threads = True
    return server


def bring_in(folder: Path) -> None:
    """Import the texts of the folder.  Raises CommandError when one is refused; the import has said why by then."""
    try:
        call_command("import", str(folder), jobs=1, verbosity=0, stdout=io.StringIO())
    except SystemExit as end:
        if end.code != REFUSED:
            raise
        raise CommandError(f"The texts of {folder.name}/ could not all be brought in.") from None
