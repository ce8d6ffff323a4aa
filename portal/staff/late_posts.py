"""What is sent after a session has ended: kept for whose session it was, and for nobody else."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.middleware.csrf import CsrfViewMiddleware

from councils.refusals import Refused
from councils.requests import Request
from portal.models import Draft
from portal.staff import drafts

LARGEST = 4 * drafts.LARGEST  # bytes that are read at all: it may bring files, which are not kept


def keep_late(request: Request, user: int) -> Draft | None:
    """A draft of what is posted; None where it is nothing to keep.

    Only what a page of this portal sent is kept: another site's page can put nothing into
    somebody's drafts. Django asks that no sooner than at the view, which is not reached here.
    """
    address = request.get_full_path()
    size = request.META.get("CONTENT_LENGTH") or "0"
    if not drafts.may_be_kept(address) or not size.isdecimal() or int(size) > LARGEST:
        return None
    owner = User.objects.filter(pk=user, is_active=True).first()
    if owner is None or not came_from_here(request):
        return None
    try:
        fields = [drafts.Field(name, value) for name, all in request.POST.lists() for value in all]
        return drafts.keep(owner, address, fields, request.at, was_sent=True)
    except (Refused, SuspiciousOperation, MultiPartParserError):
        return None


def came_from_here(request: HttpRequest) -> bool:
    asked = CsrfViewMiddleware(lambda request: HttpResponse())
    return asked.process_view(request, lambda request: HttpResponse(), (), {}) is None
