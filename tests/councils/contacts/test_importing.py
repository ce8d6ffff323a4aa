"""What a file has for an office of a council is who is there afterwards."""

from datetime import UTC, datetime

import pytest
from django.core.management import call_command

from councils.contacts.files import as_csv
from councils.contacts.importing import import_contacts
from councils.files.choices import Choices
from councils.files.problems import FileRefused
from councils.models import Contact
from tests.factories import council
from tests.files import csv_file, problems_of

pytestmark = pytest.mark.django_db
AT = datetime(2025, 6, 1, 12, tzinfo=UTC)
HEAD = "council,role,name,email\n"


@pytest.fixture
def kent():
    return council("Kent County Council", gss_code="E10000016")


@pytest.fixture
def chief(kent):
    made = Contact(council=kent, role="chief_executive", name="Ann", email="ann@kent.example")
    made.refused_at, made.refused_because = AT, "550 No such user"
    made.save()
    return made


def load(tmp_path, text, **options):
    return import_contacts(csv_file(tmp_path, text), at=AT, **options)


def stored() -> list[tuple]:
    rows = Contact.objects.order_by("council__name", "role", "email")
    return list(rows.values_list("council__short_name", "role", "name", "email"))


@pytest.mark.usefixtures("kent")
def test_new_contacts_are_added_by_name_or_code(tmp_path):
    changes = load(
        tmp_path,
        "Authority,Code,Office,Contact name,E-mail address\n"
        "Kent,,CEO,Ann,ann@kent.example\n,E10000016,Leader,,lee@kent.example\n",
    )
    assert stored() == [
        ("Kent", "chief_executive", "Ann", "ann@kent.example"),
        ("Kent", "leader", "", "lee@kent.example"),
    ]
    assert changes.lines() == [
        "new: Kent County Council, chief executive: ann@kent.example, Ann",
        "new: Kent County Council, leader: lee@kent.example",
        "new: 2, changed: 0, unchanged: 0, left as they are: 0",
    ]


def test_one_address_in_the_place_of_one_is_the_same_contact_changed(tmp_path, kent, chief):
    Contact.objects.create(council=kent, role="leader", email="lee@kent.example")
    row = f"{HEAD}Kent County Council,chief_executive,Ben,ben@kent.example\n"
    changes = load(tmp_path, row)
    assert changes.lines()[0] == (
        "changed: Kent County Council, chief executive:"
        " e-mail ann@kent.example → ben@kent.example, name Ann → Ben"
    )
    now = Contact.objects.get(pk=chief.pk)
    assert (now.email, now.name, now.refused_at, now.refused_because) == (
        *("ben@kent.example", "Ben", None, ""),
    )
    assert [each.email for each in chief.history.order_by("history_id")] == [
        *("ann@kent.example", "ben@kent.example"),
    ]
    assert Contact.objects.filter(role="leader").exists()
    again = load(tmp_path, row)
    assert (again.unchanged, bool(again)) == (1, False)


@pytest.mark.usefixtures("chief")
def test_a_name_that_is_not_said_stays_and_so_does_what_came_back(tmp_path):
    changes = load(tmp_path, f"{HEAD}Kent County Council,chief_executive,,ANN@kent.example\n")
    assert changes.lines()[0].endswith("e-mail ann@kent.example → ANN@kent.example")
    now = Contact.objects.get()
    assert (now.name, now.refused_because) == ("Ann", "550 No such user")


@pytest.mark.usefixtures("chief")
def test_an_address_that_the_file_leaves_out_goes_and_stays_in_the_history(tmp_path):
    office = "Kent County Council,chief_executive"
    rows = "".join(f"{office},{name},{name}@kent.example\n" for name in ("ben", "cy"))
    changes = load(tmp_path, HEAD + rows)
    assert (changes.new, changes.changed) == (2, 1)
    assert changes.listed("changed") == [
        "Kent County Council, chief executive: e-mail ann@kent.example → empty"
    ]
    assert [email for *_, email in stored()] == ["ben@kent.example", "cy@kent.example"]
    assert Contact.history.filter(history_type="-").count() == 1


@pytest.mark.usefixtures("chief")
def test_what_is_wrong_is_named_at_its_place_and_nothing_is_loaded(tmp_path):
    before = stored()
    text = (
        "council,gss_code,role,email\n"
        "Atlantis,,leader,a@b.example\n"
        ",E10000099,leader,a@b.example\n"
        "Kent County Council,,mayor,a@b.example\n"
        "Kent County Council,,leader,nobody\n"
        "Kent County Council,,leader,\n"
        ",,leader,a@b.example\n"
        "Kent County Council,,leader,a@b.example\n"
        "Kent County Council,,leader,A@b.example\n"
    )
    with pytest.raises(FileRefused) as error:
        load(tmp_path, text)
    said = problems_of(error)
    for row, words in enumerate(
        (
            *("is no council in the register", "E10000099 is no council", "is not allowed here"),
            *("is no e-mail address", "is empty", "is empty"),
        ),
        2,
    ):
        assert any(f":{row}:" in each and words in each for each in said), (row, words, said)
    assert any(":9:" in each and "stands above for the same office" in each for each in said)
    assert stored() == before


@pytest.mark.usefixtures("kent")
def test_the_rest_is_loaded_where_that_was_chosen_and_a_dry_run_loads_nothing(tmp_path):
    text = f"{HEAD}Kent County Council,leader,,lee@kent.example\nAtlantis,leader,,a@b.example\n"
    rest = Choices(load_the_rest=True)
    load(tmp_path, text, choices=rest, dry_run=True)
    assert stored() == []
    assert load(tmp_path, text, choices=rest).rows_left_out == 1
    assert len(stored()) == 1


@pytest.mark.usefixtures("chief")
def test_what_is_taken_away_loads_as_it_is(tmp_path, capsys):
    path = csv_file(tmp_path, as_csv().decode("utf-8-sig"))
    call_command("import_contacts", path)
    assert "new: 0, changed: 0, unchanged: 1" in capsys.readouterr().out
