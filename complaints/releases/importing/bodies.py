"""Who a row of a year's statistics is about: a council of the register, or another body.

National parks, transport bodies or an NHS trust are within an ombudsman's jurisdiction, and are no
councils. The register need not know them: whoever loads the file says of each that it is kept as
another body, which then stands in the register, or that it is left out.
"""

from __future__ import annotations

from django.utils.text import slugify

from councils.files.cells import printed
from councils.files.choices import Choices
from councils.models import Council
from councils.register.names.exact import CouncilNames
from councils.register.names.notation import folded

LONGEST_NAME = 200


class Bodies:
    """Councils by name, with those that are added; ``new`` are not stored yet."""

    def __init__(self, choices: Choices) -> None:
        self.names = CouncilNames()
        self.new: dict[str, Council] = {}
        self.unknown: dict[str, str] = {}  # as the file calls them
        self.left_out: dict[str, str] = {}
        self._kept = {folded(name): name for name in choices.other_bodies}
        self._left_out = {folded(name): name for name in choices.left_out}
        self._met = set[str]()
        self._slugs = {council.slug for council in self.names.councils}

    def named(self, name: str) -> Council | None:
        """Whom a name means; None where that body is left out, ValueError where it is nobody."""
        key = folded(name)
        self._met.add(key)
        if key in self.new:
            return self.new[key]
        if key and not self.names.knows(name):
            if key in self._kept:
                self.new[key] = self._other_body(name)
                return self.new[key]
            if key in self._left_out:
                self.left_out[key] = name
                return None
        return self.names.named(name)

    def note_unknown(self, name: str) -> None:
        """Remembers a body that has figures, of which the register and nobody knows anything."""
        key = folded(name)
        if key and key not in self._kept and not self.names.knows(name):
            self.unknown.setdefault(key, name)

    @property
    def not_met(self) -> list[str]:
        """Bodies of which something was said and that no file names."""
        said = self._kept | self._left_out
        return [name for key, name in said.items() if key not in self._met]

    def _other_body(self, name: str) -> Council:
        name = " ".join(printed(name).split())
        if len(name) > LONGEST_NAME:
            raise ValueError(f"has {len(name):,} characters; {LONGEST_NAME} are allowed")
        slug = base = slugify(name)[:90] or "body"
        number = 2
        while slug in self._slugs:
            slug, number = f"{base}-{number}", number + 1
        self._slugs.add(slug)
        return Council(slug=slug, name=name, short_name=name[:100], type=Council.Type.OTHER)
