"""What contradicts the register, or other changes, is refused at its place."""

import pytest

from councils.models import AnnouncedChange, Council
from tests.councils.register.changes.changes_files import REPLACED, file, load, refusal

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("rows", "column", "sentence"),
    [
        pytest.param(
            ("2027-04-01,close,North District Council,,,,,,,",),
            "council",
            "nobody would have its place from 1 April 2027: say who succeeds North District",
            id="a gap",
        ),
        pytest.param(
            (
                "2027-05-01,open,late,,Late Council,unitary,,,,",
                "2027-04-01,close,North District Council,,,,,,,",
                "2027-04-01,succeed,North District Council,late,,,,,,",
            ),
            "successor",
            "Late Council is not open on 1 April 2027: it opens on 1 May 2027",
            id="a successor that opens later",
        ),
        pytest.param(
            ("2027-04-01,succeed,North District Council,South District Council,,,,,,",),
            "council",
            "North District Council stays open: it is succeeded on the day on which it closes",
            id="a successor of who stays",
        ),
        pytest.param(
            (
                "2027-04-01,open,new-shire,,New Shire Council,unitary,,,,",
                "2027-04-01,close,Old County Council,,,,,,,",
                "2027-04-01,succeed,Old County Council,new-shire,,,,,,",
            ),
            "council",
            "would leave districts without their county: North District Council and South District"
            " Council",
            id="districts without their county",
        ),
        pytest.param(
            ("2027-04-01,rename,North District Council,,South District Council,,,,,",),
            "name",
            "South District Council has this name",
            id="a name of another",
        ),
        pytest.param(
            (
                "2027-04-01,rename,North District Council,,Far District Council,,,,,",
                "2027-04-01,rename,North District Council,,Near District Council,,,,,",
            ),
            "action",
            "is said in row 2 already",
            id="two names at once",
        ),
        pytest.param(
            ("2027-04-01,open,second,,Second Council,unitary,E10000001,,,",),
            "gss_code",
            "E10000001 belongs to Old County Council",
            id="a code of another",
        ),
        pytest.param(
            ("2027-04-01,open,second,,Second Council,,,,,",),
            "type",
            "a new council needs a type",
            id="no type",
        ),
        pytest.param(
            ("2027-04-01,open,,,,unitary,,,,",),
            "council",
            "is empty",
            id="no name",
        ),
        pytest.param(
            ("2027-04-01,open,north-district-council,,North District Council,district,,,,",),
            "council",
            "North District Council is in the register already, and has no day of opening",
            id="there already",
        ),
        pytest.param(
            ("2027-04-01,rename,Nirth,,Another Council,,,,,",),
            "council",
            "'Nirth' is no council in the register",
            id="unknown",
        ),
        pytest.param(
            ("2027-04-01,split,North District Council,,,,,,,",),
            "action",
            "'split' is not allowed here: write one of open, close, succeed, rename, recode,"
            " retype-as-new",
            id="unknown action",
        ),
        pytest.param(
            ("2027-04-01,close,North District Council,,,,,,,yes",),
            "cancelled",
            "North District Council closes is not announced",
            id="nothing to cancel",
        ),
    ],
)
def test_what_contradicts_is_refused_at_its_place(shire, tmp_path, rows, column, sentence):
    problems = refusal(file(tmp_path, *rows))
    assert any(f":{column}: {sentence}" in each for each in problems), problems
    assert not AnnouncedChange.objects.exists()
    assert Council.objects.count() == 3


def test_cancelling_a_part_of_it_contradicts_the_rest(shire, tmp_path):
    load(file(tmp_path, *REPLACED))
    problems = refusal(file(tmp_path, f"{REPLACED[0]}yes"))
    assert problems == [
        f"file.csv:2:council: it is announced that {name} is succeeded by New Shire Council, but"
        " New Shire Council would not exist"
        for name in ("North District Council", "Old County Council", "South District Council")
    ] + ["file.csv: 3 problems"]
