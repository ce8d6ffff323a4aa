"""Visits every public address there is, starting from all of portal.urls."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from html.parser import HTMLParser
from io import BytesIO
from itertools import chain, product
from types import SimpleNamespace
from urllib.parse import urldefrag, urljoin, urlsplit
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.test import Client
from django.urls import NoReverseMatch, reverse
from openpyxl import load_workbook
from pyarrow import parquet

from complaints.models import Decision, Release
from councils.models import BoundarySet, Council
from councils.register.reorganisations import reorganisations
from councils.years import Year, YearField
from portal import instant
from portal.cache import PROBES
from portal.citations.charts import FORMS as CHART_FORMS
from portal.open_data.catalogue import FORMS, WHOLE_FORMS
from portal.open_data.database import SQLITE
from portal.open_data.datasets import DATASETS
from portal.open_data.downloads import XLSX
from portal.open_data.everything import FORMS as EVERYTHING_FORMS
from portal.open_data.everything import ZIP
from portal.open_data.parquet import PARQUET
from portal.scrutiny import docx, odt
from portal.sitemaps import SECTIONS
from portal.urls import urlpatterns
from tests.letters.pdf_text import words_of

PER_PATH = 60  # a page's own links go through many states of its address
FEWER = {
    # Of every choice of councils there is a comparison, in three forms, each of many drawings.
    **{"/compare/": 12, "/compare.csv": 6, "/compare.pdf": 3},
    # Lists of decisions take a quarter of a crawl: which of their states are tried is chance.
    **{"/decisions/": 30, "/decisions.csv": 15},
    "/api/v1/schema/": 1,  # the same, as JSON and as YAML
}


class Links(HTMLParser):
    """Everything in a page that could be an address on this site."""

    def __init__(self, page: str):
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            address = value and (
                name in ("href", "src", "action")
                or (name.startswith("data-") and value.startswith("/"))
            )
            if address:
                self.found.append(value)


@lru_cache(maxsize=2048)  # crawls meet most pages again, and what is not there on many addresses
def links(page: str) -> tuple[str, ...]:
    return tuple(Links(page).found)


def strings(value) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from strings(each)
    elif isinstance(value, str) and value.startswith("/"):
        yield value


# What an address cannot be asked without.
ASKED_WITH = dict.fromkeys(("api-places", "api-places-csv"), "?postcode=AL1+3JE")


def named(patterns) -> Iterator:
    """Every pattern with a name, those of included addresses too; staff's are not the public's."""
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            if str(pattern.pattern) != "admin/":
                yield from named(pattern.url_patterns)
        elif pattern.name:
            yield pattern


@dataclass(frozen=True)
class Values:
    """What stands for one part of an address: all that the database has, and what nothing has."""

    there: list
    nowhere: list


def years() -> list[Year]:
    """Every year of which the database has anything, that of the first release before others."""
    decided = Decision.objects.values_list("decided_on", flat=True)
    said = (
        model._base_manager.values_list(field.name, flat=True)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, YearField)
    )
    released = Release.objects.order_by("public_at").values_list("year", flat=True)[:1]
    found = {*map(Year.of, decided), *chain.from_iterable(said)}
    return list(dict.fromkeys([*released, *sorted(found)]))


def known() -> dict[str, Values]:
    """The parts of addresses, by name."""
    editions = set(Release.objects.values_list("edition", flat=True)) or {1}
    councils = [*Council.objects.values_list("slug", flat=True)]
    drawings = [*BoundarySet.objects.values_list("content_hash", flat=True)]
    references = [*Decision.objects.values_list("reference", flat=True)]
    return {
        "slug": Values(councils, ["nowhere"]),
        "reorganisation": Values([each.slug for each in reorganisations()], ["nowhere"]),
        "year": Values(years(), [Year(2099)]),
        "reference": Values(references, ["99999999"]),
        "content_hash": Values(drawings, ["none"]),
        "on": Values([date(2019, 4, 1), date(2024, 4, 1)], []),
        "layer": Values(["counties", "districts", "wards"], []),
        "section": Values([*SECTIONS], ["nothing"]),
        "dataset": Values([*DATASETS], ["nowhere"]),
        "edition": Values(sorted(editions), [max(editions) + 1]),
        "form": Values([*FORMS], []),
        "whole_form": Values([*WHOLE_FORMS], []),
        "everything_form": Values([*EVERYTHING_FORMS], []),
        "chart": Values(["overview", "similar-uphold-rate"], ["nothing"]),
        "chart_form": Values([*CHART_FORMS], []),
        "token": Values([], ["nowhere"]),  # a council's own link is nobody else's to find
        "name": Values([], ["nowhere"]),  # a row of the API
    }


# Where a part of an address stands for something else than its name says: another of ``known``.
OTHERWISE = {
    ("reorganisation", "slug"): "reorganisation",
    ("reorganisation-pack", "slug"): "reorganisation",
    ("subject", "slug"): "name",
    ("data-all-years", "form"): "whole_form",
    ("data-file", "form"): "whole_form",
    ("data-everything", "form"): "everything_form",
    ("api-councils-one", "name"): "slug",
    ("api-decisions-one", "name"): "reference",
}


def starts() -> Iterator[str]:
    """Every address of the portal with every council, year, decision and drawing it can name.

    Of what is nowhere there is nothing to tell, so it is asked for once in each part of an address.
    """
    parts, editions = known(), made()
    for pattern in named(urlpatterns):
        names = list(pattern.pattern.converters)
        choices = [parts[OTHERWISE.get((pattern.name, name), name)] for name in names]
        for values in together(choices):
            given = dict(zip(names, values, strict=True))
            if editions.get((given.get("year"), given.get("edition"))) is False:
                continue
            try:
                address = reverse(pattern.name, kwargs=given)
                yield address + ASKED_WITH.get(pattern.name, "")
            except NoReverseMatch:
                continue


def made() -> dict[tuple[Year, int], bool]:
    """Whether somebody made an edition of a year; of each year the first is asked for anyway."""
    there = set(Release.objects.values_list("year", "edition"))
    numbers = {1, *(edition for _, edition in there)}
    return {pair: pair in there or pair[1] == 1 for pair in product(years(), numbers)}


def together(choices: list[Values]) -> Iterator[tuple]:
    """What is there with all that is there; each that is nowhere with the first of the others."""
    yield from product(*(each.there for each in choices))
    first = [(each.there or each.nowhere)[0] for each in choices]
    for place, each in enumerate(choices):
        for missing in each.nowhere:
            yield (*first[:place], missing, *first[place + 1 :])


def text_of(response) -> str:
    """Everything that an answer says, whatever its form."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if response["Content-Type"] == "application/pdf":
        return words_of(body)
    if response["Content-Type"] in (docx.TYPE, odt.TYPE):
        with ZipFile(BytesIO(body)) as archive:
            parts = [each for each in archive.namelist() if each.endswith((".xml", ".rels"))]
            return "\n".join(archive.read(each).decode() for each in parts)
    if response["Content-Type"] == XLSX:
        workbook = load_workbook(BytesIO(body))
        rows = (row for sheet in workbook for row in sheet.iter_rows(values_only=True))
        said = [workbook.properties.title, workbook.properties.subject]
        return "\n".join(map(str, (*said, *rows)))
    if response["Content-Type"] == PARQUET:
        table = parquet.read_table(BytesIO(body))
        return f"{table.schema.metadata}\n{table.to_pylist()}"
    if response["Content-Type"] == SQLITE:
        with closing(sqlite3.connect(":memory:")) as opened:
            opened.deserialize(body)
            return "\n".join(opened.iterdump())
    if response["Content-Type"] == ZIP:
        with ZipFile(BytesIO(body)) as archive:
            return "\n".join(archive.read(each).decode() for each in archive.namelist())
    if response["Content-Type"] == "image/png":
        return ""  # nothing reads it; that there is none is tested where it is drawn
    return body.decode()


def crawl(client, *more: str) -> dict[str, tuple[int, str]]:
    """The status and body of every address that can be reached, and of ``more`` in any case."""
    waiting, pages, visits = [*starts(), *more], {}, Counter()
    unanswered = {reverse(name) for name in ASKED_WITH}  # where a link says no more than this
    while waiting:
        address = waiting.pop()
        path = urlsplit(address).path
        is_one_of_many = visits[path] >= FEWER.get(path, PER_PATH) and address not in more
        if address in pages or is_one_of_many or address in unanswered:
            continue
        visits[path] += 1
        response = client.get(address)
        body = text_of(response)
        # Before anything is public the portal is not ready, and says so to what watches it.
        allowed = (200, 503) if path in PROBES else (200, 302, 404)
        assert response.status_code in allowed, (address, response.status_code)
        assert not response.cookies, address
        assert "cookie" not in response.get("Vary", "").lower(), address
        pages[address] = (response.status_code, body)
        if response.status_code == 302:
            found = [response["Location"]]
        elif "html" in response["Content-Type"]:
            found = links(body)
        elif "json" in response["Content-Type"]:
            found = list(strings(json.loads(body)))
        else:
            found = []
        for link in sorted(set(found)):
            target = urldefrag(urljoin(f"http://testserver{address}", link)).url
            parts = urlsplit(target)
            if "/charts/" in parts.path or parts.path.endswith(".png"):
                continue  # drawn from what their page says: some are asked from the beginning
            if parts.netloc == "testserver" and not parts.path.startswith(("/static/", "/admin/")):
                waiting.append(target.removeprefix("http://testserver"))
    return pages


def crawl_at(at: datetime, *more: str) -> dict[str, tuple[int, str]]:
    """As ``crawl``, by a new reader, at an instant."""
    with by_the_clock(at):
        return crawl(Client(), *more)


def ask_at(at: datetime, *addresses: str) -> dict[str, tuple[int, str]]:
    """The status and body of these addresses alone, at an instant."""
    reader, pages = Client(), {}
    with by_the_clock(at):
        for address in addresses:
            response = reader.get(address)
            pages[address] = (response.status_code, text_of(response))
    return pages


@contextmanager
def by_the_clock(at: datetime) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(instant, "timezone", SimpleNamespace(now=lambda: at))
        yield


def where(pages, *texts: str) -> dict[str, list[str]]:
    """In which pages each text stands."""
    return {
        text: found
        for text in texts
        if (found := [address for address, (_, body) in pages.items() if text in body.lower()])
    }


def echoes(found: dict[str, list[str]]) -> dict[str, list[str]]:
    """Without the pages that only repeat what was searched for."""
    kept = {text: [page for page in pages if "q=" not in page] for text, pages in found.items()}
    return {text: pages for text, pages in kept.items() if pages}
