"""What staff noted about a case, on its page and on those of what was agreed."""

from __future__ import annotations

from typing import Any

from django import template

from complaints.notes.people import READS
from complaints.notes.shown import notes_of

register = template.Library()


@register.inclusion_tag("admin/complaints/note/notes.html", takes_context=True)
def notes_on(context: template.Context, decision: Any) -> dict[str, Any]:
    """Nothing for whoever does not work on cases."""
    user = context["request"].user
    if not user.has_perm(READS):
        return {}
    notes = notes_of(decision, user)
    return {
        "decision": decision,
        "notes": notes,
        "reads": True,
        "is_for_you": any(each.is_for_you for each in notes),
    }
