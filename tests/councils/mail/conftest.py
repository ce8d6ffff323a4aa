"""Mail servers, and what is counted of what they are told."""

import pytest

from tests.councils.mail import post_office


@pytest.fixture
def offices():
    """Opens servers, which are closed with the test."""
    controllers = []

    def open_(**kwargs):
        office, controller = post_office.opened(**kwargs)
        controllers.append(controller)
        return office

    yield open_
    for controller in controllers:
        controller.stop()


@pytest.fixture
def office(offices, settings):
    """One that the portal sends through."""
    made = offices()
    through(settings, made)
    return made


class Told:
    """Counts how often it was said that the end is near."""

    times = 0

    def __call__(self):
        self.times += 1


@pytest.fixture
def told():
    return Told()


def through(settings, office):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", office.port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_TIMEOUT = 0.5
    settings.DEFAULT_FROM_EMAIL = "The Ombudsman <letters@ombudsman.example.org>"
