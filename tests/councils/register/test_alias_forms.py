"""Other names of a council, as staff type them."""

import pytest

from councils.models import Alias
from councils.register.names.exact import CouncilNames
from tests import factories
from tests.councils.register.test_screens import change, form, sign_in

__all__ = ["sign_in"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def kent():
    return factories.council("Kent County Council")


def aliases(council, *names) -> dict:
    typed = {f"aliases-{number}-key": name for number, name in enumerate(names)}
    return form(council, **typed, **{"aliases-TOTAL_FORMS": len(names)})


def refusals(client, council, *names) -> list[str]:
    page = client.post(change(council), aliases(council, *names))
    assert page.status_code == 200
    (formset,) = [
        each.formset
        for each in page.context["inline_admin_formsets"]
        if each.formset.model is Alias
    ]
    own = [error for row in formset.errors for found in row.values() for error in found]
    return own + list(formset.non_form_errors())


def test_a_name_is_kept_as_it_is_compared(client, sign_in, kent):
    sign_in("Administrator")
    sent = aliases(kent, "  Kent & St. Mary’s C.C. ")
    assert client.post(change(kent), sent).status_code == 302
    kept = Alias.objects.get()
    assert kept.key == "kent and st marys c c"
    assert CouncilNames().named("KENT AND SAINT MARYS C C") == kent
    assert kept.history.get().history_user.username == "Administrator"


def test_what_means_a_council_already_is_refused(client, sign_in, kent):
    sign_in("Administrator")
    other = factories.council("Dover District Council")
    Alias.objects.create(council=other, key="dover and deal")
    assert refusals(client, kent, "Dover & Deal") == [
        "“Dover & Deal” already means Dover District Council."
    ]
    assert refusals(client, kent, "dover district council") == [
        "“dover district council” already means Dover District Council."
    ]
    assert refusals(client, kent, "Kent County Council") == [
        "“Kent County Council” already means Kent County Council."
    ]
    assert refusals(client, kent, "!!") == ["“!!” is not a name."]
    assert set(refusals(client, kent, "KCC", "kcc")) == {"This name stands here twice."}
    assert Alias.objects.count() == 1


def test_an_alias_may_stay_as_it_is(client, sign_in, kent):
    sign_in("Administrator")
    kept = Alias.objects.create(council=kent, key="kcc")
    sent = aliases(kent, "kcc") | {
        "aliases-INITIAL_FORMS": 1,
        "aliases-0-id": kept.pk,
        "aliases-0-council": kent.pk,
    }
    assert client.post(change(kent), sent).status_code == 302
    assert Alias.objects.get() == kept
