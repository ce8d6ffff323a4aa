"""Whoever reads a list chooses its columns; what leads to the record stays, and files follow."""

import pytest
from django.urls import reverse

from tests import factories
from tests.complaints.decisions.entries import signed_in, somebody

pytestmark = pytest.mark.django_db

LIST = reverse("admin:complaints_decision_changelist")


@pytest.fixture
def officer():
    factories.decision(factories.council("Kent County Council"), reference="24018407")
    return signed_in(somebody("Case officer"))


def columns(client, asked) -> list[str]:
    shown = client.get(LIST, asked, follow=True).context["cl"].list_display
    return [each if isinstance(each, str) else each.__name__ for each in shown][1:]


def test_only_what_is_chosen_is_shown_in_the_order_of_the_list(officer):
    usual = ["named", "council", "decided_on", "status", "outcome", "subject"]
    assert columns(officer, {}) == usual
    assert columns(officer, {"columns": "received_on,council"}) == [
        *("named", "council", "received_on")
    ]
    assert columns(officer, {"columns": ["outcome", "status"]}) == ["named", "status", "outcome"]
    assert columns(officer, {"columns": "statement"}) == ["named"]


def test_several_boxes_become_one_parameter_that_the_search_keeps(officer):
    answer = officer.get(LIST, {"columns": ["named", "outcome"], "q": "kent"})
    assert answer.url == "?columns=named%2Coutcome&q=kent"
    page = officer.get(f"{LIST}{answer.url}").content.decode()
    assert '<input type="hidden" name="columns" value="named,outcome">' in page


def test_its_order_is_left_out_because_it_names_a_column_by_its_place(officer):
    asked = {"o": "2", "outcome__exact": "upheld", "owner": "nobody"}
    page = officer.get(LIST, asked).content.decode()
    form = page[page.index("By columns" if "By columns" in page else "<summary>Columns") :]
    form = form[: form.index("</form>")]
    assert 'name="outcome__exact" value="upheld"' in form
    assert 'name="owner" value="nobody"' in form
    assert 'name="o"' not in form
    assert form.count('type="checkbox"') == 7
    assert form.count(" checked") == 5


def test_a_file_has_the_columns_of_the_screen(officer):
    answer = officer.get(f"{LIST}list.csv", {"columns": "council,received_on"})
    first, second = b"".join(answer.streaming_content).decode().strip("\ufeff").split("\r\n")[:2]
    assert first == "Reference,Council,Received on"
    assert second.startswith("24 018 407,Kent County Council,")
