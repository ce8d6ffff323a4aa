"""Each request fixes its instant once: what it shows is what is public at that instant."""

from django.utils import timezone


class InstantMiddleware:
    """Sets ``request.at``; nothing shown to the public asks the clock again."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.at = timezone.now()
        return self.get_response(request)
