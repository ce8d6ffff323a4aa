"""Scripts and style sheets with what they import inside them, made when files are collected.

A browser that follows imports asks for one file after another; one file is asked for once. What is
written, and what is served while developing, are plain modules and plain ``@import``: nothing here
is needed to run the portal. Only what the modules of this project do is understood, and anything
else is refused with its place (docs/decisions/bundles.md).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator

Read = Callable[[str], str]  # the text of the file with a name, "js/map.js"

IMPORT = re.compile(r'^import (?:\{([\w\s,]+)\} from )?"(\.[^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:(?:async )?function|class|const) (\w+))", re.MULTILINE)
NOT_UNDERSTOOD = re.compile(r"^(?:import|export|await)\b.*|\bimport(?:\(|\.meta).*", re.MULTILINE)
SHEET = re.compile(r'^@import "([^"]+)";\n', re.MULTILINE)
ADDRESS = re.compile(r"""url\(["']?(?!data:|#|/)([^"')]+)["']?\)""")


class NotUnderstood(ValueError):
    """Something that a bundle can't be made of; says where it stands."""


def bundled(name: str, read: Read) -> str:
    """The file with everything it imports; as it is where it imports nothing."""
    if name.endswith(".css"):
        return sheet(name, read)
    modules = list(in_order(name, read))
    if modules == [name]:
        return read(name)
    return "\n".join(module(each, read(each)) for each in modules)


def in_order(name: str, read: Read, above: tuple[str, ...] = ()) -> Iterator[str]:
    """A module after everything that it imports, each once: as browsers run them."""
    if name in above:
        raise NotUnderstood(f"{name} imports itself by way of {above[-1]}")
    seen = set()
    for _, address in IMPORT.findall(read(name)):
        for each in in_order(beside(name, address), read, (*above, name)):
            if each not in seen:
                seen.add(each)
                yield each
    yield name


def module(name: str, text: str) -> str:
    """A module as a function of its own, so that no name in it meets those of another."""

    def taken(found: re.Match[str]) -> str:
        names, address = found.groups()
        given = " ".join((names or "").split()).strip(", ")
        return f"const {{ {given} }} = {variable(beside(name, address))};\n" if given else ""

    body = EXPORT.sub("", IMPORT.sub(taken, text))
    if left := NOT_UNDERSTOOD.search(body):
        line = text[: text.find(left.group())].count("\n") + 1
        raise NotUnderstood(f"{name}, line {line}: {left.group()!r} can't be put into a bundle")
    given = ", ".join(EXPORT.findall(text))
    return f"const {variable(name)} = (() => {{\n{body}return {{ {given} }};\n}})();"


def variable(name: str) -> str:
    return "module_" + re.sub(r"\W", "_", name.removesuffix(".js"))


def sheet(name: str, read: Read) -> str:
    """A style sheet with those it imports in their places; addresses stay those of its folder."""

    def put(found: re.Match[str]) -> str:
        inner = beside(name, found.group(1))
        there = posixpath.relpath(posixpath.dirname(inner), posixpath.dirname(name))
        moved = ADDRESS.sub(
            lambda url: f'url("{posixpath.normpath(posixpath.join(there, url.group(1)))}")',
            sheet(inner, read),
        )
        return f"{moved.rstrip()}\n"

    whole = SHEET.sub(put, read(name))
    if "@import" in whole:
        raise NotUnderstood(f'{name}: an @import is not of the form @import "name.css";')
    return whole


def beside(name: str, address: str) -> str:
    """The name of a file out of its address in another."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), address))
