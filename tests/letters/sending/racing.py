"""What tests of sending run in a process of its own, which may be killed.

`python -m tests.letters.sending.racing NAME` does one of these and prints what came of it as JSON.
"""

import json
import os
import sys
import threading
import time

FOR_EVER = 600


def hold() -> list:
    """Takes the lock and keeps it, until the process is killed."""
    from letters.sending.lock import alone

    with alone():
        print("held", flush=True)
        time.sleep(FOR_EVER)
    return []


def try_to_hold() -> list:
    from letters.sending.lock import AlreadySending, alone

    try:
        with alone():
            return ["alone"]
    except AlreadySending as refusal:
        return [str(refusal)]


def two_threads() -> list:
    """While one has the lock, another asks for it, through a connection of its own."""
    from django.db import connection

    from letters.sending.lock import alone

    told: list[str] = []

    def ask() -> None:
        try:
            told.extend(try_to_hold())
        finally:
            connection.close()

    with alone():
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()
    return [*try_to_hold(), *told]


def hang_before(step: str) -> None:
    from letters.sending import stages

    real = getattr(stages, step)

    def hang(message, *args, **named):
        if getattr(message, "council", None) and message.council.name.startswith("Kent"):
            print("half way", flush=True)
            time.sleep(FOR_EVER)
        return real(message, *args, **named)

    setattr(stages, step, hang)


def send(hangs_before: str = "") -> list:
    """Sends what waits; hangs before a step is kept, until the process is killed."""
    from councils.refusals import Refused
    from letters.sending.run import send_waiting
    from tests.letters.sending.letters_ready import ann, clock

    if hangs_before:
        hang_before(hangs_before)
    try:
        return [send_waiting(by=ann(), clock=clock).sentence]
    except Refused as refusal:
        return [str(refusal)]


def send_due(minutes: str, hangs_before: str = "") -> list:
    """Tries what was put off, so many minutes later."""
    from datetime import timedelta

    from letters.sending.run import send_waiting
    from tests.letters.sending.letters_ready import NOW, ann

    if hangs_before:
        hang_before(hangs_before)
    at = NOW + timedelta(minutes=int(minutes))
    return [send_waiting(by=ann(), clock=lambda: at, is_again=True).sentence, state()]


def resume() -> list:
    """Sends again; how everything stood before, and stands after."""
    return [state(), send(), state()]


def settle(*arrived: str) -> dict:
    """What a person does with those perhaps sent, who knows which Message-IDs councils have."""
    from letters.messages.steps import it_arrived, retry
    from letters.models import Message
    from tests.letters.sending.letters_ready import ann, clock

    for message in Message.objects.filter(state="unsure").order_by("pk"):
        if message.message_id in arrived:
            it_arrived(message, "The council says so.", by=ann(), at=clock())
        else:
            retry(message, by=ann(), at=clock())
    send()
    return state()


def state() -> dict:
    """How each message and each letter stands, by council."""
    from letters.models import Letter, Message

    rows = Message.objects.order_by("council__name")
    return {
        "messages": {each.council.name: each.state for each in rows.select_related("council")},
        "sent": list(
            Letter.objects.filter(sent_at__isnull=False)
            .order_by("council__name")
            .values_list("council__name", flat=True)
        ),
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    print(json.dumps(globals()[sys.argv[1]](*sys.argv[2:])), flush=True)
