"""A made-up order: every county and its districts into unitary councils, about two for each."""

import csv
from datetime import date
from pathlib import Path

from councils.models import Council

COLUMNS = ("takes_effect_on", "action", "council", "successor", "type", "region")


def write_order(path: Path, on: date, unitaries: int) -> Path:
    """All counties and districts that exist the day before are replaced by "Unitary 1 Council" …

    Each county is succeeded by all that replace it, each district by one of them.
    """
    existing = Council.objects.existing_on(on).order_by("slug")
    counties = list(existing.filter(type=Council.Type.COUNTY))
    rows, number = [], 0
    for place, county in enumerate(counties):
        last = (place + 1) * unitaries // len(counties)
        new = [f"Unitary {each} Council" for each in range(number + 1, last + 1)]
        number = last
        districts = list(existing.filter(county=county))
        rows += [("open", each, "", "unitary", county.region) for each in new]
        rows += [("close", each.slug, "", "", "") for each in (county, *districts)]
        rows += [("succeed", county.slug, each, "", "") for each in new]
        for index, district in enumerate(districts):
            after = new[index * len(new) // len(districts)]
            rows.append(("succeed", district.slug, after, "", ""))
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows((on.isoformat(), *row) for row in rows)
    return path
