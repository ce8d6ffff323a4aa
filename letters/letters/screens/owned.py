"""Letters as work that somebody owns."""

from councils.ownership.kinds import Kind, owned_kind
from letters.models import Letter

LETTER = owned_kind(
    Kind(
        Letter,
        "letter",
        ("letters.compose_letter", "letters.approve_letter", "letters.send_letter"),
        lambda rows, at: rows.filter(sent_at=None),
        related=("council", "published_with"),
        unread=("content",),
    )
)
