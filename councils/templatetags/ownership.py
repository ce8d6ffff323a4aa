"""Who looks after a record, and why it was given back, on its page."""

from __future__ import annotations

from typing import Any

from django import template

from councils.models import Owned
from councils.ownership.kinds import address_of, key_of, kind_of
from councils.returns.steps import given_back

register = template.Library()


@register.inclusion_tag("admin/ownership/owner.html", takes_context=True)
def owner_of(context: template.Context, record: Any) -> dict[str, Any]:
    """Two queries: its owner, the day on which it is looked at again, the page to change that.

    Why it was given back is read by those who may work on it.
    """
    user = context["request"].user
    works = kind_of(record).may_work(user)
    return {
        "given_back": given_back(record) if works else None,
        "owned": Owned.objects.of(record).select_related("owner").first(),
        "url": address_of([key_of(record)]) if works else "",
        "user": user,
    }
