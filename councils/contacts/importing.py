"""Loading whom the ombudsman writes to: what a file has for an office is who is there afterwards.

An office that the file does not name at a council stays as it is. Where one address takes the place
of one, it is the same contact, changed; an address that the file leaves out goes. What was changed
and what went stays in the history.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from councils.bulk_history import create_with_history
from councils.contacts.columns import COLUMNS, PARSE_NAME, PARSE_ROLE
from councils.files.changes import Changes, from_to
from councils.files.choices import NONE_MADE, Choices
from councils.files.loads import SHELL, Account, label, load_file
from councils.files.previews import CHANGED, NEW, UNCHANGED, Difference, Preview
from councils.files.problems import RowsRefused
from councils.files.tables import Row, Table
from councils.models import Contact, Council
from councils.progress import Progress, silent
from councils.register.names.exact import CouncilNames

Office = tuple[Council, str]
SHOWN = ("Council", "Office", "E-mail", "Name")


def import_contacts(
    path: Path,
    *,
    at: datetime,
    choices: Choices = NONE_MADE,
    dry_run: bool = False,
    watch: Progress = silent,
    account: Account = SHELL,
) -> Changes:
    """Loads contacts; FileRefused with everything that is wrong with the file."""

    def work(write: bool) -> Changes:
        table = Table(path, replace(COLUMNS, said=choices.headings), sheet=choices.sheet)
        preview = Preview(SHOWN, ("Office",))
        changes = Changes(shown=account.listed, notes=table.notes, preview=preview)
        read = _read(table, watch, label(path, write))
        _settle(table, read, changes, choices)
        found = _compared(read, changes)
        if write:
            found.store({"reason": f"import of {path.name}", "at": at, "by": account.by})
        return changes

    return load_file(path, "contacts", work, at=at, dry_run=dry_run, account=account)


@dataclass
class _Found:
    """What is to be stored: new rows, rows that are changed, rows that go."""

    new: list[Contact] = field(default_factory=list)
    changed: list[Contact] = field(default_factory=list)
    gone: list[Contact] = field(default_factory=list)

    def store(self, kept: dict[str, Any]) -> None:
        for row in (*self.gone, *self.changed):
            row._history_user, row._history_date = kept["by"], kept["at"]
            row._change_reason = kept["reason"]
        for row in self.gone:
            row.delete()
        for row in self.changed:
            row.save()
        create_with_history(self.new, **kept)


def _read(table: Table, watch: Progress, label: str) -> dict[Office, dict[str, str]]:
    """Of each office at a council the names by their addresses, as the rows have them."""
    names = CouncilNames()
    read: dict[Office, dict[str, str]] = defaultdict(dict)
    for row in watch(table, label):
        council = _council(row, names)
        role = row.required("role", PARSE_ROLE)
        email = row.required("email", _address)
        name = row.read("name", PARSE_NAME) or ""
        if council is None or role is None or email is None:
            continue
        of_office = read[council, role]
        if email.casefold() in map(str.casefold, of_office):
            row.wrong("email", f"{email} stands above for the same office already")
        else:
            of_office[email] = name
    return read


def _settle(table: Table, read: dict[Office, Any], changes: Changes, choices: Choices) -> None:
    """Refuses rows that are wrong, or leaves them out where that was chosen."""
    if not choices.load_the_rest or not read:
        table.problems.refuse(RowsRefused)
    elif table.problems:
        changes.leave_out(table.problems)


def _council(row: Row, names: CouncilNames) -> Council | None:
    """By its code where there is one, otherwise by its name."""
    if code := row["gss_code"]:
        if (found := names.coded(code)) is None:
            row.wrong("gss_code", f"{code} is no council in the register")
        return found
    return row.required("council", names.named)


def _address(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError:
        raise ValueError(f"{text!r} is no e-mail address") from None
    return text


def _compared(read: dict[Office, dict[str, str]], changes: Changes) -> _Found:
    """What is not stored yet, what differs, and what the file leaves out at an office it names."""
    stored: dict[Office, dict[str, Contact]] = defaultdict(dict)
    for each in Contact.objects.select_related("council"):
        stored[each.council, each.role][each.email.casefold()] = each
    found = _Found()
    for (council, role), said in read.items():
        known = stored[council, role]
        of_office = f"{council}, {Contact.Role(role).label.lower()}"
        kept = {address: known.pop(address.casefold(), None) for address in said}
        waiting = [address for address, row in kept.items() if row is None]
        if len(waiting) == len(known) == 1:
            kept[waiting[0]] = known.popitem()[1]
        for address, row in kept.items():
            _note(found, changes, of_office, (council, role), (address, said[address]), row)
        for row in known.values():
            found.gone.append(row)
            changes.altered(of_office, [from_to("e-mail", row.email, "")])
            gone = Difference("Goes", row.email, "nobody")
            changes.show(CHANGED, [*_named((council, role)), row.email, row.name], [gone])
    return found


def _note(
    found: _Found,
    changes: Changes,
    of_office: str,
    office: Office,
    said: tuple[str, str],
    row: Contact | None,
) -> None:
    address, name = said
    if row is None:
        council, role = office
        found.new.append(Contact(council=council, role=role, name=name, email=address))
        changes.added(f"{of_office}: {address}{f', {name}' if name else ''}")
        changes.show(NEW, [*_named(office), address, name])
        return
    shown = [*_named(office), address, name or row.name]
    differences = []
    if row.email != address:
        differences.append(from_to("e-mail", row.email, address))
    if name and row.name != name:
        differences.append(from_to("name", row.name, name))
    if differences:
        before = (("E-mail", row.email, address), ("Name", row.name or "empty", name or row.name))
        changes.show(CHANGED, shown, [Difference(*e) for e in before if e[1] != e[2] and e[2]])
        row.set_address(address, name or row.name)
        found.changed.append(row)
        changes.altered(of_office, differences)
    else:
        changes.unchanged += 1
        changes.show(UNCHANGED, shown)


def _named(office: Office) -> tuple[str, str]:
    council, role = office
    return str(council), str(Contact.Role(role).label)
