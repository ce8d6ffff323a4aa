"""What councils say is wrong, as work that somebody owns."""

from councils.ownership.kinds import Kind, owned_kind
from councils.years import london_date
from letters.models import Challenge

CHALLENGE = owned_kind(
    Kind(
        Challenge,
        "challenge",
        ("letters.answer_challenge",),
        lambda rows, at: rows.open(),
        about=lambda row: str(row.early_sight.message.letter),
        due=lambda row: london_date(row.early_sight.ends_at),
        related=(
            "early_sight__message__council",
            "early_sight__message__letter__council",
            "early_sight__message__letter__published_with",
        ),
    )
)
