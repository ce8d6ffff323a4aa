"""The entry point of the server."""

import os
from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
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


def is_one_of(address: str, networks: list[IPv4Network | IPv6Network]) -> bool:
    return is_address(address) and any(ip_address(address) in each for each in networks)


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
    networks = [ip_network(each) for each in proxies]
    named = wrap_wsgi_with_proxy_headers(application, proxies)

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        # The proxy always says "https"; whether that is so, HTTPS=1 says.
        if not settings.HTTPS:
            environ.pop("HTTP_X_FORWARDED_PROTO", None)
        if not is_one_of(environ.get("REMOTE_ADDR", ""), networks):
            environ.pop("HTTP_X_REQUEST_ID", None)
        said = environ.pop("HTTP_X_FORWARDED_FOR", "").split(",")
        if addresses := [each for each in map(without_port, said) if is_address(each)]:
            environ["HTTP_X_FORWARDED_FOR"] = ", ".join(addresses)
        answered: Iterable[bytes] = named(environ, start_response)
        return answered

    return answer


django = get_wsgi_application()

from portal.kept.front import in_front_of  # noqa: E402 - its models are there by now

application = behind(settings.TRUSTED_PROXIES, in_front_of(django))
if settings.METRICS_PORT:
    from portal.watching import metrics  # its models are there by now

    metrics.begin()
