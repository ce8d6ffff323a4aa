"""The client in Python asks the running portal, and knows all that its schema has."""

import re
from datetime import timedelta
from pathlib import Path

import council_performance
import httpx
import pytest
from council_performance import Busy, EditionsDiffer, NotThere, Portal, Refused
from council_performance import portal as asking
from council_performance import rows as of_rows
from council_performance.lists import Lists

from tests import factories
from tests.clients.python.conftest import AT

pytestmark = pytest.mark.django_db
EMPTY = {"category_totals", "complaints_received", "groups", "letters", "revisions", "subjects"}
PACKAGE = Path(council_performance.__file__).parent
ROWS = {
    name: re.search(r"rows\.(\w+)\]$", str(of.__annotations__["return"]))[1]
    for name, of in vars(Lists).items()
    if "wanted" in getattr(of, "__annotations__", ())
}


@pytest.mark.parametrize("name", [name for name in ROWS if name != "places"])
def test_each_list_is_read_to_its_end(portal, name):
    rows = [*getattr(portal, name)(page_size=2)]
    known = getattr(of_rows, ROWS[name]).__annotations__
    assert all(set(row) == set(known) for row in rows)
    assert rows or name in EMPTY


def test_a_councils_figures_come_with_their_counts_and_editions(portal):
    rows = portal.performance(council="kent-county-council", year="2024-25")
    (row,) = rows
    assert row["uphold_rate"] == {
        "part": 3,
        "whole": 4,
        "ratio": 0.75,
        "percent": 75,
        "text": "3 of 4",
    }
    assert [(each["year"], each["edition"]) for each in rows.releases] == [("2024-25", 1)]
    assert rows.note is None
    assert rows.suspended == []


def test_a_list_is_asked_for_page_by_page_while_it_is_gone_through(portal, sent):
    rows = iter(portal.decisions(page_size=2))
    assert sent == []
    assert [next(rows)["reference"] for _ in range(2)]
    assert len(sent) == 1
    assert len([*rows]) == 3
    assert len(sent) == 3
    references = [row["reference"] for row in portal.decisions(page_size=2)]
    assert sorted(references) == sorted({*references})
    assert len(references) == 5


def test_several_values_and_what_is_not_asked_for(portal, sent):
    found = portal.performance(council=["kent-county-council", "essex-county-council"], year=None)
    assert {row["council"] for row in found} == {"kent-county-council", "essex-county-council"}
    assert dict(sent[0].url.params) == {"council": "kent-county-council,essex-county-council"}


def test_one_row_by_any_of_its_names(portal):
    assert portal.council("kent-county-council")["name"] == "Kent County Council"
    found = portal.decision("24 018 400")
    assert found["reference"] == "24 018 400"
    assert "statement" in found
    assert "licence" not in found
    with pytest.raises(NotThere):
        portal.decision("24 999 999")


def test_what_is_wrong_is_said_with_its_parameter(portal):
    with pytest.raises(Refused, match=r"no 'guilty'.*outcome may be: .*upheld") as refused:
        next(iter(portal.decisions(outcome="guilty")))
    assert refused.value.status == 400
    assert refused.value.errors[0]["parameter"] == "outcome"
    assert "upheld" in refused.value.errors[0]["allowed"]


def test_two_editions_are_not_mixed(portal):
    rows = iter(portal.performance(page_size=1))
    next(rows)
    factories.decision(factories.council("Surrey County Council"), outcome="upheld")
    factories.release("2024-25", reason="One decision was entered late.")
    with pytest.raises(EditionsDiffer):
        next(rows)


def test_what_is_not_public_is_in_nothing_that_it_reads(portal, clock):
    """A decision is shown 42 days after it was made: not before, and then by itself."""
    factories.decision(reference="25000001", decided_on=AT.date())
    assert "25 000 001" not in {row["reference"] for row in portal.decisions()}
    with pytest.raises(NotThere):
        portal.decision("25000001")
    clock.set(AT + timedelta(days=43))
    assert "25 000 001" in {row["reference"] for row in portal.decisions()}


def busy(times: int, pause: str):
    """A portal that is busy so many times, and then has an empty list."""
    left = [*range(times)]

    def answer(request):
        if left:
            left.pop()
            return httpx.Response(503, headers={"Retry-After": pause})
        return httpx.Response(
            200, json={"note": None, "releases": [], "suspended": [], "results": [], "next": None}
        )

    return httpx.Client(transport=httpx.MockTransport(answer))


def test_it_comes_again_when_it_is_told_to(monkeypatch):
    slept = []
    monkeypatch.setattr(asking.time, "sleep", slept.append)
    portal = Portal("http://portal.test", client=busy(2, "5"))
    assert [*portal.councils()] == []
    assert slept == [5, 5]


@pytest.mark.parametrize(("times", "pause"), [(3, "30"), (1, "61"), (1, "")])
def test_but_not_for_longer_than_it_was_to(monkeypatch, times, pause):
    slept = []
    monkeypatch.setattr(asking.time, "sleep", slept.append)
    with pytest.raises(Busy, match="503"):
        list(Portal("http://portal.test", client=busy(times, pause)).councils())
    assert sum(slept) <= 60


def test_a_file_is_there_whole_and_one_that_broke_off_goes_on(portal, sent, tmp_path):
    to = tmp_path / "everything.zip"
    whole = portal.download("data/everything.zip", to).read_bytes()
    assert whole[:2] == b"PK"
    tag = portal.client.get("http://testserver/data/everything.zip").headers["ETag"]
    to.unlink()
    (tmp_path / "everything.zip.part").write_bytes(whole[:1000])
    (tmp_path / "everything.zip.etag").write_text(tag)
    assert portal.download("/data/everything.zip", to).read_bytes() == whole
    assert sent[-1].headers["Range"] == "bytes=1000-"
    assert [each.name for each in tmp_path.iterdir()] == ["everything.zip"]


def test_a_file_that_was_made_anew_begins_anew(portal, tmp_path):
    to = tmp_path / "councils.zip"
    (tmp_path / "councils.zip.part").write_bytes(b"old")
    (tmp_path / "councils.zip.etag").write_text('"old"')
    assert portal.download("data/everything.zip", to).read_bytes()[:2] == b"PK"


def test_what_is_refused_leaves_no_file(portal, tmp_path):
    with pytest.raises(NotThere):
        portal.download("data/performance-2099-00-edition-1.csv", tmp_path / "figures.csv")
    assert [*tmp_path.iterdir()] == []


def test_over_a_socket(world, live_server):
    """The same over HTTP, as others ask."""
    with Portal(live_server.url) as portal:
        rows = portal.performance(council="essex-county-council")
        assert [row["uphold_rate"]["text"] for row in rows] == ["1 of 1"]


def test_its_readme_is_true(portal):
    readme = (PACKAGE.parent / "README.md").read_text(encoding="utf-8")
    for code in re.findall(r"```python\n(.+?)```", readme, re.DOTALL):
        code = code.replace('Portal("https://portal.example")', "portal")
        exec(compile(code, "README.md", "exec"), {"portal": portal})
