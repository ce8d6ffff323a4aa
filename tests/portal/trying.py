"""What a worker does in a process of its own: `python -m tests.portal.trying NAME [ARGUMENT …]`.

Each does one thing and prints what came of it as JSON.
"""

import json
import os
import sys

TIMES = 40
AT = "2025-07-01 09:30"


def counting() -> list:
    """Counts two who try many times, and reads how often the first has tried."""
    from datetime import timedelta

    from councils.years import london_instant
    from portal.models import Tally
    from portal.throttle import Limit, take

    limit = Limit("tries", 1_000, timedelta(minutes=1), timedelta(minutes=5))
    me, she = limit.of("192.0.2.1"), limit.of("192.0.2.2")
    for _ in range(TIMES):
        take([me, she], london_instant(AT))
    return [Tally.objects.get(key=me.key).number]


def signing_in(address: str, password: str, *names: str) -> list:
    """How a worker answers somebody at an address who tries a password with each name."""
    from django.test import Client

    from tests.portal.staff.sign_in import give_password

    client = Client(REMOTE_ADDR=address)
    return [give_password(client, name, password=password).status_code for name in names]


def reporting(address: str, page: str, times: str) -> list:
    """How a worker answers a reader who writes so many times."""
    from django.test import Client

    client = Client(REMOTE_ADDR=address)
    said = [{"kind": "error", "text": f"Wrong {n} {os.getpid()}"} for n in range(int(times))]
    return [client.post(page, each).status_code for each in said]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django
    from django.test.utils import setup_test_environment

    django.setup()
    setup_test_environment()
    print(json.dumps(globals()[sys.argv[1]](*sys.argv[2:])), flush=True)
