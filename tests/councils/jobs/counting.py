"""A kind of long work of the tests' own; as a program, a worker that stops at a moment of it.

`python -m tests.councils.jobs.counting work [half|done]` does the jobs in a process of its own. It
says where it is and stays there until it is killed: half through its transaction, or once that is
committed and nobody has noted that the job is done.
"""

from __future__ import annotations

import json
import os
import sys
import time
from contextlib import contextmanager
from datetime import UTC, datetime

AT = datetime(2025, 6, 2, 12, tzinfo=UTC)
FOR_EVER = 600


def counting(stops_at: str = ""):
    """A kind that writes one row, ``Shire``, after three lines."""
    from django.db import transaction

    from councils.jobs.kinds import Kind
    from councils.models import LoadedFile
    from councils.refusals import Refused

    def stop(moment: str) -> None:
        if stops_at == moment:
            print(moment, flush=True)
            time.sleep(FOR_EVER)

    def do(job, at, watch):
        if job.arguments.get("refused"):
            raise Refused(job.arguments["refused"])
        if job.arguments.get("fails"):
            raise ZeroDivisionError
        with transaction.atomic():
            LoadedFile.objects.create(kind="counted", name=job.title, counts="", loaded_at=at)
            for _ in watch(range(3), "Counting"):
                pass
            stop("half")
        stop("done")
        return ["It was counted."]

    def is_done(job):
        return LoadedFile.objects.filter(name=job.title).exists()

    return Kind("count", do, needs=("councils.view_council",), is_done=is_done, every=2)


@contextmanager
def known(kind):
    """While it is one of the kinds there are."""
    from councils.jobs.kinds import KINDS

    KINDS[kind.name] = kind
    try:
        yield kind
    finally:
        del KINDS[kind.name]


def work(stops_at: str = "") -> dict:
    from django.core.management import call_command

    with known(counting(stops_at)):
        call_command("work", "--once")
    return told()


def told() -> dict:
    """How the one job stands for whoever looks, and what was written."""
    from councils.jobs.lines import lines_of
    from councils.jobs.worker import somebody_works
    from councils.models import Job, LoadedFile

    job = Job.objects.get()
    return {
        "state": job.state,
        "tries": job.tries,
        "lines": lines_of(job),
        "rows": LoadedFile.objects.count(),
        "somebody works": somebody_works(),
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    print(json.dumps(globals()[sys.argv[1]](*sys.argv[2:])), flush=True)
