"""What is attached to a record, on its page."""

from __future__ import annotations

from typing import Any

from django import template

from councils.attachments.shown import panel

register = template.Library()


@register.inclusion_tag("admin/attachments/panel.html", takes_context=True)
def attachments_on(context: template.Context, record: Any) -> dict[str, Any]:
    """One query; nothing for whoever does not work on such records."""
    return panel(record, context["request"].user)
