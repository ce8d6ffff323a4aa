"""What was said of headings is remembered with who said it, and forgotten where it is no news."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from councils.files.column_mappings import remember, remembered, who_said
from councils.files.heading_map import Said
from councils.models import ColumnMapping
from tests.councils.uploads import AT

pytestmark = pytest.mark.django_db
BODY = Said("Decided 2023-24", "The Body", "authority")
NEXT = Said("Decided 2024-25", "the body", "authority")
OUT = Said("Received", "", "")


@pytest.fixture
def stella():
    return User.objects.create_user("stella")


def test_it_is_said_once_for_every_year_of_a_sheet(stella):
    remember("residents", [BODY, OUT], [], by=stella, at=AT)
    remember("residents", [NEXT], [], by=stella, at=AT + timedelta(days=365))
    assert remembered("residents") == [BODY, OUT]
    assert remembered("decisions") == []
    assert [(each.said_by, each.said_at) for each in who_said("residents")] == [(stella, AT)] * 2
    assert ColumnMapping.history.count() == 2


def test_another_answer_replaces_it_and_none_deletes_it_with_its_history(stella):
    otto = User.objects.create_user("otto")
    remember("residents", [BODY, OUT], [], by=stella, at=AT)
    remember("residents", [NEXT, OUT], [], by=otto, at=AT)
    changed = Said("Decided 2024-25", "The Body", "")
    remember("residents", [changed], [OUT], by=otto, at=AT)
    assert remembered("residents") == [changed]
    assert [
        (each.history_type, each.heading, each.history_user.username)
        for each in ColumnMapping.history.order_by("history_id")
    ] == [
        ("+", "The Body", "stella"),
        ("+", "", "stella"),
        ("-", "", "otto"),
        ("~", "The Body", "otto"),
    ]


def test_a_heading_as_long_as_a_story_is_kept_by_its_beginning(stella):
    story = Said("Decided", "Once upon a time " * 100, "")
    remember("residents", [story], [], by=stella, at=AT)
    remember("residents", [story], [], by=stella, at=AT)
    assert len(ColumnMapping.objects.get().heading) == 300
