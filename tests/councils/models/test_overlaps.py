"""An upgrade of a portal that has boundaries already: they are as they were, and open."""

import pytest
from django.db import IntegrityError, connection
from django.db.migrations.executor import MigrationExecutor

BEFORE, AFTER = "0006_announced_changes", "0007_vintages_of_boundaries"


@pytest.fixture
def migrate(transactional_db):
    def migrate(name):
        executor = MigrationExecutor(connection)
        executor.migrate([("councils", name)])
        return executor.loader.project_state([("councils", name)]).apps

    yield migrate
    # The tests after this one find all that is newer too, in each application.
    newest = MigrationExecutor(connection)
    newest.migrate(newest.loader.graph.leaf_nodes())


def test_boundaries_of_the_version_before_are_kept_and_open(migrate):
    old = migrate(BEFORE)
    council = old.get_model("councils", "Council").objects.create(name="Kent", slug="kent")
    drawn = old.get_model("councils", "BoundarySet").objects.create(
        content_hash="a", loaded_at="2026-01-01T00:00Z"
    )
    row = {"council_id": council.pk, "boundary_set_id": drawn.pk}
    old.get_model("councils", "Boundary").objects.create(**row)
    boundaries = migrate(AFTER).get_model("councils", "Boundary").objects
    assert list(boundaries.values("council_id", "boundary_set_id", "start", "end")) == [
        row | {"start": None, "end": None}
    ]
    with pytest.raises(IntegrityError, match="council_is_drawn_once_on_a_day"):
        boundaries.create(**row, start="2030-04-01")
    boundaries.update(end="2030-04-01")
    assert boundaries.create(**row, start="2030-04-01").pk
