"""What tests of early sight run in a process of its own, on a database several can write to.

`python -m tests.letters.early_sight.racing NAME` does one of these and prints what came of it as
JSON.
"""

import json
import os
import sys


def tries(code: str, times: str) -> list:
    """Many try one code at once."""
    from letters.early_sight.codes import try_code
    from letters.models import EarlySight
    from tests.complaints.racing import together
    from tests.letters.early_sight.sights import LATER

    sight = EarlySight.objects.get()
    return together(*[lambda: str(try_code(sight, code, at=LATER))] * int(times))


def codes() -> list:
    """Many ask for a code at once."""
    from letters.early_sight.codes import send_code
    from letters.models import EarlySight
    from tests.complaints.racing import together
    from tests.letters.early_sight.sights import LATER

    sight = EarlySight.objects.select_related("message__council").get()
    return together(*[lambda: send_code(sight, at=LATER)] * 8)


def answers() -> list:
    """Two colleagues answer the same challenge at once."""
    from letters.early_sight.steps.answers import answer
    from letters.models import Challenge
    from tests.complaints.preparation import ann, ben
    from tests.complaints.racing import together
    from tests.letters.early_sight.sights import LATER

    made, people = Challenge.objects.get(), (ann(), ben())
    return together(
        *(
            lambda by=by: answer(made, "explained", f"By {by}.", by=by, at=LATER).challenge.answer
            for by in people
        )
    )


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    os.environ["EMAIL_HOST"] = ""
    import django

    django.setup()
    from django.conf import settings

    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    print(json.dumps(globals()[sys.argv[1]](*sys.argv[2:])), flush=True)
