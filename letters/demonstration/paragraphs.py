"""What the ombudsman says to one council alone, made up: no one and nothing real is meant."""

from random import Random

SOME = 0.2  # of the councils
PARAGRAPHS = (
    "Thank you for answering our enquiries in good time through the year. That matters to the"
    " people who wait for an answer.",
    "Several of your replies reached us late this year. We know how busy complaint teams are, but"
    " each late reply leaves somebody waiting. Please tell us early when you need longer.",
    "You asked us for a course for staff who answer complaints. I was glad to hear that those who"
    " came to it found it useful, and we should be happy to come again.",
    "We agreed several changes with you this year so that what went wrong for one person does not"
    " happen to others. I hope your scrutiny committee will ask how they work in practice.",
    "In some cases your council had noticed what went wrong before we did and had begun to put it"
    " right. That is what a good complaints service looks like.",
    "We found it hard to know whom to write to while your teams were being reorganised. Thank you"
    " for naming one link officer since then.",
)


def own_paragraph(rng: Random) -> str:
    """One of them, or most often none; the same chances give the same."""
    return rng.choice(PARAGRAPHS) if rng.random() < SOME else ""
