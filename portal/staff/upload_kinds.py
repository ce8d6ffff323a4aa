"""What can be loaded in the staff area: what it is, what is asked about it, what loads it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from complaints.decisions.importing import columns as decision_columns
from complaints.decisions.importing.decisions import import_decisions
from complaints.figures.sums import DEALT_WITH
from complaints.received.columns import COLUMNS as RECEIVED_COLUMNS
from complaints.received.importing import import_received
from complaints.releases.importing import columns as annual_columns
from complaints.releases.importing.annual_statistics import import_annual_statistics
from councils.contacts.columns import COLUMNS as CONTACT_COLUMNS
from councils.contacts.importing import import_contacts
from councils.files.changes import Changes
from councils.files.choices import Choices
from councils.files.headers import Columns
from councils.files.heading_map import HeadingMap, Said
from councils.files.uploads import Importer
from councils.models import Upload
from councils.public_record import Demonstration, public_record, refuse_on_demonstration
from councils.refusals import Refused
from councils.register.changes.columns import COLUMNS as CHANGE_COLUMNS
from councils.register.changes.importing import import_changes
from councils.residents import importing as residents
from councils.residents.columns import COLUMNS as RESIDENT_COLUMNS
from councils.years import Year
from portal.staff.upload_forms import AnnualStatisticsForm, UploadForm


@dataclass(frozen=True)
class Kind:
    """One kind of files; ``only_checked`` says why none is loaded, and is empty where it is.

    ``joins`` are columns that further sheets bring, where sheets are joined; ``needed`` those that
    one of them must have, besides what each must; ``more_columns`` those that no list can hold.
    ``look_at`` names the page on which staff find what was loaded, for who has the permission.
    """

    value: str
    about: str
    afterwards: str
    look_at: str
    look_at_needs: str
    columns: Columns
    importer: Importer
    form: type[UploadForm] = UploadForm
    joins: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    more_columns: tuple[str, ...] = ()
    only_checked: Callable[[], str] = lambda: ""
    refusals: tuple[type[Exception], ...] = (Demonstration, Refused)

    @property
    def label(self) -> str:
        return Upload.Kind(self.value).label


def _on_demonstration() -> str:
    try:
        refuse_on_demonstration(public_record())
    except Demonstration:
        return (
            "This portal holds a demonstration: files are checked here as elsewhere, but not loaded"
            " beside figures that are made up."
        )
    return ""


def choices_of(options: dict[str, Any]) -> Choices:
    """What was said of the files on the pages of an upload."""
    return Choices(
        headings=HeadingMap(Said(*said) for said in options.get("headings", ())),
        load_the_rest=options.get("load_the_rest", False),
        other_bodies=tuple(options.get("other_bodies", ())),
        left_out=tuple(options.get("left_out", ())),
        sheets=tuple(options.get("sheets", ())),
        asks=True,
    )


def _decisions(paths: Sequence[Path], options: dict[str, Any], **run: Any) -> Changes:
    return import_decisions(paths[0], choices=choices_of(options), **run)


def _annual_statistics(paths: Sequence[Path], options: dict[str, Any], **run: Any) -> Changes:
    return import_annual_statistics(
        Year.parse(options["year"]),
        paths,
        public_at=datetime.fromisoformat(options["public_at"]),
        reason=options["reason"],
        leave_out=options["leave_out"],
        choices=choices_of(options),
        **run,
    )


def _changes(paths: Sequence[Path], options: dict[str, Any], **run: Any) -> Changes:
    return import_changes(paths[0], choices=choices_of(options), **run)


def _contacts(paths: Sequence[Path], options: dict[str, Any], **run: Any) -> Changes:
    return import_contacts(paths[0], choices=choices_of(options), **run)


def _received(paths: Sequence[Path], options: dict[str, Any], **run: Any) -> Changes:
    return import_received(paths[0], choices=choices_of(options), **run)


def _residents(paths: Sequence[Path], options: dict[str, Any], **run: Any) -> Changes:
    return residents.import_residents(paths[0], choices=choices_of(options), **run)


KINDS = {
    kind.value: kind
    for kind in (
        Kind(
            Upload.Kind.DECISIONS.value,
            "Decisions with their recommendations and what came of them, one row for each"
            " recommendation. Texts and withholdings wait for a second person, as if you had"
            " entered them; nothing is deleted.",
            "Texts that are new wait for somebody else’s approval, and withholdings for their"
            " confirmation.",
            "admin:complaints_decision_changelist",
            "complaints.view_decision",
            decision_columns.COLUMNS,
            _decisions,
            only_checked=_on_demonstration,
        ),
        Kind(
            Upload.Kind.ANNUAL_STATISTICS.value,
            "The figures that were published for a year whose decisions are not in the portal,"
            " in one file or two. They become a draft, which you submit and somebody else"
            " approves before it is public.",
            "The figures are a draft: submit it under Releases, where somebody else approves it.",
            "admin:complaints_release_changelist",
            "complaints.view_release",
            annual_columns.COLUMNS,
            _annual_statistics,
            AnnualStatisticsForm,
            joins=annual_columns.KEPT,
            needed=DEALT_WITH.names,
            only_checked=_on_demonstration,
        ),
        Kind(
            Upload.Kind.RECEIVED.value,
            "How many complaints about each council came in during a year, by category: the sheet"
            " of the ombudsman’s own workbook, or a table like it. Nothing of it is public before"
            " a release: whichever is made next keeps it.",
            "The next edition of the year keeps them. A draft that is there already is counted"
            " again under Releases; a year that is public is revised.",
            "admin:complaints_release_changelist",
            "complaints.view_release",
            RECEIVED_COLUMNS,
            _received,
            only_checked=_on_demonstration,
        ),
        Kind(
            Upload.Kind.RESIDENTS.value,
            "How many people live in each council’s area, by year of estimate, as the Office for"
            " National Statistics gives them. Releases that exist keep the number they were made"
            " with; the next ones take these.",
            "Releases that are made from now on use them.",
            "admin:councils_council_changelist",
            "councils.view_council",
            RESIDENT_COLUMNS,
            _residents,
            more_columns=residents.YEARS,
        ),
        Kind(
            Upload.Kind.CHANGES.value,
            "Which councils open, close, are succeeded, have another name or another code, and from"
            " when. It is announced at once, and takes effect by itself at midnight of its day; it"
            " can be changed or cancelled until then.",
            "Each council concerned says from now on what is to come.",
            "admin:councils_announcedchange_changelist",
            "councils.view_council",
            CHANGE_COLUMNS,
            _changes,
        ),
        Kind(
            Upload.Kind.CONTACTS.value,
            "Whom the ombudsman writes to at each council. What the file has for an office of a"
            " council is who is there afterwards: an address that it leaves out goes. Offices that"
            " it does not name stay as they are.",
            "Letters that are sent from now on go to them.",
            "admin:councils_contact_changelist",
            "councils.view_contact",
            CONTACT_COLUMNS,
            _contacts,
            only_checked=_on_demonstration,
        ),
    )
}
