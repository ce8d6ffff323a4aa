"""How one edition of a year's figures is cited, in words and for programs.

DataCite's metadata (https://schema.datacite.org/, 4.5) are what a DOI is registered with: whoever
registers one adds it to ``identifiers``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from complaints.models import Release
from councils.dates import day_in_words, iso
from councils.years import london_date
from portal.open_data.catalogue import YearFiles
from portal.open_data.downloads import XLSX
from portal.open_data.licence import LICENCE

SITE = "Your council’s performance"
SCHEMA = "http://datacite.org/schema/kernel-4"


@dataclass(frozen=True)
class EditionCitation:
    """Of an edition with its files; ``note`` tells made-up figures."""

    files: YearFiles
    note: str = ""

    @property
    def release(self) -> Release:
        return self.files.release

    @property
    def address(self) -> str:
        """Where it stays."""
        return address_of(self.release)

    @property
    def title(self) -> str:
        mark = "Demonstration: f" if self.note else "F"
        return f"{mark}igures of {self.release}"

    def text(self, at: datetime) -> str:
        """Read on the London day of the instant."""
        return (
            f"{settings.OMBUDSMAN['name']}, “{self.title}”, {SITE}, published"
            f" {day_in_words(self.release.public_at)}, {self.address} (read on {day_in_words(at)})."
        )

    @property
    def bibtex(self) -> str:
        """For whoever writes in LaTeX, or keeps what they read in Zotero."""
        year = self.release.year
        return "\n".join(
            (
                f"@misc{{councils-{year}-edition-{self.release.edition},",
                f"  author = {{{{{settings.OMBUDSMAN['name']}}}}},",
                f"  title = {{{self.title}}},",
                f"  howpublished = {{{SITE}}},",
                f"  year = {{{_published(self.release)[:4]}}},",
                f"  version = {{{self.release.edition}}},",
                f"  url = {{{self.address}}}",
                "}",
            )
        )

    def datacite(self) -> dict[str, Any]:
        release, ombudsman = self.release, settings.OMBUDSMAN
        said = " ".join(
            filter(None, (self.note, "How complaints about each council in England were decided."))
        )
        return {
            "schemaVersion": SCHEMA,
            "identifiers": [{"identifier": self.address, "identifierType": "URL"}],
            "url": self.address,
            "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Statistics"},
            "creators": [{"name": ombudsman["name"], "nameType": "Organizational"}],
            "titles": [{"title": self.title}],
            "publisher": {"name": ombudsman["name"]},
            "publicationYear": _published(release)[:4],
            "dates": [
                {"date": _published(release), "dateType": "Issued"},
                {"date": self.files.covers, "dateType": "Collected"},
            ],
            "language": "en-GB",
            "version": str(release.edition),
            "descriptions": _described(said, release),
            "geoLocations": [{"geoLocationPlace": "England"}],
            "rightsList": [
                {
                    "rights": LICENCE["title"],
                    "rightsUri": LICENCE["path"],
                    "rightsIdentifier": LICENCE["name"],
                    "rightsIdentifierScheme": "SPDX",
                }
            ],
            "formats": ["text/csv", XLSX],
            "relatedIdentifiers": [*self._related()],
        }

    def _related(self) -> list[dict[str, str]]:
        release = self.release
        of_others = {
            "IsNewVersionOf": release.before and address_of(release.before),
            "IsPreviousVersionOf": release.replaced_by and address_of(release.replaced_by),
        }
        found = [(kind, address) for kind, address in of_others.items() if address]
        found += [("HasPart", each.address("csv")) for each in self.files.files]
        return [
            {"relationType": kind, "relatedIdentifier": address, "relatedIdentifierType": "URL"}
            for kind, address in found
        ]


def address_of(release: Release) -> str:
    return f"{settings.SITE_URL}{reverse('edition', args=[release.year, release.edition])}"


def _published(release: Release) -> str:
    return str(iso(london_date(release.public_at)))


def _described(said: str, release: Release) -> list[dict[str, str]]:
    found = [{"description": said, "descriptionType": "Abstract"}]
    if release.reason:
        revised = f"Why it was revised: {release.reason}"
        found.append({"description": revised, "descriptionType": "TechnicalInfo"})
    return found
