"""What tests run in a process of its own, on a database of its own that several can write to.

`python -m tests.complaints.racing NAME` does one of these and prints what came of it as JSON.
"""

import json
import os
import sys
import threading
import time
from collections.abc import Callable

WAITS = 0.5


def together(*done: Callable[[], object]) -> list:
    """What several give that are done at once, or the sentence with which each was refused."""
    from django.db import connection

    from councils.refusals import Refused

    found: list = [None] * len(done)
    starts = threading.Barrier(len(done))

    def run(place: int) -> None:
        try:
            starts.wait()
            found[place] = done[place]()
        except Refused as refusal:
            found[place] = str(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[place]) for place in range(len(done))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return found


def approvals() -> list:
    """Two reviewers approve the same release at once."""
    from complaints.models import Release
    from complaints.releases.steps import approval
    from tests.complaints.preparation import AT, person

    release = Release.objects.get()
    people = [person("ben"), person("dee")]
    return together(*(lambda by=by: approval.approve(release, by=by, at=AT) for by in people))


def preparations() -> list:
    """Two statisticians prepare the same year at once."""
    from complaints.models import Release
    from tests.complaints.preparation import draft, person

    people = [person("ann"), person("cas")]
    found = together(*(lambda by=by: draft(by=by).edition for by in people))
    return [*sorted(map(str, found)), Release.objects.count()]


def beside_an_import() -> list:
    """A year is prepared while an import holds the record and has not written all of it yet."""
    from councils.models import Council
    from councils.public_record import changing_public_record
    from tests import factories
    from tests.complaints.preparation import draft, person

    person("ann")
    holds = threading.Event()

    def import_() -> str:
        with changing_public_record():
            holds.set()
            time.sleep(WAITS)
            for number in range(40):
                factories.decision(Council.objects.get(), reference=f"99{number:06}")
        return "imported"

    def prepare() -> int:
        holds.wait()
        return draft().figures.get().upheld

    return together(import_, prepare)


def stuck(step: str) -> Callable[..., None]:
    """Does a step of releasing and then hangs, until the process is killed."""
    from complaints.releases.steps import freeze
    from complaints.releases.steps import preparation as preparing

    real = getattr(freeze, step)

    def hangs(*arguments) -> None:
        real(*arguments)
        print("half way", flush=True)
        time.sleep(600)

    setattr(freeze, step, hangs)
    setattr(preparing, step, hangs)
    return hangs


def prepare(until: str = "") -> list:
    from tests.complaints.preparation import draft

    if until:
        stuck(until)
    return [draft(by=_ann()).figures.get().upheld]


def recount(until: str = "") -> list:
    from complaints.models import Release
    from complaints.releases.steps import preparation as preparing
    from tests.complaints.preparation import AT

    if until:
        stuck(until)
    return preparing.recount(Release.objects.get(), by=_ann(), at=AT)


def _ann():
    from tests.complaints.preparation import person

    return person("ann")


def state() -> list:
    """Everything of releases that is written, and the version of the public record."""
    from complaints.models import (
        CategoryFigures,
        CouncilFigures,
        Release,
        ReleasedCase,
    )
    from councils.models import PublicRecord

    models = (
        Release,
        Release.history.model,
        CouncilFigures,
        CategoryFigures,
        ReleasedCase,
        PublicRecord,
    )
    return [[*map(str, model.objects.order_by("pk").values_list())] for model in models]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    print(json.dumps(globals()[sys.argv[1]](*sys.argv[2:])), flush=True)
