"""Switches that are misspelt do not open a door; passwords that are guessed are refused."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ImproperlyConfigured, ValidationError

from portal.settings import switch


@pytest.mark.parametrize(("said", "on"), [("required", True), ("optional", False), ("", False)])
def test_a_switch_is_on_or_off(monkeypatch, said, on):
    monkeypatch.setenv("SECOND_FACTOR", said)
    assert switch("SECOND_FACTOR", "required", "optional") is on


@pytest.mark.parametrize("said", ["Required", "yes", "1"])
def test_any_other_word_is_refused(monkeypatch, said):
    monkeypatch.setenv("SECOND_FACTOR", said)
    with pytest.raises(ImproperlyConfigured, match="SECOND_FACTOR is"):
        switch("SECOND_FACTOR", "required", "optional")


@pytest.mark.parametrize(
    "password",
    ["eleven char", "123456789012345", "1qaz2wsx3edc", "hermione.granger", "hermione@example"],
)
def test_weak_passwords_are_refused(password):
    user = User(username="hermione.granger", email="hermione@example.org")
    with pytest.raises(ValidationError):
        validate_password(password, user)


def test_a_long_password_will_do():
    validate_password("four calm herons wade", User(username="hermione.granger"))


PRODUCTION = {
    "SECRET_KEY": "0123456789abcdef" * 4,
    "ALLOWED_HOSTS": "councils.example.org",
    "CSRF_TRUSTED_ORIGINS": "https://councils.example.org",
    "SITE_URL": "https://councils.example.org",
    "SECOND_FACTOR": "required",
    "HTTPS": "1",
}


def deployment_check(**changed: str) -> subprocess.CompletedProcess:
    """Of the portal's own settings, as docs/deploying.md has them set."""
    mine = ("DJANGO_SETTINGS_MODULE", "DEBUG")
    environment = {name: value for name, value in os.environ.items() if name not in mine}
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=Path(__file__).parents[2],
        env=environment | PRODUCTION | changed,
        text=True,
        capture_output=True,
    )


def test_production_settings_pass_djangos_checks_of_a_deployment():
    done = deployment_check()
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"HTTPS": ""}, ("W004", "W012", "W016")),
        ({"DEBUG": "1"}, ("W018",)),
        ({"SECRET_KEY": "short"}, ("W009",)),
    ],
)
def test_settings_that_are_not_for_the_public_are_found(changed, found):
    done = deployment_check(**changed)
    assert done.returncode == 1
    assert [each for each in found if f"security.{each}" not in done.stderr] == []


def test_the_settings_follow_the_port_that_is_served():
    """Asked of the portal's own settings: the tests' are always at port 8000."""
    environment = os.environ | {"SECRET_KEY": "x", "PORT": "8200"}
    environment.pop("SITE_URL", None)
    done = subprocess.run(
        [sys.executable, "-c", "from portal.settings import *; print(SITE_URL, TAG_AUTHORITY)"],
        cwd=Path(__file__).parents[2],
        env=environment,
        text=True,
        capture_output=True,
        check=True,
    )
    assert done.stdout == "http://127.0.0.1:8200 127.0.0.1,2026\n"
