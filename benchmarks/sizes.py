"""Databases of a size: the demonstration with fewer decisions, or each of them many times over.

For benchmarks, which ask for one with ``resize(200_000)``, and alone: ``DATABASE_URL=… python -m
benchmarks.sizes 200000``. An empty database gets the demonstration first. Copies are made by the
database itself (``tests.multiplying``), in half a minute for 200,000.

PostgreSQL's user must be its superuser, as that of ``script/postgres`` is: a copy is not checked
again. What is left can only be measured, never published.
"""

import os
import sys
import time
from datetime import UTC, datetime

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.apps import apps  # noqa: E402 - the settings come first
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from complaints.decisions.search.index import make, unmake  # noqa: E402
from complaints.models import Decision  # noqa: E402
from councils.models import PublicRecord  # noqa: E402
from councils.row_counts import count_anew  # noqa: E402
from tests.multiplying import COPIED, multiply  # noqa: E402

SIZES = (20_000, 200_000, 2_000_000)
LARGE = 500_000  # from which a copy has the beginning of a statement alone
SEARCH = "decision_search"
GONE_AT = datetime(2026, 9, 1, tzinfo=UTC)
PREPARATIONS = ("migrate", "import_councils", "import_boundaries", "load_reference", "load_demo")


def resize(to: int) -> None:
    """Leaves as many decisions as that, or with copies a little fewer."""
    release = apps.get_model("complaints", "Release")
    tables = connection.introspection.table_names()
    if release._meta.db_table not in tables or not release.objects.exists():
        for command in PREPARATIONS:
            call_command(command, verbosity=0)
    if Decision.objects.count() > to:
        _without_search(lambda: _thin(to))
    there = Decision.objects.count()
    if to // there > 1:
        _without_search(lambda: multiply(to // there - 1, only_beginnings=to >= LARGE))
    PublicRecord.objects.update(demonstration=False)  # of one, search engines are told nothing
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM complaints_decision, complaints_recommendation")
            cursor.execute("VACUUM complaints_releasedcase")
        count_anew()


def _without_search(work) -> None:
    """What decisions are searched in is made anew after very many were written, not row by row."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")  # no triggers
            cursor.execute(f"DROP INDEX IF EXISTS {SEARCH}")
            work()
            cursor.execute("SET maintenance_work_mem = '1GB'")
            cursor.execute(f"CREATE INDEX {SEARCH} ON complaints_decision USING gin (search)")
            cursor.execute("SET session_replication_role = DEFAULT")
        return
    with connection.constraint_checks_disabled(), transaction.atomic():
        editor = connection.schema_editor(atomic=False)
        unmake(apps, editor)
        work()
        make(apps, editor)


def _thin(to: int) -> None:
    """Takes out as many as are too much, evenly; some of the others are gone, or shown again."""
    there = Decision.objects.order_by("-pk").values_list("pk", flat=True)[0]
    kept = f"(%s * {to}) / {there} <> ((%s - 1) * {to}) / {there}"
    with connection.cursor() as cursor:
        for model in reversed(COPIED):
            key = "id" if model is Decision else "decision_id"
            condition = kept.replace("%s", f"CAST({key} AS bigint)")
            cursor.execute(f"DELETE FROM {model._meta.db_table} WHERE NOT ({condition})")
    hidden = Decision.objects.filter(withheld_reason__gt="", hidden_at=None)
    hidden.filter(text_approved_at__isnull=False).update(hidden_at=GONE_AT)
    shown = Decision.objects.filter(withheld_reason="", text_approved_at__lt=GONE_AT)
    few = list(shown.order_by("pk").values_list("pk", flat=True)[::200])
    Decision.objects.filter(pk__in=few).update(restored_at=GONE_AT)


def main() -> None:
    for size in map(int, sys.argv[1:]):
        began = time.perf_counter()
        resize(size)
        print(f"{Decision.objects.count():,} decisions in {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
