"""An office's own provider of OpenID Connect vouches for its people; a real one is asked."""

from dataclasses import replace

import pytest
import requests
from django.contrib.auth.models import User
from django.utils.timezone import now

from councils.refusals import Refused
from portal.models import ProvidedAccount
from portal.staff.invitations import let_choose
from tests.portal.staff import provider_there
from tests.portal.staff.colleagues import messages_of, page
from tests.portal.staff.provider_there import WAIT, known, leads_back, sign_in
from tests.portal.staff.sign_in import give_password, set_up

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def issuer():
    with provider_there.process() as issuer:
        yield issuer


@pytest.fixture
def provider(issuer, settings, monkeypatch, roles):
    monkeypatch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
    settings.SIGN_IN_PROVIDER = provider_there.named(issuer)
    known(settings.SIGN_IN_PROVIDER, "42")
    return settings.SIGN_IN_PROVIDER


def roles_of(user: User) -> list[str]:
    return sorted(user.groups.values_list("name", flat=True))


def text(response) -> str:
    return response.content.decode()


def test_somebody_new_is_let_in_with_the_roles_of_her_groups(client, provider):
    response = sign_in(client, next="/admin/drafts/")
    assert (response.status_code, response["Location"]) == (302, "/admin/drafts/")
    assert client.get("/admin/").status_code == 200
    [user] = User.objects.all()
    assert (user.username, user.get_full_name(), user.email) == (
        "m.somerville",
        "Mary Somerville",
        "mary@example.org",
    )
    assert (user.is_staff, user.is_superuser, user.has_usable_password()) == (True, False, False)
    assert roles_of(user) == ["Case officer"]
    assert messages_of(user) == [
        "Added when signing in by the provider.",
        "Roles by the provider’s groups: none → Case officer",
    ]


def test_she_is_known_by_the_provider_and_not_by_her_name(client, provider):
    sign_in(client)
    known(provider, "42", preferred_username="m.greig", email="greig@example.org")
    client.logout()
    sign_in(client)
    assert [each.username for each in User.objects.all()] == ["m.somerville"]
    known(provider, "43", preferred_username="m.somerville", email="other@example.org")
    client.logout()
    refused = sign_in(client, "43")
    assert refused.status_code == 403
    assert "An account here is called m.somerville already" in text(refused)
    assert client.get("/admin/").status_code == 302
    assert User.objects.count() == 1


def test_roles_follow_the_groups_at_each_signing_in(client, provider):
    sign_in(client)
    known(provider, "42", groups=["reviewing", "casework"])
    client.logout()
    sign_in(client)
    user = User.objects.get()
    assert roles_of(user) == ["Case officer", "Reviewer"]
    known(provider, "42", groups=["everybody"])
    client.logout()
    assert "None of your groups gives a role here" in text(sign_in(client))
    assert roles_of(user) == []
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize("groups", [[], ["everybody"], "everybody", None])
def test_nobody_without_a_role_gets_an_account(client, provider, groups):
    known(provider, "42", groups=groups)
    assert sign_in(client).status_code == 403
    assert not User.objects.exists()


def test_who_is_no_longer_active_here_is_not_let_in(client, provider):
    sign_in(client)
    User.objects.update(is_active=False)
    assert client.get("/admin/").status_code == 302
    client.logout()
    assert "is not active any more" in text(sign_in(client))


def test_an_account_made_for_her_address_becomes_hers_and_loses_its_password(
    client, provider, mary
):
    set_up(mary)
    sign_in(client)
    mary.refresh_from_db()
    assert not mary.has_usable_password()
    assert ProvidedAccount.objects.get().user == mary
    # The second factor is the provider's to ask.
    assert client.get("/admin/").status_code == 200
    assert "Northwind: a second factor is asked for there" in text(
        client.get("/admin/second-factor/")
    )


def test_an_address_that_the_provider_has_not_verified_is_nobodys(client, provider, mary, settings):
    known(provider, "42", email_verified=False, preferred_username="mary")
    assert "An account here is called mary already" in text(sign_in(client))
    mary.refresh_from_db()
    assert mary.has_usable_password()
    settings.SIGN_IN_PROVIDER = replace(provider, trusts_email=True)
    sign_in(client)
    assert ProvidedAccount.objects.get().user == mary


def test_a_superuser_is_not_taken_over_by_an_address(client, provider, mary):
    User.objects.update(is_superuser=True)
    assert "not yours to take" in text(sign_in(client))
    mary.refresh_from_db()
    assert mary.has_usable_password()
    assert not ProvidedAccount.objects.exists()


def test_what_was_begun_elsewhere_is_not_ended_here(client, provider):
    """Somebody is sent an address with a code that is not hers (login CSRF)."""
    back = leads_back(client, "42")
    client.cookies.clear()
    response = client.get(back[back.index("/admin/") :])
    assert response.status_code == 403
    assert "did not say who you are" in text(response)
    assert client.get("/admin/").status_code == 302


def test_a_code_works_once(client, provider):
    back = leads_back(client, "42")
    address = back[back.index("/admin/") :]
    assert client.get(address).status_code == 302
    client.logout()
    assert client.get(address).status_code == 403


def test_who_says_no_at_the_provider_is_not_let_in(client, provider):
    begun = client.get("/admin/provider/")
    said = {"action": "deny"}
    denied = requests.post(begun["Location"], said, allow_redirects=False, timeout=WAIT)
    back = denied.headers["Location"]
    assert client.get(back[back.index("/admin/") :]).status_code == 403


def test_a_provider_that_is_away_is_told(client, provider, settings):
    settings.SIGN_IN_PROVIDER = replace(provider, issuer="http://127.0.0.1:9")
    response = client.get("/admin/provider/")
    assert response.status_code == 403
    assert "did not say who you are" in text(response)


def test_it_leads_to_no_other_site(client, provider):
    assert sign_in(client, next="https://example.com/")["Location"] == "/admin/"


def test_sessions_end_where_there_is_no_provider_any_more(client, provider, settings):
    sign_in(client)
    assert client.get("/admin/").status_code == 200
    settings.SIGN_IN_PROVIDER = None
    assert client.get("/admin/").status_code == 302
    assert client.get("/admin/provider/").status_code == 404
    assert "Northwind" not in text(client.get("/admin/login/"))


def test_passwords_go_on_beside_it(client, provider, mary):
    assert "Sign in with Northwind" in text(client.get("/admin/login/"))
    give_password(client, mary)
    assert client.get("/admin/").status_code == 200


def test_nobody_gives_her_a_password_that_goes_past_the_provider(client, provider, ada, settings):
    sign_in(client)
    user = User.objects.get(username="m.somerville")
    with pytest.raises(Refused, match="signs in by the office’s provider"):
        let_choose(user, ada, now())
    settings.SIGN_IN_PROVIDER = None
    assert let_choose(user, ada, now()).password


def test_an_administrator_reads_who_signs_in_by_it(client, provider, ada):
    sign_in(client)
    user = User.objects.get(username="m.somerville")
    client.force_login(ada)
    assert "signs in by the office’s provider" in text(client.get(page(user)))
