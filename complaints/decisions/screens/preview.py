"""A decision as the public would read it, with what may identify a person marked."""

import re

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from complaints.decisions.rules.identifying_details import findings, unconfirmed
from complaints.decisions.statements import sections
from complaints.decisions.steps.approval import IMPROVEMENT, confirmed_words, public_texts


def reading(decision) -> dict:
    """What a step's page shows of the public text; words nobody confirmed are marked as such."""
    texts, known = list(public_texts(decision)), confirmed_words(decision)
    found = {each.words for _, text in texts for each in findings(text)}
    waiting = {each.words for _, text in texts for each in unconfirmed(text, known)}

    def marked(text: str) -> SafeString:
        return _marked(text, waiting, found - waiting)

    return {
        "title": marked(decision.title),
        "summary": marked(decision.summary),
        "acted_for": marked(decision.acted_for),
        "improvements": [marked(text) for name, text in texts if name.startswith(IMPROVEMENT)],
        "sections": [
            (
                marked(section.heading),
                [(each.number, marked(each.text)) for each in section.paragraphs],
            )
            for section in sections(decision.statement)
        ],
    }


def _marked(text: str, waiting: set[str], confirmed: set[str]) -> SafeString:
    longest_first = sorted(waiting | confirmed, key=len, reverse=True)
    if not longest_first:
        return format_html("{}", text)
    pattern = "|".join(r"\s+".join(map(re.escape, words.split())) for words in longest_first)
    pieces, end = [], 0
    for match in re.finditer(pattern, text, re.IGNORECASE):
        sort = "confirmed" if " ".join(match[0].split()) in confirmed else "waiting"
        pieces += [escape(text[end : match.start()])]
        pieces += [format_html('<mark class="{}">{}</mark>', sort, match[0])]
        end = match.end()
    return mark_safe("".join([*pieces, escape(text[end:])]))  # each piece is escaped
