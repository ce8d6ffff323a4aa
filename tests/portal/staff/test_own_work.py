"""What somebody looks after, what the team does, and what nobody can any more."""

import pytest

from councils.models import Owned
from councils.ownership.steps import give
from portal.staff.own_work import lists
from tests.complaints.recommendations.compliance import outstanding
from tests.councils.ownership.people import AT, colleague, signed_in, team
from tests.portal.staff.colleagues import filled, page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(AT)


@pytest.fixture
def three():
    """Ann and Ben are a team, Carl is in none; each looks after one recommendation."""
    people = [colleague(name) for name in ("ann", "ben", "carl")]
    team("Housing", *people[:2])
    every = [outstanding() for _ in people]
    for owner, row in zip(people, every, strict=True):
        give(row, owner, by=owner, at=AT, note=f"Call {owner.username}")
    return people, every


def records(found: dict) -> dict[str, list]:
    return {slug: [each.record for each in items] for slug, items in found.items()}


def test_a_team_sees_what_its_members_look_after(three):
    (ann, _, carl), (of_ann, of_ben, of_carl) = three
    assert records(lists(ann, AT)) == {"mine": [of_ann], "team": [of_ben], "left": []}
    assert records(lists(carl, AT)) == {"mine": [of_carl], "team": [], "left": []}
    shown = " ".join(signed_in(ann).get("/admin/own-work/").content.decode().split())
    assert "Your team: Housing." in shown
    assert "Call ann" in shown
    assert "Call ben" in shown
    assert "Call carl" not in shown


def test_a_colleague_of_the_team_is_looked_at_alone(three):
    (ann, ben, carl), _ = three
    third = colleague("dora")
    team("Planning", ann, third)
    give(outstanding(), third, by=ann, at=AT, note="Call dora")
    client = signed_in(ann)
    only = client.get("/admin/own-work/", {"colleague": ben.pk}).content.decode()
    assert "What Ben looks after" in only
    assert "Call dora" not in only
    of_no_team = client.get("/admin/own-work/", {"colleague": carl.pk}).content.decode()
    assert "Call carl" not in of_no_team


def test_what_is_chosen_is_handed_over_on_its_page(three):
    (ann, *_), (of_ann, of_ben, _) = three
    keys = [f"complaints.recommendation:{each.pk}" for each in (of_ann, of_ben)]
    answer = signed_in(ann).get("/admin/own-work/", {"row": keys}, follow=True)
    assert [each["owned"].owner.username for each in answer.context["records"]] == ["ann", "ben"]


def test_the_front_page_begins_with_it(three):
    (ann, *_), (of_ann, *_) = three
    shown = signed_in(ann).get("/admin/").context["work"]
    mine, teams = shown[:2]
    assert (mine.title, mine.count, teams.count) == ("What you look after", 1, 1)
    assert mine.items[0].more == f"{of_ann.council}, by 15 July 2024, late, Call ann"


def test_who_leaves_leaves_nothing_with_herself(admin, ada, three):
    (ann, ben, _), (of_ann, of_ben, _) = three
    ann.last_name = "Archer"
    ann.save()
    gone = filled(ann, work_goes_to=ben.pk)
    del gone["is_active"]
    said = admin.post(page(ann), gone, follow=True)
    assert "Ben looks after 1 of the colleague’s records now." in said.content.decode()
    assert {each.record for each in Owned.objects.filter(owner=ben)} == {of_ann, of_ben}
    gone = filled(ben, last_name="Bell")
    del gone["is_active"]
    admin.post(page(ben), gone)
    assert not Owned.objects.filter(owner=ben).exists()


def test_who_stays_keeps_it(admin, three):
    (ann, ben, _), _ = three
    admin.post(page(ann), filled(ann, last_name="Archer", work_goes_to=ben.pk))
    assert Owned.objects.filter(owner=ann).count() == 1
