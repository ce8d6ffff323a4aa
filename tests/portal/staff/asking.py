"""What a page of staff asks about a file, and how the tests answer."""

import re

from tests.portal.staff.uploading import ANNUAL, page, preview

SAID = {"year": "2023-24", "public_at": "2031-07-24T09:30"}
UNKNOWN = (
    ANNUAL.replace("not_upheld", "Dismissed")
    .replace("authority", "Region,Body")
    .replace("Kent", "South East,Kent")
)


def selects(shown: str) -> dict[str, str]:
    """Every question of a page by the name of its field, with what is chosen."""
    found = {}
    for name, options in re.findall(r'<select name="([^"]+)"(.*?)</select>', shown, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return found


def fields(shown: str) -> dict[str, tuple[str, str]]:
    """The questions by their labels: the name of the field, and what is chosen."""
    labels = re.findall(r'<label for="id_([^"]+)">(?:<span[^>]*>[^<]*</span>)?([^<]+)', shown)
    chosen = selects(shown)
    return {label: (name, chosen[name]) for name, label in labels if name in chosen}


def answers(shown: str, **said: str) -> dict[str, str]:
    """What is posted: everything as it is chosen, but for what is said."""
    known = fields(shown)
    return selects(shown) | {known[label][0]: value for label, value in said.items()}


def asked(client, content, name="file.csv", kind="annual_statistics", **said):
    address = preview(client, kind, content, name, **(SAID | said))
    assert client.get(address).url == f"{address}columns/"
    return address, page(client, f"{address}columns/")
