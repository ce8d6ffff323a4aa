"""What every process of ``elsewhere`` begins with, loaded once and forked."""

import django

django.setup()

import portal.urls  # noqa: E402, F401
