"""Short names made from full ones, as the register that comes with the portal has them."""

import csv

import pytest

from councils.register.importing.councils import OWN_REGISTER
from councils.register.names.short import short_name_of


def test_all_but_five_of_the_register_follow_the_rule():
    with OWN_REGISTER.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    differing = {
        row["short_name"]: short_name_of(row["name"])
        for row in rows
        if short_name_of(row["name"]) != row["short_name"]
    }
    assert len(rows) > 300
    assert differing == {
        "Kingston upon Hull": "Hull",
        "County Durham": "Durham",
        "Newcastle upon Tyne": "Newcastle",
        "Buckinghamshire County": "Buckinghamshire",  # told apart from the council that came of it
        "Dorset County": "Dorset",
    }


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Upper North District Council", "Upper North"),
        ("Council of the Isles of Scilly", "Isles of Scilly"),
        ("Royal Borough of Windsor and Maidenhead", "Windsor and Maidenhead"),
        ("Telford & Wrekin Council", "Telford and Wrekin"),
        ("City of London Corporation", "City of London"),
        ("City of York Council", "York"),
        ("Council", "Council"),
        ("Borough of ", "Borough of"),
        ("Park Authority", "Park Authority"),
        ("A" * 120 + " Council", "A" * 100),
    ],
)
def test_what_only_says_which_kind_it_is_goes(name, short):
    assert short_name_of(name) == short
