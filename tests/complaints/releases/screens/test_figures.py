"""The figures of a release as a file, which says in its name and first line what is not public."""

import csv
from io import StringIO

import pytest

from complaints.releases.files import plain
from complaints.releases.steps import approval
from councils.public_record import MADE_UP, changing_public_record
from tests import factories
from tests.complaints.preparation import AT, INSTANT, a_year, announced, ben, draft, submitted
from tests.complaints.releases.screens.test_releases import address, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at(clock):
    clock.set(AT)


def read(response) -> list[list[str]]:
    body = response.content.decode()
    assert body.startswith("\ufeff")
    return list(csv.reader(StringIO(body[1:])))


def download(release):
    return signed_in("Case officer").get(address("figures", release.pk))


def test_every_council_stands_beside_its_year_before():
    kent = a_year(upheld=17, not_upheld=4)
    factories.published("2023-24", factories.frozen(kent, upheld=12, satisfactory_remedies=None))
    factories.council("Essex County", type="unitary")
    note, heads, *rows = read(download(draft()))
    assert note == ["DRAFT – not public"]
    essex, kents = (dict(zip(heads, row, strict=True)) for row in rows)
    assert (essex["council"], essex["type"], essex["residents"]) == (
        "Essex County",
        "Unitary council",
        "",
    )
    assert (essex["upheld"], essex["uphold rate"]) == ("0", "no investigations")
    assert (essex["upheld 2023-24"], essex["uphold rate 2023-24"]) == ("", "")
    assert (kents["upheld"], kents["not upheld"], kents["uphold rate"]) == ("17", "4", "81%")
    assert (kents["residents"], kents["on time"]) == ("1576069", "17")
    assert (kents["upheld 2023-24"], kents["satisfactory remedies 2023-24"]) == ("12", "")
    assert kents["satisfactory remedy rate 2023-24"] == "not published for this year"


def withdrawn():
    made = announced()
    approval.withdraw(made, "Wrong", by=ben(), at=AT)
    return made


@pytest.mark.parametrize(
    ("make", "name", "note"),
    [
        (draft, "figures-2024-25-edition-1-DRAFT-not-public", "DRAFT – not public"),
        (submitted, "figures-2024-25-edition-1-DRAFT-not-public", "DRAFT – not public"),
        (
            announced,
            "figures-2024-25-edition-1-NOT-PUBLIC",
            "NOT PUBLIC until 20 May 2025, 9.30am",
        ),
        (withdrawn, "figures-2024-25-edition-1-WITHDRAWN-not-public", "WITHDRAWN – not public"),
    ],
)
def test_what_is_not_public_says_so(make, name, note):
    a_year()
    answer = download(make())
    assert answer["Content-Disposition"] == f'attachment; filename="{name}.csv"'
    assert "no-store" in answer["Cache-Control"]
    assert read(answer)[0] == [note]


def test_what_is_public_has_no_mark(clock):
    a_year()
    release = announced()
    clock.set(INSTANT)
    answer = download(release)
    assert answer["Content-Disposition"] == 'attachment; filename="figures-2024-25-edition-1.csv"'
    assert read(answer)[0][:3] == ["council", "type", "residents"]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("Kent", "Kent"),
        (12, "12"),
        (None, ""),
        ("=1+1", "'=1+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("+x", "'+x"),
    ],
)
def test_no_cell_is_taken_for_a_formula(cell, written):
    assert plain(cell) == written


def test_made_up_figures_say_so_whether_public_or_not():
    a_year()
    made = draft()
    with changing_public_record() as record:
        record.demonstration = True
    assert read(download(made))[0] == [f"DRAFT – not public. {MADE_UP}"]
    public = factories.published("2023-24", factories.frozen(upheld=3))
    assert read(download(public))[0] == [MADE_UP]
