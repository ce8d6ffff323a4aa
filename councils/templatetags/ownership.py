"""Who looks after a record, on its page."""

from __future__ import annotations

from typing import Any

from django import template

from councils.models import Owned
from councils.ownership.kinds import address_of, key_of, kind_of

register = template.Library()


@register.inclusion_tag("admin/ownership/owner.html", takes_context=True)
def owner_of(context: template.Context, record: Any) -> dict[str, Any]:
    """One query: its owner, the day on which it is looked at again, and the page to change that."""
    user = context["request"].user
    return {
        "owned": Owned.objects.of(record).select_related("owner").first(),
        "url": address_of([key_of(record)]) if kind_of(record).may_work(user) else "",
        "user": user,
    }
