"""What tests of notices run in a process of its own, which may be killed.

`python -m tests.portal.notices.racing NAME` does one of these and prints what came of it as JSON.
"""

import json
import os
import sys
import time

FOR_EVER = 600


def hang_before(step: str) -> None:
    """Ben's e-mail hangs before a step of the machinery; all before what was found is kept."""
    from councils.mail import stages
    from portal.notices import rounds

    module = stages if hasattr(stages, step) else rounds
    real = getattr(module, step)

    def hang(first, *args, **named):
        user = getattr(first, "user", first)
        if getattr(user, "username", "") == "ben":
            print("half way", flush=True)
            time.sleep(FOR_EVER)
        return real(first, *args, **named)

    setattr(module, step, hang)


def send(minutes: str = "0", hangs_before: str = "") -> list:
    """Tells what there is to tell, so many minutes later; how it stood before and after."""
    from datetime import timedelta

    from councils.refusals import Refused
    from tests.portal.notices import world

    if hangs_before:
        hang_before(hangs_before)
    before = state()
    try:
        said = world.send(world.AT + timedelta(minutes=int(minutes))).sentence
    except Refused as refusal:
        said = str(refusal)
    return [before, said, state()]


def settle(*arrived: str) -> dict:
    """What an administrator does with those perhaps sent, who asks her colleagues."""
    from portal.models import NoticeMail
    from portal.notices.steps import leave_it, send_again
    from tests.portal.notices.world import AT

    for mail in NoticeMail.objects.filter(state="unsure"):
        decide = leave_it if mail.message_id in arrived else send_again
        decide(mail, by=mail.user, at=AT)
    send()
    return state()


def state() -> dict[str, str]:
    from portal.models import NoticeMail

    return dict(NoticeMail.objects.values_list("user__username", "state"))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    print(json.dumps(globals()[sys.argv[1]](*sys.argv[2:])), flush=True)
