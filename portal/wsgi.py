"""The entry point of the server."""

import os
from collections.abc import Iterable
from ipaddress import ip_address
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")


def is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def without_port(text: str) -> str:
    """Some proxies name the port too; passed over, what the client wrote would be believed."""
    text = text.strip()
    if text.startswith("["):
        return text[1:].partition("]")[0]
    return text.partition(":")[0] if text.count(":") == 1 else text


def behind(proxies: list[str], application: WSGIApplication) -> WSGIApplication:
    """REMOTE_ADDR is the last address that no trusted proxy has, of those the proxies name."""
    if not proxies:
        return application
    named = wrap_wsgi_with_proxy_headers(application, proxies)

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        # The proxy always says "https"; whether that is so, HTTPS=1 says.
        if not settings.HTTPS:
            environ.pop("HTTP_X_FORWARDED_PROTO", None)
        said = environ.pop("HTTP_X_FORWARDED_FOR", "").split(",")
        if addresses := [each for each in map(without_port, said) if is_address(each)]:
            environ["HTTP_X_FORWARDED_FOR"] = ", ".join(addresses)
        answered: Iterable[bytes] = named(environ, start_response)
        return answered

    return answer


application = behind(settings.TRUSTED_PROXIES, get_wsgi_application())
