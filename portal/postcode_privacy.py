"""A postcode that somebody typed is used to answer and not kept: not by caches, not by Referer.

What stands in an address is what others see of it: so an answer to a postcode, or to what may be
one, is stored by nobody, and the next address that its reader goes to is not told where from.
docs/deploying.md says how servers are kept from logging it.
"""

import re

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

from councils.postcodes.lookup import may_be_postcode


def may_name_a_postcode(request: HttpRequest) -> bool:
    """Whether the query of a request holds a postcode, a part of one, or what may be one."""
    if "=" not in request.META.get("QUERY_STRING", ""):
        return False
    try:
        asked = request.GET
    except SuspiciousOperation:  # whoever answers says so
        return False
    if "postcode" in asked:
        return True
    return any(may_be_postcode(each) or _has_both(each) for each in asked.getlist("q"))


def _has_both(text: str) -> bool:
    """Letters and digits, as a postcode with a mistake in it has."""
    return bool(re.search("[A-Za-z]", text) and re.search("[0-9]", text))


def kept_by_nobody(response: HttpResponse) -> HttpResponse:
    """The answer with what keeps caches from storing it, and its address from the next page."""
    for header in ("ETag", "X-Accel-Expires", "Cache-Control", "Expires"):
        del response[header]
    add_never_cache_headers(response)
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response
