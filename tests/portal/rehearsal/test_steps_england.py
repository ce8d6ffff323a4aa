"""A made-up order for all of England: each county and district of the portal's own register."""

import pytest

from councils.boundaries.importing import OWN_MAP, import_boundaries
from councils.register.importing.councils import OWN_REGISTER, import_councils
from portal.rehearsal.problems import in_place, problems
from portal.rehearsal.steps import rehearse
from tests.portal.rehearsal.conftest import AT, DAY
from tests.portal.rehearsal.orders import write_order


@pytest.fixture
def found(transactional_db, roles, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    import_councils(OWN_REGISTER, at=AT)
    import_boundaries(OWN_MAP, at=AT)
    return rehearse(write_order(tmp_path / "order.csv", DAY, 40), DAY, at=AT)


def test_all_counties_and_districts_become_forty_unitaries(found):
    opened = {kind: (found.open_before[kind], found.open_after[kind]) for kind in found.open_before}
    assert (opened["county"], opened["district"]) == ((21, 0), (164, 0))
    assert opened["unitary"][1] - opened["unitary"][0] == 40
    assert len(found.after.seen) == 21 + 164 + 40
    assert all(in_place(found, seen) for seen in found.after.seen.values())
    assert all(
        {each.name for each in seen.served_by} <= {f"Unitary {n} Council" for n in range(1, 41)}
        for seen in found.after.seen.values()
    )
    assert all(seen.page.status == 200 for seen in found.after.seen.values())
    assert all(seen.is_drawn for seen in found.after.seen.values() if seen.council.opened_on == DAY)
    assert [each.sentence.partition(".")[0] for each in problems(found)] == [
        "There is no contact",
        "There is no GSS code",
    ]
