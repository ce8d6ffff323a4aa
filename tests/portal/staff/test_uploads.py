"""The pages on which staff load files, from the choice of a file to the record of it."""

import csv
import re
from html import unescape

import pytest
from django.contrib.auth.models import Permission, User

from complaints.models import Decision, Recommendation
from councils.models import LoadedFile, Residents, Upload
from tests.complaints.decisions.importing.decision_files import FULL
from tests.portal.staff.uploading import (
    RESIDENTS,
    counts,
    folder,
    kent,
    lines,
    page,
    preview,
    rows_of,
    stella,
    upload,
    written,
)

__all__ = ["folder", "kent", "stella"]
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("folder"),
]

TEN_MISTAKES = (
    "Reference,Council,Decided on,Outcome,Satisfactory remedy,Category,Subcategory,Recommendation,"
    "Recommendation kind,Private text,Public summary,Due on,Done on,Compliance\n"
    "24 018 4,Kent,2025-03-14,upheld,no,,,,,,,,,\n"
    "24 018 402,Kentshire,2025-03-14,upheld,no,,,,,,,,,\n"
    "24 018 403,Kent,14.3.25,upheld,no,,,,,,,,,\n"
    "24 018 404,Kent,2025-03-14,partly upheld,no,,,,,,,,,\n"
    "24 018 405,Kent,2025-03-14,not upheld,yes,,,,,,,,,\n"
    "24 018 406,Kent,2025-03-14,upheld,perhaps,,,,,,,,,\n"
    "24 018 407,Kent,2025-03-14,upheld,no,Education,Juggling,,,,,,,\n"
    "24 018 408,Kent,2025-03-14,upheld,no,,,1,personal_remedy,Pay £500,Pay £500,2025-05-14,,\n"
    "24 018 409,Kent,2025-03-14,upheld,no,,,1,service_improvement,,Train staff,,,\n"
    "24 018 410,Kent,2025-03-14,upheld,no,,,1,service_improvement,,Train staff,2025-05-14,,"
    "complied\n"
)


def test_ten_kinds_of_mistake_are_listed_with_their_places(kent, stella, folder):
    address = preview(stella, "decisions", TEN_MISTAKES, "ten.csv")
    shown = page(stella, address)
    assert [each[:3] for each in rows_of(shown, "Why")] == [
        ["ten.csv", "2", "Reference"],
        ["ten.csv", "3", "Council"],
        ["ten.csv", "4", "Decided on"],
        ["ten.csv", "5", "Outcome"],
        ["ten.csv", "6", "Satisfactory remedy"],
        ["ten.csv", "7", "Satisfactory remedy"],
        ["ten.csv", "8", "Subcategory"],
        ["ten.csv", "9", "Public summary"],
        ["ten.csv", "10", "Due on"],
        ["ten.csv", "11", "Done on"],
    ]
    why = [each[3] for each in rows_of(shown, "Why")]
    assert why[0] == "'24 018 4' is not a reference: write it as 24 018 407"
    assert len(set(why)) == 10
    assert "£500" not in shown
    taken_away = page(stella, f"{address}errors.csv")
    assert taken_away.count("\r\n") == 11
    assert "£500" not in taken_away
    assert "10 problems" in shown
    assert 'value="Load"' not in shown
    assert list(folder.iterdir()) == []
    assert not Decision.objects.exists()


def test_a_file_is_previewed_loaded_and_recorded(kent, stella, folder):
    stored = Residents.objects.create(council=kent, year=2022, number=1_590_000)
    address = preview(stella, "residents", RESIDENTS, "residents.csv")
    shown = page(stella, address)
    assert counts(shown) == {"New": "1", "Changed": "1", "Left as it is": "0", "Unchanged": "0"}
    assert lines(shown) == [
        "Kent County Council | 2023 | 1,610,000",
        "Kent County Council | 2022 | 1,600,000 | Residents: 1,590,000 → 1,600,000",
    ]
    stored.refresh_from_db()
    assert (stored.number, Residents.objects.count()) == (1_590_000, 1)
    assert f'href="{address}"' in page(stella, "/admin/uploads/")

    assert f'<a data-done href="{address}">' in written(stella.post(f"{address}load/"))
    shown = page(stella, address)
    assert "Loaded " in shown
    assert 'value="Load"' not in shown
    stored.refresh_from_db()
    assert (stored.number, Residents.objects.count()) == (1_600_000, 2)
    assert list(folder.iterdir()) == []
    overview = page(stella, "/admin/uploads/")
    assert f'href="{address}"' not in overview
    record = LoadedFile.objects.get()
    assert [each[1:] for each in rows_of(overview, "What it changed")] == [
        [
            "stella",
            "residents",
            "residents.csv",
            "new: 1, changed: 1, unchanged: 0, left as they are: 0",
            f"{record.sha256[:12]}…",
        ]
    ]


def test_what_contradicts_once_it_is_loaded_is_told(kent, stella):
    rows = "takes_effect_on,action,council,name\n2027-04-01,rename,Kent,Kent and Medway\n"
    address = preview(stella, "changes", rows, "changes.csv")
    assert "contradiction" not in page(stella, address)
    written(stella.post(f"{address}load/"))
    assert "The register has a contradiction that it had not before" in page(stella, address)


def test_it_is_said_how_far_it_came(kent, stella):
    rows = "".join(f"24{n:06},Kent,2025-03-14,upheld\n" for n in range(2_500))
    answer = upload(stella, "decisions", f"reference,council,decided_on,outcome\n{rows}", "a.csv")
    shown = written(answer)
    assert "<h1>Checking a.csv</h1>" in shown
    assert re.findall(r"<li>(Checking .*?)</li>", shown) == [
        "Checking a.csv: 1,000 rows",
        "Checking a.csv: 2,000 rows",
        "Checking a.csv: all 2,500 rows",
    ]
    assert "data-done" in shown


def test_whoever_looks_before_it_was_done_is_led_to_the_job(kent, stella):
    answer = upload(stella, "residents", RESIDENTS)
    address = f"/admin/uploads/{Upload.objects.get().token}/"
    assert stella.get(address).url == answer.url
    assert "Waiting." in page(stella, answer.url)
    written(answer)
    assert "This is what would change" in page(stella, address)
    asked = [stella.post(f"{address}load/").url for _ in range(2)]
    assert asked[0] == asked[1] == stella.get(address).url


def test_loaded_decisions_name_who_loaded_them(kent, stella):
    address = preview(stella, "decisions", FULL)
    written(stella.post(f"{address}load/"))
    user = User.objects.get()
    assert {each.text_changed_by for each in Decision.objects.all()} == {user}
    assert {each.history_user for each in Recommendation.history.all()} == {user}


def test_private_texts_are_nowhere_on_the_pages(kent, stella):
    address = preview(stella, "decisions", FULL)
    shown = page(stella, address)
    assert counts(shown)["New"] == "2"
    pages = [shown, written(stella.post(f"{address}load/")), page(stella, address)]
    changed = preview(stella, "decisions", FULL.replace("Pay Mrs B £500", "Pay Mrs B £600"))
    shown = page(stella, changed)
    assert "Recommendation 1: private text changed" in shown
    assert not [each for each in (*pages, shown) if "£" in each]


def test_what_would_change_now_is_asked_again_where_it_is_another(kent, stella):
    address = preview(stella, "residents", RESIDENTS)
    Residents.objects.create(council=kent, year=2022, number=7)
    answer = written(stella.post(f"{address}load/"))
    assert "what would change is different now" in answer
    assert "data-done" not in answer
    assert lines(page(stella, address))[-1].endswith("| Residents: 7 → 1,600,000")
    assert Residents.objects.count() == 1


def test_a_failure_is_a_sentence_and_is_logged(kent, stella, monkeypatch, caplog):
    address = preview(stella, "residents", RESIDENTS)

    def fail(*args, **run):
        raise RuntimeError("a private cause")

    with monkeypatch.context() as patched:
        patched.setattr("councils.residents.importing.import_residents", fail)
        answer = written(stella.post(f"{address}load/"))
    assert "Something went wrong, and nothing was loaded." in answer
    assert "private cause" not in answer
    assert "a private cause" in caplog.text
    assert 'value="Load"' in page(stella, address)
    written(stella.post(f"{address}load/"))
    assert Residents.objects.count() == 2


def test_what_was_interrupted_can_be_checked_again(kent, stella):
    address = preview(stella, "residents", RESIDENTS)
    Upload.objects.update(state="checking", report={}, counts="")
    shown = page(stella, address)
    assert "was interrupted" in shown
    assert 'value="Load"' not in shown
    assert f'<a data-done href="{address}">' in written(stella.post(f"{address}check/"))
    assert counts(page(stella, address))["New"] == "2"


def test_cancelling_deletes_the_file(kent, stella, folder):
    address = preview(stella, "residents", RESIDENTS)
    assert len(list(folder.iterdir())) == 1
    assert stella.post(f"{address}cancel/").headers["Location"] == "/admin/uploads/"
    assert "the file is deleted" in page(stella, "/admin/uploads/")
    assert "Cancelled" in page(stella, address)
    assert list(folder.iterdir()) == []
    assert "it is cancelled" in unescape(written(stella.post(f"{address}load/")))
    assert not Residents.objects.exists()


def test_where_everything_is_there_already_there_is_nothing_to_load(kent, stella):
    written(stella.post(f"{preview(stella, 'residents', RESIDENTS)}load/"))
    shown = page(stella, preview(stella, "residents", RESIDENTS))
    assert "There is nothing to load" in shown
    assert 'value="Load"' not in shown
    assert counts(shown)["Unchanged"] == "2"


def test_a_page_that_lists_much_stays_small(kent, stella):
    rows = "".join(f"24{n:06},Kent,2025-03-14,upheld\n" for n in range(3_000))
    header = "reference,council,decided_on,outcome\n"
    shown = page(stella, preview(stella, "decisions", header + rows))
    assert "New, the first 50 of 3,000" in " ".join(shown.split())
    assert len(lines(shown)) == 101  # what to know, 50 new ones, 50 that may be there already
    numbered = "".join(f"24{n:06},Kent,2025-03-14,upset {n}\n" for n in range(3_000))
    wrong = page(stella, preview(stella, "decisions", header + numbered))
    assert "3,000 problems, of which the first 1,000 are listed" in wrong
    assert len(rows_of(wrong, "Why")) == 1_000
    assert len(shown) < 60_000
    assert len(wrong) < 300_000


def test_sums_are_shown_to_who_may_read_decisions_and_the_rows_to_who_loads(kent, stella):
    rows = "reference,council,decided_on,outcome\n24000001,Kent,2025-03-14,upheld\n"
    address = preview(stella, "decisions", rows)
    row = "24 000 001 | Kent County Council | Upheld | 14 March 2025 | "
    shown = page(stella, address)
    assert lines(shown) == [row]
    assert "By council" not in shown
    may = Permission.objects.get(codename="view_decision")
    User.objects.get(username="stella").user_permissions.add(may)
    shown = page(stella, address)
    assert lines(shown) == [row]
    assert '<th scope="row">Kent County Council</th>' in shown


def test_what_is_wrong_is_taken_away_cell_by_cell(kent, stella):
    rows = "".join(f"24{n:06},Kent,2025-03-{n},upheld\n" for n in range(40, 52))
    header = "reference,council,Decision date,outcome\n"
    address = preview(stella, "decisions", header + rows, "Last year.csv")
    shown = page(stella, address)
    assert [each[3] for each in rows_of(shown, "Why")] == [
        "'2025-03-40' is not a date: write it as 2025-03-14, 14/03/2025 or 14 Mar 2025"
        " (likewise in 11 more rows: 3, 4, 5, 6, 7 …)"
    ]
    assert f'href="{address}errors.csv"' in shown
    answer = stella.get(f"{address}errors.csv")
    assert answer["Content-Disposition"] == 'attachment; filename="Last year-errors.csv"'
    found = list(csv.reader(answer.content.decode("utf-8-sig").splitlines()))
    assert found[:2] == [
        ["file", "row", "column", "value", "message"],
        [
            "Last year.csv",
            "2",
            "Decision date",
            "2025-03-40",
            "'2025-03-40' is not a date: write it as 2025-03-14, 14/03/2025 or 14 Mar 2025",
        ],
    ]
    assert [row[3] for row in found[1:]] == [f"2025-03-{n}" for n in range(40, 52)]


def test_a_file_that_is_right_has_no_list_of_errors(kent, stella):
    assert stella.get(f"{preview(stella, 'residents', RESIDENTS)}errors.csv").status_code == 404


def test_the_pages_take_the_same_queries_for_one_upload_and_for_many(
    kent, stella, django_assert_num_queries
):
    found = []
    for _ in range(2):
        written(stella.post(f"{preview(stella, 'residents', RESIDENTS)}load/"))
        Residents.objects.all().delete()
        preview(stella, "residents", RESIDENTS)
        with django_assert_num_queries(15, exact=False) as queries:
            stella.get("/admin/uploads/")
        found.append(len(queries))
    assert found[0] == found[1]
