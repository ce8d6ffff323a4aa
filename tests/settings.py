"""The portal's settings, less what only a server set up by script/setup has."""

import os

os.environ.setdefault("SECRET_KEY", "known to everybody, and good for nothing but tests")

for where in ("HOST", "PORT", "SITE_URL", "TAG_AUTHORITY"):
    os.environ.pop(where, None)  # tests name addresses in full

from portal.settings import *  # noqa: E402, F403

# By this name pytest-django knows a database in memory, of which nothing is closed.
if DATABASES["default"]["ENGINE"] == "portal.sqlite":  # noqa: F405
    DATABASES["default"]["ENGINE"] = "django.db.backends.sqlite3"  # noqa: F405

# Nothing is collected for tests: files have their plain names and come from where they lie.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
# By this name pytest-django's server knows that it has to find them.
INSTALLED_APPS = [
    "django.contrib.staticfiles" if each == "portal.apps.StaticFilesConfig" else each
    for each in INSTALLED_APPS  # noqa: F405
]
# A slow hash protects passwords; there are none to protect here.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Tests change what is public past the record, and set clocks back.
RECORD_SECONDS = KEPT_ANSWERS_MEGABYTES = 0
