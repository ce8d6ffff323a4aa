"""Each migration of the portal's own is killed at ten moments, and done by the next `migrate`."""

import pytest
from django.db.migrations.loader import MigrationLoader

from tests.faults.commands import Trial
from tests.test_architecture import ORDER

GRAPH = MigrationLoader(None).graph
LEAVES = {leaf: GRAPH.forwards_plan(leaf) for leaf in GRAPH.leaf_nodes()}
OURS = list(dict.fromkeys(each for plan in LEAVES.values() for each in plan if each[0] in ORDER))
MIGRATE = ("migrate", "--no-input", "--skip-checks", "--verbosity", 0)
KEPT = "SELECT count(*) FROM django_migrations WHERE (app, name) = (%s, %s)"


@pytest.fixture(scope="module")
def way(commands):
    """A database on its way through all of them, which has those of packages; and what it has."""
    name, done = commands.databases.new("on_its_way"), set()
    for leaf, plan in LEAVES.items():
        if not any(each[0] in ORDER for each in plan):
            commands.ran(name, *MIGRATE, *leaf)
            done.update(plan)
    return name, done


@pytest.mark.parametrize("node", OURS, ids=".".join)
def test_a_migration_is_done_or_done_again(commands, way, table, node):
    name, done = way
    for parent in GRAPH.node_map[node].parents:
        if parent.key not in done:
            commands.ran(name, *MIGRATE, *parent.key)
            done.update(GRAPH.forwards_plan(parent.key))
    before = commands.databases.shape(name)
    is_atomic = GRAPH.nodes[node].atomic

    def tables_are_whole(killed: str) -> None:
        with commands.databases.inside(killed) as connection:
            [is_kept] = connection.execute(KEPT, node).fetchone()
        assert is_kept or not is_atomic or commands.databases.shape(killed) == before

    # What is known of kinds of rows and permissions is written after it, by steps of their own.
    trial = Trial(commands, name, (*MIGRATE, *node), True, looked_at=tables_are_whole)
    killed = trial.kill()
    words = (
        f"{killed.untouched} × untouched; {killed.half_way} × some steps done, the rest by the next"
        f" `migrate`; {killed.whole} × done"
    )
    table.add(f"kill -9 in migration `{'.'.join(node)}`", killed.times, words)
