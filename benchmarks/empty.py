"""A Django project with one view that says nothing: what the portal's answers are measured against.

``application`` serves it; run as ``python -m benchmarks.empty``, it says what one answer costs in a
process of its own, in calls of functions.
"""

from django.conf import settings

if not settings.configured:
    settings.configure(
        ALLOWED_HOSTS=["*"],
        SECRET_KEY="good for nothing",
        ROOT_URLCONF=__name__,
        MIDDLEWARE=["django.middleware.common.CommonMiddleware"],
    )

import django
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.urls import path

from benchmarks.cost import calls, sent


def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse(b"")


urlpatterns = [path("", empty)]
django.setup(set_prefix=False)
application = WSGIHandler()


def main() -> None:
    print(calls(lambda: sent(application, "/")))


if __name__ == "__main__":
    main()
