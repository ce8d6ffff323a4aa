"""What tests of early sight share: a letter that was sent, its link, the way in."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

from django.core import mail

from letters.early_sight.links import link_for
from letters.models import EarlySight, Letter, Message
from tests.letters.correspondence import MINUTE, WRITTEN, composed, letter, sent

TO = "kate@kent.example.org"
SENT = WRITTEN + 2 * MINUTE  # 15 April 2025, 11.02am; the letter is public on 20 May, 9.30am
LATER = SENT + timedelta(hours=1)


def message(name: str = "Kent", to: str = TO, council=None) -> Message:
    """The message of a letter that was sent; the letters must be composed."""
    of = letter(name) if letter(name).sent_at else sent(name, at=SENT)
    council = council or of.council
    return Message.objects.create(
        letter=of,
        council=council,
        state="sent",
        to=to,
        message_id=f"<{of.pk}-{council.pk}@example.org>",
        tried_at=SENT,
        sent_at=SENT,
    )


def link(name: str = "Kent", **fields) -> str:
    """The path of a link in the e-mail to a council."""
    if not Letter.objects.exists():
        composed()
    return urlsplit(link_for(message(name, **fields), at=SENT)).path


def sight(name: str = "Kent") -> EarlySight:
    rows = EarlySight.objects.select_related("message__council", "message__letter")
    return rows.get(message__letter__council__name__startswith=name)


def mailed_code() -> str:
    """The code in the newest e-mail."""
    return re.search(r"code is (\d{6})\.", mail.outbox[-1].body)[1]


def give_code(client, path: str):
    """Asks for a code and gives it: from then on this browser sees the letter."""
    assert client.post(f"{path}code/").status_code == 302
    response = client.post(f"{path}open/", {"code": mailed_code()})
    assert (response.status_code, response["Location"]) == (302, path)
    return response
