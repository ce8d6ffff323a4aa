"""What councils say is wrong, as records to which files are attached."""

from councils.attachments.kinds import Kind, attached_kind
from letters.models import Challenge

CHALLENGE = attached_kind(
    Kind(
        Challenge,
        "challenge",
        ("letters.answer_challenge",),
        named=lambda row: f"{row.early_sight.message.council}, {row.early_sight.message.letter}",
        related=("early_sight__message__council", "early_sight__message__letter__council"),
    )
)
