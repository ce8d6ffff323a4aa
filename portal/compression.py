"""What is sent is compressed, but for files of which parts can be asked for."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

PARTS = "Accept-Ranges"  # in the headers of such a file


class CompressionMiddleware(GZipMiddleware):
    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        return response if PARTS in response else super().process_response(request, response)
