"""Pages for what is not there and for what went wrong."""

from django.http import HttpResponseServerError
from django.template.loader import render_to_string
from django.template.response import TemplateResponse


def not_found(request, exception):
    """The same page for what is hidden and for what does not exist."""
    return TemplateResponse(request, "404.html", status=404).render()


def server_error(request):
    """Needs no database: that may be what is broken."""
    return HttpResponseServerError(render_to_string("500.html"))
