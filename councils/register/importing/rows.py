"""One row of a register of councils, applied to the council it is about."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from councils.files.cells import at_most, day, listed, one_of, whole_number
from councils.files.changes import from_to
from councils.files.tables import Row
from councils.models import Council, Residents
from councils.register.importing.register import Entry, Register
from councils.register.names.notation import folded
from councils.register.names.short import short_name_of


def _slug(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]{1,100}", text):
        raise ValueError(f"{text!r} is not a slug: only a to z, 0 to 9 and hyphens")
    return text


def gss_code(text: str) -> str:
    if not re.fullmatch(r"[A-Z][0-9]{8}", text):
        raise ValueError(f"{text!r} is not a GSS code, such as E06000001")
    return text


def _codes(text: str) -> list[str]:
    return [gss_code(each) for each in text.replace("|", " ").split()]


def website(text: str) -> str:
    if not re.match(r"https?://", text):
        raise ValueError(f"{text!r} is not an address: it begins with https:// or http://")
    return at_most(200)(text)


TYPES = {"metropolitan": Council.Type.METROPOLITAN, "london": Council.Type.LONDON}
FIELDS: dict[str, Callable[[str], Any]] = {
    "name": at_most(200),
    "short_name": at_most(100),
    "type": one_of(Council.Type, TYPES),
    "register_code": at_most(20),
    "opened_on": day,
    "closed_on": day,
    "region": at_most(50),
    "website": website,
}


def read_entry(row: Row, register: Register, new_only: bool = False) -> Entry | None:
    """The council a row is about, changed as it says; None where the row is not to be used."""
    slug, code = row.read("slug", _slug) or "", row.read("gss_code", gss_code) or ""
    former = row.read("former_gss_codes", _codes) or []
    name = row.required("name", FIELDS["name"]) or ""
    known_by = code, former, name, row["register_code"]
    entry = register.find(slug, *known_by)
    if new_only and entry is None:  # somebody may have entered it before, under another slug
        entry = register.find("", *known_by)
    if new_only and entry and not entry.is_new:
        return None
    if entry is None:
        try:
            entry = register.new(slug, name)
        except ValueError as error:
            row.wrong("slug", str(error))
            return None
    if entry.row:
        row.wrong("name", f"is the same council as row {entry.row}")
        return None
    entry.row = row.number
    _set_fields(row, entry)
    _claim_codes(row, entry, code, former, register)
    _claim_aliases(row, entry, register)
    _set_residents(row, entry, register)
    register.add(entry)
    return entry


def _set_fields(row: Row, entry: Entry) -> None:
    council, known_as = entry.council, str(entry.council)
    for column, parse in FIELDS.items():
        if column not in row:
            continue
        old = getattr(council, column)
        needed = column == "type" or (column == "short_name" and not entry.is_new)
        value = row.required(column, parse) if needed else row.read(column, parse)
        if value is None:
            value = None if column.endswith("_on") else ""
        if column == "type" and not entry.is_new and value and value != old:
            row.wrong("type", f"{known_as} is a {old}, and a council's type never changes")
        elif value != old:
            _alter(entry, column, value)
    if entry.is_new and "type" not in row:
        row.wrong("type", "a new council needs a type")
    if not council.short_name:
        council.short_name = short_name_of(council.name)


def _alter(entry: Entry, column: str, value: Any) -> None:
    if not entry.is_new:
        entry.details.append(from_to(column, getattr(entry.council, column), value))
        entry.altered.add(column)
    setattr(entry.council, column, value)


def _claim_codes(row: Row, entry: Entry, code: str, former: list[str], register: Register) -> None:
    """The codes of the row; one that replaces another makes that a former code."""
    old = entry.council.gss_code
    if code and code != old:
        _alter(entry, "gss_code", code)
        former = [*former, old] if old else former
    for column, each in [("gss_code", code)] + [("former_gss_codes", each) for each in former]:
        if each and (owner := register.codes.setdefault(each, entry)) is not entry:
            row.wrong(column, f"{each} belongs to {owner.council}")
    for each in former:
        if each not in register.former_codes and each != entry.council.gss_code:
            register.former_codes.add(each)
            entry.former_codes.append(each)
            entry.details.append(f"former code {each}")


def _claim_aliases(row: Row, entry: Entry, register: Register) -> None:
    for alias in row.read("aliases", listed) or []:
        key = folded(alias)
        owner = register.keys.get(key)
        if owner and owner is not entry:
            row.wrong("aliases", f"{alias!r} already means {owner.council}")
        elif len(key) > 200 or not key:
            row.wrong("aliases", f"{alias!r} is not a name")
        elif key not in register.aliases and key != folded(entry.council.name):
            register.aliases.add(key)
            register.keys[key] = entry
            entry.aliases.append(key)
            entry.details.append(f"alias “{key}”")


def _set_residents(row: Row, entry: Entry, register: Register) -> None:
    number, year = row.read("population", whole_number), row.read("population_year", whole_number)
    if bool(row["population"]) != bool(row["population_year"]):
        row.wrong("population", "a population and its year are given together")
    elif number == 0:
        row.wrong("population", "is nobody: leave it empty where it is not known")
    elif year is not None and not 1900 <= year <= 2999:
        row.wrong("population_year", f"{year} does not lie in the years 1900 to 2999")
    elif number and year:
        known = register.residents.get((entry.council.pk, year))
        if known is None:
            entry.details.append(from_to(f"residents in {year}", None, number))
            entry.residents = Residents(year=year, number=number)
        elif known.number != number:
            entry.left.append(
                f"residents in {year} are {known.number:,}, and {number:,} in the file"
            )


def link(row: Row, entry: Entry, register: Register) -> None:
    """County and successors, which may stand further down the file."""
    if "county_gss_code" in row:
        code = row.read("county_gss_code", gss_code)
        county = register.codes[code].council if code in register.codes else None
        if code and county is None:
            row.wrong("county_gss_code", f"no council has the code {code}")
        elif county and county.type != Council.Type.COUNTY:
            row.wrong("county_gss_code", f"{county} is not a county council")
        elif _slug_of(county) != _slug_of(entry.council.county):
            _alter(entry, "county", county)
    for code in row.read("successors", _codes) or []:
        successor = register.codes.get(code)
        if successor is None:
            row.wrong("successors", f"no council has the code {code}")
        elif successor is entry:
            row.wrong("successors", "a council is not its own successor")
        elif (entry.council.slug, successor.council.slug) not in register.succession:
            register.succession.add((entry.council.slug, successor.council.slug))
            entry.successors.append(successor)
            entry.details.append(f"successor {successor.council}")


def _slug_of(council: Council | None) -> str:
    return council.slug if council else ""


def check(row: Row, council: Council) -> None:
    """What the database would refuse."""
    if council.opened_on and council.closed_on and council.closed_on <= council.opened_on:
        row.wrong("closed_on", "a council closes after it opens")
    if council.county and council.type != Council.Type.DISTRICT:
        row.wrong("county_gss_code", "only a district lies in a county")
