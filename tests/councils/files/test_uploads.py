"""From files that were uploaded to what is loaded, or not."""

import pytest

from councils.files.previews import LONGEST, PREVIEWED
from councils.files.problems import SHOWN
from councils.files.uploaded_files import UploadRefused, paths_of
from councils.files.uploads import check, load
from councils.models import LoadedFile, PublicRecord, Residents, Upload
from councils.progress import silent
from tests import factories
from tests.councils.uploads import (
    AT,
    KIND,
    LATER,
    RESIDENTS,
    folder,
    kent,
    loaded,
    numbers,
    previewed,
    received,
    stella,
)

__all__ = ["folder", "kent", "stella"]
pytestmark = pytest.mark.django_db


def test_what_would_change_is_kept_and_nothing_is_written(kent, stella, folder):
    Residents.objects.create(council=kent, year=2022, number=1_590_000)
    upload = previewed(stella, RESIDENTS + "W06000001,2022,70000\n")
    assert (upload.state, upload.ended_at) == ("ready", None)
    assert upload.counts == "new: 1, changed: 1, unchanged: 0, left as they are: 0"
    del upload.report["digest"], upload.report["preview"]
    assert upload.report == {
        "changes": True,
        "unchanged": 0,
        "sorts": [
            {"sort": "new", "count": 1},
            {"sort": "changed", "count": 1},
            {"sort": "left as it is", "count": 0},
        ],
        "notes": ["passed over: 1 areas that are no English council"],
    }
    assert numbers() == [(2022, 1_590_000)]
    assert not LoadedFile.objects.exists()
    assert paths_of(upload)[0].is_file()


def test_a_preview_lists_so_many_rows_of_so_many_characters(stella):
    names = [f"{letter * 280} {number}" for letter, number in zip("ABC", range(3), strict=True)]
    for number, name in enumerate(names):
        fields = {"short_name": f"C {number}", "slug": f"c{number}"}
        factories.council(name[:200], gss_code=f"E0700000{number}", **fields)
    rows = "".join(
        f"E0700000{n},{year},{year}\n" for year in range(1900, 2000) for n in range(len(names))
    )
    upload = previewed(stella, f"code,year,residents\n{rows}")
    new = upload.report["preview"]["kinds"][0]
    assert (new["count"], len(new["rows"])) == (300, PREVIEWED)
    wrong = previewed(stella, f"code,year,residents,{'x' * 5_000}\n1,2,3,4\n")
    assert [len(each[2]) for each in wrong.report["problems"]] == [LONGEST + 1]


def test_what_is_wrong_is_kept_with_its_place_and_the_file_is_not(kent, stella, folder):
    upload = previewed(stella, "code,year,residents\nE10000099,2022,5\nE10000016,2022,many\n")
    assert (upload.state, upload.ended_at) == ("refused", AT)
    assert upload.report == {
        "count": 2,
        "problems": [
            [
                "residents.csv",
                2,
                "code",
                "no council in the register has, or had, the code E10000099",
                "",
            ],
            ["residents.csv", 3, "residents", "'many' is not a whole number", ""],
        ],
        "shown": 2,
        "advice": [],
        "each": [
            [
                "residents.csv",
                2,
                "code",
                "E10000099",
                "no council in the register has, or had, the code E10000099",
            ],
            ["residents.csv", 3, "residents", "many", "'many' is not a whole number"],
        ],
    }
    assert list(folder.iterdir()) == []


def test_the_first_thousand_sentences_are_kept_in_the_order_of_the_rows(kent, stella):
    rows = "".join(f"E1001{n:04},2022,5\n" for n in range(SHOWN + 5))
    upload = previewed(stella, f"code,year,residents\n{rows}")
    assert (upload.report["count"], upload.report["shown"]) == (SHOWN + 5, SHOWN)
    assert [each[1] for each in upload.report["problems"]] == list(range(2, SHOWN + 2))
    assert [each[1] for each in upload.report["each"]] == list(range(2, SHOWN + 7))


def test_one_mistake_in_many_rows_is_one_line_and_each_is_listed(kent, stella):
    upload = previewed(stella, "code,year,residents\n" + "E10000016,2022,none\n" * 412)
    assert upload.report["count"] == upload.report["shown"] == 412
    assert upload.report["problems"] == [
        [
            "residents.csv",
            2,
            "residents",
            "'none' is not a whole number",
            "(likewise in 411 more rows: 3, 4, 5, 6, 7 …)",
        ]
    ]
    assert len(upload.report["each"]) == 412


def test_loading_writes_it_all_with_the_record_of_it(kent, stella, folder):
    upload = previewed(stella)
    loaded(upload, stella)
    assert numbers() == [(2022, 1_600_000), (2023, 1_610_000)]
    assert (upload.state, upload.ended_at) == ("loaded", LATER)
    record = LoadedFile.objects.get()
    assert (record.kind, record.name, record.loaded_by) == ("residents", "residents.csv", stella)
    assert (record.sha256, record.loaded_at) == (upload.sha256[0], LATER)
    assert record.counts == "new: 2, changed: 0, unchanged: 0, left as they are: 0"
    assert list(folder.iterdir()) == []


def test_nothing_is_loaded_where_what_would_change_is_another(kent, stella):
    upload = previewed(stella)
    Residents.objects.create(council=kent, year=2022, number=5)
    version = PublicRecord.objects.first()
    with pytest.raises(UploadRefused, match="what would change is different now"):
        loaded(upload, stella)
    assert numbers() == [(2022, 5)]
    assert not LoadedFile.objects.exists()
    assert PublicRecord.objects.first() == version
    assert upload.state == "ready"
    changed = upload.report["preview"]["kinds"][1]
    assert changed["rows"][0][1] == ["Residents: 5 → 1,600,000"]
    loaded(upload, stella)
    assert numbers() == [(2022, 1_600_000), (2023, 1_610_000)]


def test_nothing_is_loaded_where_only_what_it_changes_from_is_another(kent, stella):
    stored = Residents.objects.create(council=kent, year=2022, number=5)
    upload = previewed(stella)
    counts = upload.counts
    stored.number = 6
    stored.save()
    with pytest.raises(UploadRefused, match="different now"):
        loaded(upload, stella)
    assert numbers() == [(2022, 6)]
    assert upload.counts == counts


def test_where_somebody_else_has_loaded_the_same_there_is_nothing_left_to_load(kent, stella):
    first, second = previewed(stella), previewed(stella)
    loaded(first, stella)
    with pytest.raises(UploadRefused, match="different now"):
        loaded(second, stella)
    assert (second.state, second.report["changes"]) == ("ready", False)
    assert LoadedFile.objects.count() == 1


def test_what_has_become_wrong_is_refused(kent, stella, folder):
    upload = previewed(stella)
    kent.gss_code = None
    kent.save()
    with pytest.raises(UploadRefused, match="different now"):
        loaded(upload, stella)
    assert upload.state == "refused"
    assert upload.report["count"] == 2
    assert list(folder.iterdir()) == []


def test_the_same_is_not_loaded_twice(kent, stella):
    upload = previewed(stella)
    again = Upload.objects.get()
    loaded(upload, stella)
    with pytest.raises(UploadRefused, match="loaded already"):
        loaded(upload, stella)
    # In another window it looks as if it waited still.
    assert again.state == "ready"
    with pytest.raises(UploadRefused, match="loaded already"):
        loaded(again, stella)
    assert Upload.objects.get().state == "loaded"
    assert LoadedFile.objects.count() == 1


def test_what_is_loaded_or_cancelled_in_the_middle_of_loading_is_not_loaded(kent, stella):
    upload = previewed(stella)

    def watch(rows, label):
        if label.startswith("Loading"):
            Upload.objects.update(state="cancelled", ended_at=AT)
        yield from rows

    with pytest.raises(UploadRefused, match="it is cancelled"):
        loaded(upload, stella, watch=watch)
    assert numbers() == []


def test_files_that_are_not_those_that_were_checked_are_not_loaded(kent, stella, folder):
    upload = previewed(stella)
    paths_of(upload)[0].write_text(RESIDENTS.replace("1600000", "1600001"))
    with pytest.raises(UploadRefused, match="upload it again"):
        loaded(upload, stella)
    assert numbers() == []
    assert upload.state == "cancelled"
    assert list(folder.iterdir()) == []


def test_a_file_that_changes_while_it_is_loaded_is_not_loaded(kent, stella):
    upload = previewed(stella)

    def watch(rows, label):
        if label.startswith("Loading"):
            paths_of(upload)[0].write_text(RESIDENTS.replace("1600000", "1600001"))
        yield from rows

    with pytest.raises(UploadRefused):
        loaded(upload, stella, watch=watch)
    assert numbers() == []


def test_a_file_that_changes_just_before_it_is_loaded_is_not_loaded(kent, stella):
    upload = previewed(stella)

    class Changing:
        refusals = KIND.refusals

        @staticmethod
        def importer(paths, *args, **run):
            paths[0].write_text(RESIDENTS + "W06000001,2022,70000\n")
            return KIND.importer(paths, *args, **run)

    with pytest.raises(UploadRefused, match="upload it again"):
        load(upload, Changing, by=stella, at=LATER, watch=silent)
    assert numbers() == []


def test_a_failure_writes_nothing_and_it_can_be_loaded_afterwards(kent, stella):
    upload = previewed(stella)

    def watch(rows, label):
        if label.startswith("Loading"):
            raise RuntimeError("the machine stops here")
        yield from rows

    with pytest.raises(RuntimeError):
        loaded(upload, stella, watch=watch)
    upload = Upload.objects.get()
    assert (upload.state, numbers()) == ("ready", [])
    loaded(upload, stella)
    assert len(numbers()) == 2


def test_what_was_not_checked_to_its_end_is_not_loaded_but_checked_again(kent, stella):
    upload = received(stella)
    with pytest.raises(UploadRefused, match="checked again"):
        loaded(upload, stella)
    check(upload, KIND, at=LATER, watch=lambda rows, label: rows)
    loaded(upload, stella)
    assert len(numbers()) == 2
