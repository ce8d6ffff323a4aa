"""A provider is whole or refused with a sentence; without one there are local accounts alone."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.sign_in_provider import NEEDED, provider

WHOLE = {
    "SIGN_IN_PROVIDER": "https://login.example.org/tenant/v2.0",
    "SIGN_IN_CLIENT_ID": "portal",
    "SIGN_IN_CLIENT_SECRET": "a secret",
    "SIGN_IN_ROLES": "8f14e45f=Case officer; /portal/reviewers = Reviewer;",
}
OTHERS = ("SIGN_IN_NAME", "SIGN_IN_GROUPS_CLAIM", "SIGN_IN_SCOPES", "SIGN_IN_EMAIL")


@pytest.fixture
def given(monkeypatch):
    def give(**said):
        for name in (*NEEDED, *OTHERS):
            monkeypatch.delenv(name, raising=False)
        for name, value in said.items():
            monkeypatch.setenv(name, value)
        return provider()

    return give


def test_without_one_there_are_local_accounts(given):
    assert given() is None


def test_groups_give_roles(given):
    found = given(**WHOLE)
    assert found.roles == (("8f14e45f", "Case officer"), ("/portal/reviewers", "Reviewer"))
    assert (found.groups_claim, found.trusts_email) == ("groups", False)
    assert found.configuration == (
        "https://login.example.org/tenant/v2.0/.well-known/openid-configuration"
    )


def test_what_is_optional_is_taken(given):
    more = {
        "SIGN_IN_NAME": "Microsoft",
        "SIGN_IN_GROUPS_CLAIM": "roles",
        "SIGN_IN_EMAIL": "trusted",
    }
    found = given(**WHOLE, **more)
    assert (found.name, found.groups_claim, found.trusts_email) == ("Microsoft", "roles", True)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"SIGN_IN_CLIENT_SECRET": ""}, "SIGN_IN_CLIENT_SECRET is missing"),
        ({"SIGN_IN_PROVIDER": "http://login.example.org"}, "begins with https://"),
        ({"SIGN_IN_ROLES": "staff=Superuser"}, "'staff=Superuser'.*one of Case officer, Reviewer"),
        ({"SIGN_IN_ROLES": "Reviewer"}, "it is GROUP=ROLE"),
        ({"SIGN_IN_EMAIL": "yes"}, "it can be 'trusted' or 'verified'"),
    ],
)
def test_what_cannot_be_meant_is_refused(given, said, sentence):
    with pytest.raises(ImproperlyConfigured, match=sentence):
        given(**WHOLE | said)
