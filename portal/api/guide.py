"""The page of the API in words: each list, what narrows it, what its rows hold, and examples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse

from portal.api.changes import CHANGES, deprecated
from portal.api.endpoints import ENDPOINTS, Endpoint
from portal.api.parameters import allowed_values
from portal.api.rows import World
from portal.open_data.columns import Column, Part

SHOWN = 20  # values that are shown; more are a list of their own


@dataclass(frozen=True)
class Parameter:
    """What a list can be narrowed by, in words, and the values it takes where these are few."""

    name: str
    meaning: str
    allowed: list[str]


@dataclass(frozen=True)
class ListOfRows:
    """One list of the API as the page explains it."""

    endpoint: Endpoint
    parameters: list[Parameter]

    @property
    def fields(self) -> list[Column | Part]:
        return list(self.endpoint.dataset_of_one.fields)

    @property
    def only_of_one(self) -> list[str]:
        """Names of the fields that one row by itself has, and a list has not."""
        return [each.name for each in self.fields if each.name not in self.endpoint.dataset.names]

    @property
    def address_of_one(self) -> str:
        """Of the example, where one row is found by its name."""
        if not self.endpoint.one:
            return ""
        return reverse(f"api-{self.endpoint.slug}-one", args=[self.endpoint.example])

    @property
    def address(self) -> str:
        return reverse(f"api-{self.endpoint.slug}")

    @property
    def csv_address(self) -> str:
        return reverse(f"api-{self.endpoint.slug}-csv")


@dataclass(frozen=True)
class Example:
    """A request in a language, ready to be copied; ``address`` is what it asks."""

    language: str
    code: str
    address: str


def guide(world: World) -> dict[str, Any]:
    """The context of the page at an instant."""
    release = next(iter(world.current.values()), None)
    year = str(release.year if release else "2024-25")
    return {
        "lists": [ListOfRows(each, list(_parameters(each, world))) for each in ENDPOINTS.values()],
        "examples": list(examples(year)),
        "year": year,
        "release": release,
        "changes": CHANGES,
    }


def _parameters(endpoint: Endpoint, world: World) -> Iterator[Parameter]:
    form = endpoint.filter_of(QueryDict(), world).form
    for name, field in form.fields.items():
        no_more = deprecated(name)
        words = (
            str(field.label or name.replace("_", " ").capitalize()),
            str(field.help_text),
            no_more.sentence if no_more else "",
        )
        meaning = ". ".join(each.rstrip(".") for each in words if each)
        few = allowed_values(field)
        yield Parameter(name, f"{meaning}.", few if len(few) <= SHOWN else [])


def examples(year: str) -> Iterator[Example]:
    """The same request three times: the uphold rate of every council in a year."""
    base = f"{settings.SITE_URL}{reverse('api-performance')}"
    query = f"year={year}&page_size=500&fields=council_name,uphold_rate"
    table = f"{settings.SITE_URL}{reverse('api-performance-csv')}?{query}"
    yield Example("curl", f'curl "{table}"', table)
    yield Example(
        "Python",
        "\n".join(
            (
                "import json",
                "from urllib.request import urlopen",
                "",
                f'address = "{base}?{query}"',
                "while address:",
                "    with urlopen(address) as answer:",
                "        page = json.load(answer)",
                '    for row in page["results"]:',
                '        rate = row["uphold_rate"]',
                '        print(row["council_name"], rate["text"], rate["part"], rate["whole"])',
                '    address = page["next"]',
            )
        ),
        f"{base}?{query}",
    )
    yield Example(
        "R",
        "\n".join(
            (
                f'performance <- read.csv("{table}")',
                "performance[, c(",
                '  "council_name", "uphold_rate_text", "uphold_rate_part", "uphold_rate_whole"',
                ")]",
            )
        ),
        table,
    )
