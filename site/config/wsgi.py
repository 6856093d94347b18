"""The WSGI application that the server runs."""

import os

from django.core.wsgi import get_wsgi_application

from core.charsets import with_readable_charset
from visits.beacons import with_beacons

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
application = with_beacons(with_readable_charset(get_wsgi_application()))
