"""The API explained to people; what machines ask is in ``portal.api``."""

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from councils.requests import Request
from portal.api.guide import guide
from portal.api.rows import World
from portal.released import releases
from portal.suspended import suspended


@require_safe
def api(request: Request) -> HttpResponse:
    world = World(request.at, releases(request), request.public_record, suspended(request))
    return TemplateResponse(request, "data/api.html", guide(world))
