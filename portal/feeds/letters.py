"""What a feed says of letters: of one, or of all that became public together."""

from __future__ import annotations

from django.urls import reverse

from councils.dates import day_in_words, utc
from councils.register.names.former import as_in
from letters.letters.issues import Together
from letters.models import Letter
from letters.models.letters import title_of
from portal.feeds.entry import Entry


def letter_entry(letter: Letter, ombudsman: str) -> Entry:
    council, by = as_in(letter.council, letter.year), letter.replaced_by
    issue = f", issue {letter.issue}" if letter.is_reissue or by else ""
    words = [f"What the {ombudsman} wrote to {council.name_in_sentence} about {letter.year}."]
    if letter.is_reissue:
        words.append(f"It replaces an earlier one: {letter.reason}")
    if by:
        on = day_in_words(by.public_since)
        words.append(f"It was replaced on {on} by issue {by.issue}: {by.reason}")
    return Entry(
        ident=f"letter/{council.slug}/{letter.year}/issue-{letter.issue}",
        published=letter.public_since,
        updated=by.public_since if by else letter.public_since,
        title=f"{letter.title}: {council.name}{issue}{', replaced' if by else ''}",
        summary=" ".join(words),
        link=reverse("letter", args=[council.slug, letter.year])
        + (f"?issue={letter.issue}" if by else ""),
        terms=("letter", *["replaced"] * bool(by), council.slug),
    )


def letters_entry(together: Together) -> Entry:
    """The letters of one instant; each is in the feed of its own council."""
    year, since, councils = together.year, together.public_since, together.councils
    again = {
        0: "",
        councils: " They replace earlier ones.",
        1: " One of them replaces an earlier one.",
    }.get(together.reissues, f" {together.reissues} of them replace earlier ones.")
    return Entry(
        ident=f"letters/{year}/{utc(since)}",
        published=since,
        updated=since,
        title=f"{title_of(year)}: {councils} councils",
        summary=f"The annual review letters about {councils} councils for {year} are published."
        f"{again}",
        link=f"{reverse('letters')}?year={year}",
        terms=("letter", str(year)),
    )
