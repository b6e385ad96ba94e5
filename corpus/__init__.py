"""How texts come in; also the Django project (settings, urls, wsgi)."""
