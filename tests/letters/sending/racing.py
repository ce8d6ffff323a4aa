"""What tests of sending run in a process of its own, which may be killed.

`python -m tests.letters.sending.racing NAME` does one of these and prints what came of it as JSON.
"""

import json
import os
import sys
import time

FOR_EVER = 600


def hang_before(step: str) -> None:
    from councils.mail import stages as of_every_mail
    from letters.sending import stages as of_letters

    stages = of_letters if hasattr(of_letters, step) else of_every_mail
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
