"""What tests of suspensions run in a process of its own; see ``tests.complaints.racing``."""

import json
import os
import sys
from datetime import timedelta

from tests.complaints.racing import together


def confirmations() -> list:
    """Two people confirm the same suspension at once."""
    from complaints.models import Suspension
    from complaints.releases.steps import suspension
    from tests.complaints.preparation import AT, person

    made, at = Suspension.objects.get(), AT + timedelta(days=90)
    people = [person("ben"), person("dee")]
    return together(*(lambda by=by: suspension.confirm(made, by=by, at=at) for by in people))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    print(json.dumps(globals()[sys.argv[1]](*sys.argv[2:])), flush=True)
