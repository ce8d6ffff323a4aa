"""What the page of files shows, and what it tells search engines (schema.org) of them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse

from portal.open_data.catalogue import OF_A_YEAR, Catalogue, days
from portal.open_data.database import SQLITE
from portal.open_data.downloads import XLSX
from portal.open_data.licence import attribution, citation
from portal.open_data.package import TITLE
from portal.open_data.parquet import PARQUET


def data_page(catalogue: Catalogue, note: str) -> dict[str, Any]:
    """The context of the page."""
    newest = next(iter(catalogue.current.values()), None)
    return {
        "catalogue": catalogue,
        "of_a_year": OF_A_YEAR,
        "xlsx": XLSX,
        "parquet": PARQUET,
        "sqlite": SQLITE,
        "attribution": attribution(),
        "citation": citation(newest) if newest else "",
        "about": about(catalogue, note),
    }


def about(catalogue: Catalogue, note: str) -> dict[str, str]:
    """The whole as one schema.org Dataset, whose years are its parts."""
    name = settings.OMBUDSMAN["name"]
    said = f"Complaints about councils in England that the {name} upheld, what councils agreed to"
    known = {
        "name": TITLE,
        "description": f"{said} change, and whether they did: by council and year. {note}".strip(),
        "address": f"{settings.SITE_URL}{reverse('data')}",
    }
    if years := sorted(catalogue.current):
        known["covers"] = days(years[0], years[-1])
    return known
