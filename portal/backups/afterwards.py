"""What must not come back as it was when the backup was made: done in the restoring transaction."""

from __future__ import annotations

import json
from datetime import datetime
from secrets import token_hex

from councils.dates import instant_in_words
from councils.tables import ANYTHING, EVERY
from portal.backups.archive import About

MAYBE = (
    "The database was restored from a backup of {when}. Whether this letter was sent after that,"
    " only the mail server can say."
)
SENDING = "('waiting', 'sending', 'handing_over')"


def afterwards(about: About, at: datetime) -> str:
    """SQL that both databases read, and that fits tables of every version.

    Who was signed in then, and has left since, is not signed in again. What was waiting to be sent
    is not sent by itself: a council could get it twice. Nor is a job done that waited. And caches
    must never take an old answer for a new one: the record's version counts no faster than a second
    each, so that it ends past every number it has had, and everything counts as written. Whoever
    follows what changed begins anew: places are given again that somebody may have read.
    """
    passed = max(0, int((at - about.instant).total_seconds())) + 1
    maybe = MAYBE.format(when=instant_in_words(about.instant))
    if "letters.0003_put_off" in about.migrations:
        nor_put_off = ", put_off_since = NULL, next_try_at = NULL"
    else:
        nor_put_off = ""
    written = ""
    if "councils.0005_tables_of_the_record" in about.migrations:
        written = f", tables = '{json.dumps({EVERY: token_hex(8), ANYTHING: token_hex(8)})}'"
    perhaps_told = (
        f"The database was restored from a backup of {instant_in_words(about.instant)}. Whether"
        " this was sent after that, only the mail server can say."
    )
    not_done = (
        f"The database was restored from a backup of {instant_in_words(about.instant)}: ask for it"
        " again, where it is still to be done."
    )
    statements = {
        "django_session": "DELETE FROM django_session",
        "letters_message": "UPDATE letters_message SET state = 'unsure',"
        f" problem = '{maybe}'{nor_put_off} WHERE state IN {SENDING}",
        "portal_noticemail": "UPDATE portal_noticemail SET state = 'unsure', put_off_since = NULL,"
        f" next_try_at = NULL, problem = '{perhaps_told}' WHERE state IN {SENDING}",
        "councils_job": "UPDATE councils_job SET state = 'called_off', ended_at = asked_at,"
        f" outcome = '{json.dumps([not_done])}' WHERE state IN ('waiting', 'working')",
        "portal_toldrecord": f"UPDATE portal_toldrecord SET identity = '{token_hex(8)}'",
        "councils_publicrecord": f"UPDATE councils_publicrecord SET version = version + {passed}"
        + written,
    }
    return "".join(f"{sql};\n" for table, sql in statements.items() if table in about.rows)
