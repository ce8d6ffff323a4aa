"""What a file alters of a field: set, noted in the words of a command and of a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from complaints.decisions.importing.columns import TEXTS
from councils.files.changes import from_to
from councils.files.previews import Difference
from councils.history import value_in_words

if TYPE_CHECKING:
    from complaints.decisions.importing.plans import Plan


def alter(stored: Any, name: str, value: Any, label: str, plan: Plan, about: str = "") -> bool:
    """Whether there was a change; ``about`` names what the field belongs to on a screen."""
    old = getattr(stored, name)
    if old == value:
        return False
    setattr(stored, name, value)
    field = stored._meta.get_field(name)
    what = f"{about}: {field.verbose_name}" if about else field.verbose_name.capitalize()
    if name in TEXTS:
        plan.details.append(f"{label} changed")
        plan.differences.append(Difference(f"{what} changed"))
        plan.changes_text |= name != "private_text"
    else:
        plan.details.append(from_to(label, old, value))
        words = (_in_words(field, each) for each in (old, value))
        plan.differences.append(Difference(what, *words))
    return True


def _in_words(field: Any, value: Any) -> str:
    return value_in_words(dict(field.flatchoices).get(value, value))
