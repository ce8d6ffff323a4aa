from datetime import UTC, date, datetime

from councils.files import problems as problems_module
from councils.files.changes import Changes, from_to
from councils.files.problems import Problems
from councils.files.upload_reports import what_would_change


def test_the_first_of_each_sort_are_written_and_all_are_counted():
    changes = Changes()
    for number in range(23):
        changes.added(f"council {number}")
    changes.altered("Kent", ["upheld 1 → 2", "late 0 → 1"])
    changes.left_alone("Devon", "its name")
    changes.unchanged += 1_234
    changes.notes.append("passed over: 2 rows")
    assert changes.lines()[19:] == [
        "new: council 19",
        "new: and 3 more",
        "changed: Kent: upheld 1 → 2, late 0 → 1",
        "left as it is: Devon: its name",
        "passed over: 2 rows",
        "new: 23, changed: 1, unchanged: 1,234, left as they are: 1",
    ]


def test_nothing_new_and_nothing_changed_is_no_change():
    changes = Changes(unchanged=3)
    changes.left_alone("Devon", "its name")
    assert not changes


def test_the_changes_of_two_files_add_up():
    first, second = Changes(), Changes(unchanged=2)
    first.added("Kent")
    second.added("Devon")
    assert (first + second).lines() == [
        "new: Kent",
        "new: Devon",
        "new: 2, changed: 0, unchanged: 2, left as they are: 0",
    ]


def test_how_values_are_written():
    assert from_to("closed_on", None, date(2023, 4, 1)) == "closed_on empty → 1 April 2023"
    assert from_to("remedy", False, True) == "remedy no → yes"
    moment = datetime(2025, 5, 20, 8, 30, tzinfo=UTC)
    assert from_to("announced_at", "", moment) == "announced_at empty → 20 May 2025, 9.30am"


def changes_of(*names: str, seen: object = "", shown: int = 20) -> Changes:
    changes = Changes(shown=shown)
    for name in names:
        changes.added(name, seen=seen)
    return changes


def test_the_same_changes_have_the_same_digest_however_many_are_listed():
    names = [f"council {number}" for number in range(30)]
    all_listed = changes_of(*names, shown=100)
    assert len(all_listed.listed("new")) == 30
    assert changes_of(*names).digest() == all_listed.digest()


def test_other_changes_have_another_digest():
    base = changes_of("Kent", "Devon")
    unchanged = changes_of("Kent", "Devon")
    unchanged.unchanged += 1
    others = (
        changes_of("Kent"),
        changes_of("Devon", "Kent"),
        changes_of("Kent", "Devon", seen="a row that nobody is shown"),
        unchanged,
    )
    assert len({each.digest() for each in (base, *others)}) == 5


def test_the_digest_covers_what_is_not_listed():
    first = changes_of("Kent", "Devon", "Essex", shown=1)
    second = changes_of("Kent", "Devon", "Surrey", shown=1)
    assert first.listed("new") == second.listed("new") == ["Kent"]
    assert first.digest() != second.digest()


def test_what_is_left_out_is_listed_and_counted_beyond_what_is_kept(monkeypatch):
    monkeypatch.setattr(problems_module, "KEPT", 2)
    wrong = Problems("file.csv")
    for row in (2, 3, 3, 4):
        wrong.add(row, "due_on", f"'day {row}' is no day")
    changes = Changes()
    changes.leave_out(wrong, quoted=False)
    assert changes.lines() == [
        "left out: file.csv:2:due_on: … is no day",
        "left out: file.csv:3:due_on: … is no day",
        "left out: and 2 more",
        "new: 0, changed: 0, unchanged: 0, left as they are: 0, rows left out: 3",
    ]
    assert (changes + Changes()).lines() == changes.lines()
    assert what_would_change(changes)["count"] == 4
