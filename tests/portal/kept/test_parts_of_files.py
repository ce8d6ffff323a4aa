"""Parts of a file that is kept, and of one that is made for the first who asks for a part."""

from io import BytesIO

import pytest
from pyarrow import parquet

PARQUET = "/data/councils.parquet"
WHOLE = "/data/everything.sqlite3"


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.mark.parametrize("address", [PARQUET, WHOLE])
def test_the_first_and_every_other_reader_get_the_part_that_they_ask_for(kent, get, address):
    first = get(address, range="bytes=0-9")
    whole = get(address)
    everything = body(whole)
    assert first.status_code == 206
    assert body(first) == everything[:10]
    assert first["Content-Range"] == f"bytes 0-9/{len(everything)}"
    later = get(address, range="bytes=-100")
    assert body(later) == everything[-100:]
    assert later["Content-Length"] == "100"
    assert int(whole["Content-Length"]) == len(everything)
    assert whole["Accept-Ranges"] == "bytes"
    assert "Content-Encoding" not in whole


def test_a_file_longer_than_what_is_held_in_memory_is_read_where_it_lies(kent, get, monkeypatch):
    monkeypatch.setattr("portal.kept.store.IN_MEMORY", 100)
    everything = body(get(WHOLE))
    part = get(WHOLE, range="bytes=5000-5999")
    assert part.status_code == 206
    assert part.streaming
    assert body(part) == everything[5000:6000]


def test_a_download_goes_on_where_it_broke_off_unless_the_file_is_another_now(kent, get):
    whole = get(PARQUET)
    everything = body(whole)
    rest = get(PARQUET, range="bytes=100-", if_range=whole["ETag"])
    assert everything[:100] + body(rest) == everything
    other = get(PARQUET, range="bytes=100-", if_range='"another"')
    assert other.status_code == 200
    assert body(other) == everything


def test_beyond_its_end_there_is_nothing(kent, get):
    size = len(body(get(PARQUET)))
    refused = get(PARQUET, range=f"bytes={size}-")
    assert refused.status_code == 416
    assert refused["Content-Range"] == f"bytes */{size}"


def test_where_nothing_is_kept_all_of_it_is_sent(kent, get, settings):
    settings.KEPT_ANSWERS_MEGABYTES = 0
    response = get(PARQUET, range="bytes=0-9")
    assert response.status_code == 200
    assert parquet.read_table(BytesIO(body(response))).num_rows == 1


def test_a_full_disk_loses_nobody_the_file(kent, get, settings, tmp_path):
    settings.KEPT_ANSWERS = tmp_path / "a file"
    (tmp_path / "a file").write_text("no folder can be made here")
    response = get(PARQUET, range="bytes=0-9")
    assert response.status_code == 200
    assert parquet.read_table(BytesIO(body(response))).num_rows == 1


def test_pages_and_tables_of_text_are_sent_whole(kent, get):
    response = get("/data/councils.csv", range="bytes=0-9")
    assert response.status_code == 200
    assert "Accept-Ranges" not in response
