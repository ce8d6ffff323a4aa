"""The API explained to people; what machines ask is in ``portal.api``."""

from django.template.response import TemplateResponse

from portal.api.endpoints import World
from portal.api.guide import guide
from portal.released import releases


def api(request):
    world = World(request.at, releases(request))
    return TemplateResponse(request, "data/api.html", guide(world))
