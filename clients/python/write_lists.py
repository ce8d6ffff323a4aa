"""Writes what the client knows of the portal's lists from the portal's own schema.

    python write_lists.py https://portal.example/api/v1/schema/?format=json

``rows.py`` has what a row is, ``asked.py`` what may be asked for, ``lists.py`` the methods.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import fill
from typing import Any

PACKAGE = Path(__file__).parent / "council_performance"
MADE = '"""{}\n\nWritten by write_lists.py from the schema of the portal.\n"""\n'
SIMPLE = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}
# What is made of several values, by the names of these.
SHAPES = {
    "part whole ratio percent text": "Share",
    "part whole ratio text": "PerResidents",
    "part whole ratio percent text published coverage": "SimilarShare",
    "part whole ratio text published coverage": "SimilarPerResidents",
    "position far_low low high far_high range words": "Chance",
}
WORDS = {
    "Share": "A share as it is shown, and what it is made of.",
    "PerResidents": "A rate by residents as it is shown, and what it is made of.",
    "SimilarShare": "The same share of similar councils together.",
    "SimilarPerResidents": "The same rate of similar councils together.",
    "Chance": "Where a figure lies beside what chance alone would bring.",
}


def singular(name: str) -> str:
    """What one row of a list is called: Decisions has a Decision, Performance a Performance."""
    one = name.removesuffix("One")
    one = one.removesuffix("s") if one != "ComplaintsReceived" else one
    return f"Whole{one}" if name.endswith("One") else one


def typed(schema: dict[str, Any], shapes: dict[str, dict[str, Any]]) -> str:
    """The type of a value; what is an object itself is kept in ``shapes`` under its name."""
    if "$ref" in schema:
        return "str"
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    found = []
    for kind in kinds:
        if kind == "null":
            found.append("None")
        elif kind == "array":
            found.append(f"list[{typed(schema['items'], shapes)}]")
        elif kind == "object":
            found.append(_shape(schema, shapes))
        else:
            found.append(SIMPLE[kind])
    return " | ".join(found)


def _shape(schema: dict[str, Any], shapes: dict[str, dict[str, Any]]) -> str:
    known = " ".join(schema["required"])
    if known not in SHAPES:
        raise SystemExit(f"Nothing is called that has {known}: name it in SHAPES.")
    shapes[SHAPES[known]] = schema
    return SHAPES[known]


def sentence(words: str, indent: str = "    ") -> str:
    """A docstring of one paragraph, in lines of a hundred characters."""
    one = f'{indent}"""{words}"""'
    if len(one) <= 100:
        return one
    rest = fill(words, 96, initial_indent=f'{indent}"""', subsequent_indent=indent)
    return f'{rest}\n{indent}"""'


def _class(name: str, words: str, schema: dict[str, Any], shapes: dict[str, Any]) -> Iterator[str]:
    yield f"\n\nclass {name}(TypedDict):"
    yield sentence(words)
    yield ""
    for field, of in schema["properties"].items():
        yield f"    {field}: {typed(of, shapes)}"


def rows_of(document: dict[str, Any]) -> str:
    shapes: dict[str, Any] = {}
    said = _described(document)
    rows: list[str] = []
    for name, schema in document["components"]["schemas"].items():
        if name in said:
            rows += _class(singular(name), said[name], schema, shapes)
    first: list[str] = []
    for name in WORDS:
        if name in shapes:
            first += _class(name, WORDS[name], shapes[name], {})
    title = MADE.format("What the rows of the portal’s lists have.")
    head = [title, "from typing import TypedDict"]
    return "\n".join([*head, *first, *rows]) + "\n"


def _described(document: dict[str, Any]) -> dict[str, str]:
    """The schemas of rows with what is said of each."""
    found = {}
    for answer in _operations(document):
        name = _row(answer)
        words = answer["responses"]["200"]["description"].split(". ")[0].strip()
        found[name] = words if words.endswith(".") else f"{words}."
    return found


def _operations(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for path, item in document["paths"].items():
        if not path.endswith(".csv"):
            yield item["get"]


def _row(operation: dict[str, Any]) -> str:
    content = operation["responses"]["200"]["content"]["application/json"]["schema"]
    names: list[str] = re.findall(r"#/components/schemas/(\w+)", json.dumps(content))
    return names[-1]


def _asked(operation: dict[str, Any]) -> Iterator[str]:
    for each in operation["parameters"]:
        # What is gone is no row, and lists give rows alone: whoever keeps a copy asks by itself.
        if each["name"] in ("cursor", "changed_since") or each.get("deprecated"):
            continue  # next has the one, and the other is used no more
        schema = each["schema"]
        kind = "str" if "$ref" in schema else schema["type"]
        written = "str | Sequence[str]" if kind == "array" else SIMPLE.get(kind, kind)
        yield f"    {each['name']}: {'Required[str]' if each.get('required') else written}"


def asked_of(document: dict[str, Any]) -> str:
    head = [
        MADE.format("What may be asked of each list; without a value it is not asked for."),
        "from collections.abc import Sequence",
        "from typing import Required, TypedDict",
    ]
    found = []
    for each in _operations(document):
        if not each["operationId"].endswith("_one"):
            found.append(f"\n\nclass Of{_row(each)}(TypedDict, total=False):")
            found += _asked(each)
    return "\n".join([*head, *found]) + "\n"


def lists_of(document: dict[str, Any]) -> str:
    head = [
        MADE.format("A method for each of the portal’s lists."),
        "from typing import Unpack\n",
        "from council_performance import asked, rows",
        "from council_performance.answers import Answers, Rows",
        "\n\nclass Lists(Answers):",
        sentence("The lists of a portal, and single rows of some."),
    ]
    found = []
    for each in _operations(document):
        name, row = each["operationId"], singular(_row(each))
        if name.endswith("_one"):
            of = name.removesuffix("_one")
            found.append(f"\n    def {of.removesuffix('s')}(self, name: str) -> rows.{row}:")
            found.append(sentence(f"{each['summary'].rstrip('.')}, by any of its names.", " " * 8))
            found.append(f'        row: rows.{row} = self.one("{of.replace("_", "-")}", name)')
            found.append("        return row")
            continue
        wanted = f"self, **wanted: Unpack[asked.Of{_row(each)}]"
        line = f"    def {name}({wanted}) -> Rows[rows.{row}]:"
        if len(line) > 100:
            line = f"    def {name}(\n        {wanted}\n    ) -> Rows[rows.{row}]:"
        found.append(f"\n{line}")
        found.append(sentence(each["description"], " " * 8))
        found.append(f'        return self.rows("{name.replace("_", "-")}", wanted)')
    return "\n".join([*head, *found]) + "\n"


WRITTEN = {"rows.py": rows_of, "asked.py": asked_of, "lists.py": lists_of}


if __name__ == "__main__":
    import httpx

    document = httpx.get(sys.argv[1], follow_redirects=True).raise_for_status().json()
    for name, made in WRITTEN.items():
        (PACKAGE / name).write_text(made(document), encoding="utf-8")
