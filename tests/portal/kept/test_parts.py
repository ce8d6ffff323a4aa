"""Parts of files, asked for as RFC 9110 has it."""

import pytest

from portal.kept.parts import BeyondTheEnd, asked_part

ETAG = '"strong"'


def part(rf, asked: str, method: str = "get", **headers: str):
    request = getattr(rf, method)("/data/a.parquet", headers={"Range": asked, **headers})
    return asked_part(request, 1000, ETAG)


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-499", 0, 500),
        ("bytes=500-999", 500, 1000),
        ("bytes=500-", 500, 1000),
        ("bytes=-1", 999, 1000),
        ("bytes=-5000", 0, 1000),
        ("bytes=999-5000", 999, 1000),
    ],
)
def test_the_bytes_that_are_asked_for(rf, asked, start, end):
    assert part(rf, asked) == (start, end)


@pytest.mark.parametrize(
    "asked", ["bytes=0-1,5-6", "bytes=5-1", "bytes=a-b", "lines=1-2", "bytes", "bytes=5"]
)
def test_what_cannot_be_read_or_is_several_is_the_whole(rf, asked):
    assert part(rf, asked) is None


@pytest.mark.parametrize("asked", ["bytes=1000-", "bytes=1000-2000", "bytes=-0"])
def test_what_lies_beyond_the_end_is_refused(rf, asked):
    with pytest.raises(BeyondTheEnd):
        part(rf, asked)


def test_a_part_of_what_the_file_was_before_is_the_whole(rf):
    assert part(rf, "bytes=0-1", **{"If-Range": ETAG}) == (0, 2)
    assert part(rf, "bytes=0-1", **{"If-Range": '"other"'}) is None
    assert part(rf, "bytes=0-1", **{"If-Range": f"W/{ETAG}"}) is None
    assert part(rf, "bytes=0-1", method="head") is None
