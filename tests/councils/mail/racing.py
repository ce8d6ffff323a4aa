"""What tests of the lock run in a process of its own, which may be killed.

`python -m tests.councils.mail.racing NAME` does one of these and prints what came of it as JSON.
"""

import json
import os
import sys
import threading
import time

from councils.mail.lock import Lock

FOR_EVER = 600
LOCK = Lock(key=5_461_098, suffix="tried", taken="Somebody is trying it just now.")
OTHER = Lock(key=5_461_099, suffix="tried-too", taken="Somebody is trying the other just now.")


def hold() -> list:
    """Takes the lock and keeps it, until the process is killed."""
    from councils.mail.lock import alone

    with alone(LOCK):
        print("held", flush=True)
        time.sleep(FOR_EVER)
    return []


def try_to_hold() -> list:
    from councils.mail.lock import AlreadySending, alone

    try:
        with alone(LOCK):
            return ["alone"]
    except AlreadySending as refusal:
        return [str(refusal)]


def two_threads() -> list:
    """While one has the lock, another asks for it, through a connection of its own."""
    from django.db import connection

    from councils.mail.lock import alone

    told: list[str] = []

    def ask() -> None:
        try:
            told.extend(try_to_hold())
        finally:
            connection.close()

    with alone(LOCK):
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()
    return [*try_to_hold(), *told]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    print(json.dumps(globals()[sys.argv[1]](*sys.argv[2:])), flush=True)
