"""Whether the portal and its database answer."""

from django.http import HttpResponse
from django.views.decorators.cache import never_cache

from councils.public_record import public_record
from councils.requests import Request


@never_cache
def health(request: Request) -> HttpResponse:
    public_record()
    return HttpResponse("ok", content_type="text/plain")
