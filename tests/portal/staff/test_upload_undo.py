"""The page on which a load is undone."""

import pytest
from django.urls import reverse

from complaints.models import Decision, Voiding
from councils.files.loads import Account
from councils.models import LoadedFile
from tests import factories
from tests.complaints.colleagues import LATER, colleague
from tests.complaints.decisions.importing.decision_files import FULL, load
from tests.files import csv_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(tmp_path):
    factories.subject("Education", "Education", "Special educational needs")
    factories.council("Kent County Council", short_name="Kent")
    by = colleague("Stella", "Statistician")
    load(csv_file(tmp_path, FULL), account=Account(by=by))
    return LoadedFile.objects.get()


def test_it_says_what_would_go_and_takes_it(client, clock, loaded):
    clock.set(LATER)
    page = reverse("admin:load-undo", args=[loaded.pk])
    client.force_login(loaded.loaded_by)
    assert page in client.get(reverse("admin:uploads")).content.decode()
    assert (
        page
        in client.get(
            reverse("admin:councils_loadedfile_change", args=[loaded.pk])
        ).content.decode()
    )
    body = client.get(page).content.decode()
    assert "24 018 407, 24 018 408" in body
    assert Decision.objects.count() == 2
    assert client.post(page, {"reason": ""}).status_code == 200
    answer = client.post(page, {"reason": "Another year's."}, follow=True)
    (told,) = answer.context["messages"]
    assert str(told).endswith("is undone. Decisions that are gone: 2.")
    assert not Decision.objects.exists()
    assert "was undone already" in client.get(page).content.decode()


def test_what_stands_in_the_way_is_named_and_left_where_that_is_ticked(client, clock, loaded):
    clock.set(LATER)
    page = reverse("admin:load-undo", args=[loaded.pk])
    client.force_login(loaded.loaded_by)
    assert list(client.get(page).context["form"].fields) == ["reason"]
    Decision.objects.get(reference="24018408").save()
    shown = client.get(page)
    assert "In the way" in shown.content.decode()
    assert "1 were changed since by somebody (24 018 408)" in shown.content.decode()
    assert list(shown.context["form"].fields) == ["reason", "leaves"]
    answer = client.post(page, {"reason": "Another year's."})
    assert "1 were changed since" in answer.context["form"].non_field_errors()[0]
    assert Decision.objects.count() == 2
    answer = client.post(page, {"reason": "Another year's.", "leaves": "on"}, follow=True)
    (told,) = answer.context["messages"]
    assert str(told).endswith("is undone. Decisions that are gone: 1.")
    assert [each.reference for each in Decision.objects.all()] == ["24018408"]


def test_those_that_are_counted_wait_for_a_second_person(client, clock, loaded):
    clock.set(LATER)
    page = reverse("admin:load-undo", args=[loaded.pk])
    factories.release()
    client.force_login(loaded.loaded_by)
    assert list(client.get(page).context["form"].fields) == ["reason", "leaves", "voids"]
    sent = {"reason": "Another year's.", "leaves": "on", "voids": "on"}
    (told,) = client.post(page, sent, follow=True).context["messages"]
    assert str(told).endswith("is undone. Decisions that wait for a second person: 2.")
    assert Voiding.objects.waiting().count() == 2


def test_who_may_not_is_told_or_turned_away(client, loaded):
    page = reverse("admin:load-undo", args=[loaded.pk])
    client.force_login(colleague("Ann", "Case officer"))
    assert client.get(page).status_code == 403
    client.force_login(colleague("Bob", "Statistician"))
    body = client.get(page).content.decode()
    assert "Whoever loaded it undoes it, or an administrator." in body
    assert "24 018 407" not in body
    client.post(page, {"reason": "Mine now."})
    assert Decision.objects.count() == 2
    client.force_login(colleague("Cat", "Administrator"))
    client.post(page, {"reason": "Asked for."})
    assert not Decision.objects.exists()
