"""A list is kept under a name as it is narrowed, for oneself or for colleagues."""

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from complaints.models import Decision, Recommendation
from councils.models import SavedView
from councils.saved_views.lists import GONE, ViewsFilter
from councils.saved_views.screens import MOST, TOO_MANY
from letters.models import Challenge, Letter
from tests import factories
from tests.councils.ownership.people import colleague, signed_in

pytestmark = pytest.mark.django_db

LIST = "/admin/complaints/decision/"
LABEL = "complaints.decision"
PAGE = f"/admin/views/{LABEL}/"
UPHELD = "outcome__exact=upheld&columns=council"


@pytest.fixture
def ann():
    return signed_in(colleague("ann"))


@pytest.fixture
def ben():
    return signed_in(colleague("ben", "Reviewer"))


def keep(client, name="Upheld", query=UPHELD, **said):
    return client.post(f"{PAGE}?view={query.replace('&', '%26')}", {"name": name} | said)


def choices(client, asked=""):
    shown = client.get(f"{LIST}{asked}").context["cl"].filter_specs
    (found,) = [spec for spec in shown if isinstance(spec, ViewsFilter)]
    (choice,) = found.choices(None)
    return choice


def views(client) -> list[str]:
    """As they stand on the page of the list."""
    return [each["name"] for each in choices(client)["views"]]


def test_one_s_own_view_is_on_the_list_and_finds_what_it_found(ann, ben):
    upheld = factories.decision()
    factories.decision(outcome="not_upheld")
    assert keep(ann).url == f"{LIST}?{UPHELD}"
    page = ann.get(LIST).content.decode()
    assert f'<a href="?{UPHELD.replace("&", "&amp;")}">Upheld</a>' in page
    assert list(ann.get(f"{LIST}?{UPHELD}").context["cl"].result_list) == [upheld]
    assert views(ann) == ["Upheld"]
    assert views(ben) == []


def test_what_is_shared_colleagues_see_with_its_owner_as_long_as_she_works_here(ann, ben):
    keep(ann, is_shared="on")
    assert views(ben) == ["Upheld"]
    assert "by Ann" in ben.get(LIST).content.decode()
    SavedView.objects.get().owner.__class__.objects.filter(username="ann").update(is_active=False)
    assert views(ben) == []


def test_where_one_is_in_the_list_is_not_kept(ann):
    keep(ann, query="outcome__exact=upheld&p=3")
    assert SavedView.objects.get().query == "outcome__exact=upheld"


def test_a_name_given_again_is_the_new_view(ann, ben):
    keep(ann)
    keep(ben)
    keep(ann, query="kind__exact=report")
    kept = SavedView.objects.order_by("pk").values_list("owner__username", "query")
    assert list(kept) == [("ann", "kind__exact=report"), ("ben", UPHELD)]


def test_one_forgets_one_s_own_alone(ann, ben):
    keep(ann, is_shared="on")
    address = f"/admin/views/{SavedView.objects.get().pk}/forget/"
    assert ben.post(address).status_code == 404
    assert ann.get(address).status_code == 403
    assert SavedView.objects.exists()
    assert ann.post(address).url == PAGE
    assert not SavedView.objects.exists()


def test_what_is_too_long_or_has_no_name_is_refused(ann):
    assert "narrowed by too many words" in keep(ann, query="q=" + "a" * 2_000).content.decode()
    assert keep(ann, name="").context["form"].errors["name"]
    assert not SavedView.objects.exists()


@pytest.mark.parametrize("gone", ["was_a_filter=1", "council__opened_on__year=2020&o=-3"])
def test_a_view_whose_filter_is_gone_says_that_all_is_shown(ann, gone):
    factories.decision()
    keep(ann, query=gone)
    answer = ann.get(f"{LIST}?{gone}", follow=True)
    assert answer.context["cl"].result_count == 1
    assert GONE in answer.content.decode()
    assert GONE not in ann.get(LIST).content.decode()


def test_what_is_tried_and_was_never_kept_is_refused_as_ever(ann):
    assert ann.get(f"{LIST}?council__opened_on__year=2020").status_code == 400


def test_its_order_is_by_the_same_column_for_whom_its_place_is_another(ann):
    """Who can take no step has no boxes to tick before the first column."""
    keep(ann, query="o=-3&columns=council,decided_on", is_shared="on")
    assert SavedView.objects.get().query == "o=-decided_on&columns=council%2Cdecided_on"
    guest = User.objects.create_user("guest", is_staff=True)
    guest.user_permissions.add(Permission.objects.get(codename="view_decision"))
    for client, order in ((ann, "-3"), (signed_in(guest), "-2")):
        (url,) = [each["url"] for each in choices(client)["views"]]
        assert url == f"?o={order}&columns=council%2Cdecided_on"
        shown = client.get(f"{LIST}{url}").context["cl"]
        assert shown.queryset.query.order_by[0] == "-decided_on"
        assert choices(client, url)["views"][0]["selected"]


def test_an_order_by_a_column_that_is_gone_is_left_out(ann):
    keep(ann, query="o=7.99&outcome__exact=upheld")
    SavedView.objects.update(query="o=was_a_column&outcome__exact=upheld")
    assert choices(ann)["views"][0]["url"] == "?outcome__exact=upheld"


def test_one_has_so_many_views_of_a_list_and_no_more(ann, ben):
    owner = User.objects.get(username="ann")
    rows = [SavedView(owner=owner, list_of=LABEL, name=f"View {each}") for each in range(MOST)]
    SavedView.objects.bulk_create(rows)
    assert TOO_MANY in keep(ann).content.decode()
    assert keep(ann, name="View 3").status_code == 302
    assert keep(ben).status_code == 302
    assert SavedView.objects.count() == MOST + 1


@pytest.mark.parametrize("model", [Decision, Recommendation, Challenge, Letter])
def test_each_list_with_views_shows_and_keeps_them(admin_client, model):
    opts = model._meta
    label, name = opts.label_lower, f"admin:{opts.app_label}_{opts.model_name}_changelist"
    page = f"/admin/views/{label}/?view=columns%3Dcouncil%26o%3D1"
    assert admin_client.post(page, {"name": "Councils"}).url.startswith(reverse(name))
    answer = admin_client.get(reverse(name))
    assert '?columns=council&amp;o=1">Councils</a>' in answer.content.decode()


def test_only_lists_that_one_may_read_have_views(ann):
    assert ann.get("/admin/views/letters.challenge/").status_code == 403
    for label in ("complaints.release", "complaints.nothing", "nothing", "Complaints.Decision"):
        assert ann.get(f"/admin/views/{label}/").status_code == 404, label


def test_a_list_asks_as_much_whether_it_has_one_view_or_three(ann, django_assert_num_queries):
    factories.decision()
    keep(ann)
    ann.get(LIST)
    with django_assert_num_queries(QUERIES):
        ann.get(LIST)
    for name in ("Two", "Three"):
        keep(ann, name)
    ann.get(LIST)
    with django_assert_num_queries(QUERIES):
        ann.get(LIST)


QUERIES = 14
