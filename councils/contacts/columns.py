"""The columns of a file of contacts: as it is loaded, and as it is taken away."""

from __future__ import annotations

from councils.files.cells import at_most, one_of
from councils.files.tables import Columns
from councils.models import Contact

COLUMNS = Columns(
    ("council", "gss_code", "role", "name", "email"),
    ("role", "email"),
    synonyms={
        **dict.fromkeys(("authority", "authority_name", "organisation", "body"), "council"),
        **dict.fromkeys(("code", "ons_code", "lad_code"), "gss_code"),
        **dict.fromkeys(("office", "post", "job_title"), "role"),
        **dict.fromkeys(("contact", "contact_name", "full_name"), "name"),
        **dict.fromkeys(("e_mail", "email_address", "e_mail_address"), "email"),
    },
)
PARSE_ROLE = one_of(
    Contact.Role,
    {
        "ceo": Contact.Role.CHIEF_EXECUTIVE,
        "leader of the council": Contact.Role.LEADER,
        "chair of scrutiny": Contact.Role.SCRUTINY_CHAIR,
    },
)
PARSE_NAME = at_most(200)
