"""The files as a catalogue of data sets in DCAT-AP 3, for portals that gather those of others.

https://semiceu.github.io/DCAT-AP/releases/3.0.0/, as JSON-LD with its context within.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.conf import settings
from django.urls import reverse

from councils.dates import iso
from portal.open_data.catalogue import Catalogue, DataFile
from portal.open_data.downloads import XLSX
from portal.open_data.licence import LICENCE, attribution
from portal.open_data.package import TITLE
from portal.open_data.parquet import PARQUET

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
EU = "http://publications.europa.eu/resource/authority"
ENGLISH = {"@id": f"{EU}/language/ENG", "@type": "dct:LinguisticSystem"}
YEARLY = {"@id": f"{EU}/frequency/ANNUAL", "@type": "dct:Frequency"}
KINDS = {
    "csv": ("text/csv", f"{EU}/file-type/CSV"),
    "xlsx": (XLSX, f"{EU}/file-type/XLSX"),
    "parquet": (PARQUET, f"{EU}/file-type/PARQUET"),
}


def dcat(catalogue: Catalogue, note: str) -> dict[str, Any]:
    """Every data set with the files of it that are current at the catalogue’s instant."""
    page = f"{settings.SITE_URL}{reverse('data')}"
    files = sorted(catalogue.newest, key=lambda each: each.dataset.slug)
    return {
        "@context": CONTEXT,
        "@id": f"{page}#catalogue",
        "@type": "dcat:Catalog",
        "dct:title": _said(TITLE),
        "dct:description": _said(" ".join(filter(None, (attribution(), note)))),
        "dct:publisher": _publisher(),
        "dct:language": ENGLISH,
        "dct:license": _licence(),
        "foaf:homepage": {"@id": page, "@type": "foaf:Document"},
        "dcat:dataset": [
            _dataset(list(group), page, note)
            for _, group in groupby(files, key=lambda each: each.dataset.slug)
        ],
    }


def _dataset(files: list[DataFile], page: str, note: str) -> dict[str, Any]:
    dataset = files[0].dataset
    years = [each.release.year for each in files if each.release]
    found: dict[str, Any] = {
        "@id": f"{page}#{dataset.slug}",
        "@type": "dcat:Dataset",
        "dct:identifier": dataset.slug,
        "dct:title": _said(dataset.title),
        "dct:description": _said(" ".join(filter(None, (dataset.one_row, note)))),
        "dct:publisher": _publisher(),
        "dct:language": ENGLISH,
        "dct:accrualPeriodicity": YEARLY,
        "dcat:contactPoint": _contact(),
        "dcat:keyword": [_said(each) for each in ("councils", "complaints", "ombudsman")],
        "dcat:landingPage": {"@id": page, "@type": "foaf:Document"},
        "dcat:distribution": [_distribution(each, form) for each in files for form in each.forms],
    }
    if years:
        found["dct:temporal"] = {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _typed(iso(min(years).start), "xsd:date"),
            "dcat:endDate": _typed(iso(max(years).last_day), "xsd:date"),
        }
    return found


def _distribution(file: DataFile, form: str) -> dict[str, Any]:
    media_type, kind = KINDS[form]
    address = file.address(form)
    found: dict[str, Any] = {
        "@id": f"{address}#distribution",
        "@type": "dcat:Distribution",
        "dct:title": _said(f"{file.title}, {form.upper()}"),
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dct:format": {"@id": kind, "@type": "dct:MediaTypeOrExtent"},
        "dcat:mediaType": {
            "@id": f"https://www.iana.org/assignments/media-types/{media_type}",
            "@type": "dct:MediaType",
        },
        "dct:license": _licence(),
    }
    if file.release:
        found["dct:issued"] = _typed(iso(file.release.public_at), "xsd:dateTime")
    return found


def _publisher() -> dict[str, Any]:
    ombudsman = settings.OMBUDSMAN
    return {
        "@id": ombudsman["website"],
        "@type": "foaf:Agent",
        "foaf:name": _said(ombudsman["name"]),
    }


def _contact() -> dict[str, Any]:
    ombudsman = settings.OMBUDSMAN
    email = ombudsman["contact_email"]
    return {
        "@type": "vcard:Kind",
        "vcard:fn": ombudsman["name"],
        "vcard:hasURL": {"@id": ombudsman["website"]},
        **({"vcard:hasEmail": {"@id": f"mailto:{email}"}} if email else {}),
    }


def _licence() -> dict[str, str]:
    return {"@id": LICENCE["path"], "@type": "dct:LicenseDocument"}


def _said(words: str) -> dict[str, str]:
    return {"@value": words, "@language": "en"}


def _typed(value: str, kind: str) -> dict[str, str]:
    return {"@value": value, "@type": kind}
