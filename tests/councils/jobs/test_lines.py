"""How far a job has come is written beside the database, for whoever looks meanwhile."""

import pytest

from councils.jobs.lines import Lines, lines_of
from councils.models import Job
from tests.councils.jobs.counting import counting


@pytest.fixture
def job(settings, tmp_path):
    settings.VAR_DIR = tmp_path / "var"
    return Job(pk=7, state="working", lines=["kept"])


def test_a_line_is_seen_once_it_is_whole(job, settings):
    lines = Lines(job, counting())
    lines.say("first\nof all")
    assert lines_of(job) == ["first of all"]
    file = settings.VAR_DIR / "jobs" / "7"
    with file.open("a") as writing:
        writing.write("half a li")
    assert lines_of(job) == ["first of all"]
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_a_job_that_is_begun_begins_with_no_line(job):
    Lines(job, counting()).say("of a job with this number before")
    Lines(job, counting())
    assert lines_of(job) == []


def test_what_is_over_has_the_lines_that_were_kept_with_it(job):
    lines = Lines(job, counting())
    lines.say("first")
    lines.end()
    assert lines_of(job) == []
    job.state = "done"
    assert lines_of(job) == ["kept"]


def test_where_nothing_can_be_written_the_work_goes_on(job, settings, tmp_path):
    (tmp_path / "var").write_text("not a folder")
    lines = Lines(job, counting())
    assert list(lines.watch("abc", "Letters")) == ["a", "b", "c"]
    assert lines.written == ["Letters: 2 rows", "Letters: all 3 rows"]
    lines.end()
