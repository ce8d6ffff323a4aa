"""Kept answers as files."""

import os

import pytest

from portal.kept import store

MADE = store.Made(["councils_council"], '"abc"', {"Content-Type": "text/html"})


def keep(key: str, body: bytes) -> None:
    with store.writing(key) as answer:
        answer.write(body)
        answer.made = MADE


def test_what_was_written_is_found(answers):
    keep("ab12", b"<p>Kent</p>")
    assert store.found("ab12") == (MADE, 11, b"<p>Kent</p>", None)
    assert store.found("ab13") is None


def test_what_is_long_stays_in_its_file(answers, monkeypatch):
    monkeypatch.setattr(store, "IN_MEMORY", 10)
    keep("ab12", b"<p>Kent</p>")
    found = store.found("ab12")
    with found.file:
        assert (found.body, found.file.read(found.size)) == (None, b"<p>Kent</p>")


def test_what_is_not_finished_is_not_there(answers):
    with store.writing("ab12") as answer:
        answer.write(b"<p>Ke")
    assert store.found("ab12") is None

    def fails():
        with store.writing("ab12") as answer:
            answer.made = MADE
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError):
        fails()
    assert store.found("ab12") is None
    assert list(answers.glob("*/*")) == []


def test_what_nobody_asked_for_goes_first_where_there_is_too_much(answers, settings):
    settings.KEPT_ANSWERS_MEGABYTES = 1
    for age, key in enumerate(("aa1", "bb2", "cc3", "dd4")):
        keep(key, b"x" * 300_000)
        os.utime(store.place(key), (1_000_000 + age, 1_000_000 + age))
    store.found("aa1")  # seen now
    store.sweep()
    assert [key for key in ("aa1", "bb2", "cc3", "dd4") if store.found(key)] == [
        *("aa1", "dd4"),
    ]


def test_what_may_stay_stays(answers):
    keep("aa1", b"x" * 300_000)
    store.sweep()
    assert store.found("aa1")
