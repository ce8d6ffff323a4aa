"""What is to be done before something can be approved."""

from councils.form_fields import long_text
from councils.models.returns import LONGEST_COMMENT
from councils.step_forms import SeenForm


class GiveBackForm(SeenForm):
    comment = long_text(
        "What is to be done",
        "Its author reads it where they work. Kept in the history; never public.",
        max_length=LONGEST_COMMENT,
    )
