"""What each column of a file holds, for the notes that come with its template."""

from django.contrib.humanize.templatetags.humanize import apnumber

from complaints.figures.sums import DEALT_WITH, INVESTIGATED, in_words
from complaints.received.columns import CATEGORIES
from complaints.releases.importing.columns import SHARES
from councils.lists import listed
from councils.models import Upload

_NAMES = listed(DEALT_WITH.names, "or")
NOTES = {
    Upload.Kind.DECISIONS.value: {
        "reference": "Needed. 24 018 407, with or without spaces; a letter may follow.",
        "council": "Needed. Name, short name or GSS code.",
        "received_on": "The day on which the complaint was received: 2024-11-30.",
        "decided_on": "Needed. The day of the decision: 2025-03-14, 14/03/2025 or 14 Mar 2025.",
        "kind": "statement (when empty) or report.",
        "outcome": f"Needed. {_NAMES}, or as the decision calls it.",
        "satisfactory_remedy": "yes or no; yes only with upheld.",
        "category": "As decisions are listed (Education), or the reporting category.",
        "subcategory": "As decisions are listed (Special educational needs); without category only"
        " where no other category has one of that name.",
        "title": "A report needs one. Public.",
        "summary": "Public, once somebody else has approved it.",
        "statement": "Public, once somebody else has approved it. A line that begins with ## is a"
        " heading.",
        "acted_for": "The contractor or company whose actions count as the council's. Public.",
        "announced_at": "Reports only: the announced moment of publication, London time,"
        " 2025-05-20 09:30.",
        "withheld_reason": "identifiable, consent, under_review, premature, employment or other;"
        " new decisions only.",
        "recommendation": "Its number: 1, 2, 3. Without this column: in the order of the rows.",
        "recommendation_kind": "personal_remedy or service_improvement.",
        "recommendation_council": "Who must comply; when empty the decision's council, or the one"
        " that replaced it.",
        "private_text": "What is to be done. Never public.",
        "public_summary": "Service improvements only, without a timescale. Public.",
        "due_on": "Needed for a recommendation.",
        "done_on": "The day on which it was done.",
        "compliance": "complied (needs done_on) or not_complied.",
        "recorded_on": "When that was recorded; when empty: today.",
    },
    Upload.Kind.ANNUAL_STATISTICS.value: {
        "authority": "Needed. Name, short name or GSS code of the council.",
        "category": "A reporting category, or: not broken down. Empty: the council's total.",
        **dict.fromkeys(DEALT_WITH.names, "Needed in the first file."),
        "total": f"Checked: what the {apnumber(len(DEALT_WITH.outcomes))} outcomes add up to.",
        "satisfactory_remedies": "Of those upheld. Empty: not published.",
        "on_time": "Compliance outcomes; on_time, late and not_complied, or none of them.",
        "late": "Complied with late.",
        "not_complied": "Not complied with.",
        "residents": "With residents_year. Without these columns the register's are used.",
        "residents_year": "The year of the estimate.",
        "published_average": "The uphold rate of similar councils that was published, in percent.",
        "published_average_compliance": "Their compliance rate that was published, in percent.",
        "published_average_satisfactory_remedy": "Their satisfactory remedy rate, in percent.",
        "published_average_per_100000": "Their upheld complaints per 100,000 residents, as 3.6.",
        "investigated": f"Checked: {in_words(reversed(INVESTIGATED.outcomes))}.",
        "complied_in_all": "On time or late: with late, instead of on_time. With on_time: checked.",
        "compliance_outcomes": "Checked: on_time, late and not_complied.",
        **dict.fromkeys(SHARES, "Checked, in percent."),
    },
    Upload.Kind.RECEIVED.value: {
        "authority": "Needed. Name, short name or GSS code of the council.",
        "year": "2024-25. Or: no such column, and the year above the table or in its sheet's name.",
        **dict.fromkeys(CATEGORIES, "All categories or none of them; 0 where there was none."),
        "total": "All that came in; what no category has is not broken down. When empty: the sum.",
    },
    Upload.Kind.RESIDENTS.value: {
        "code": "Needed. The council's GSS code, now or formerly.",
        "year": "The year of the estimate. Or: no such column, and one for each year instead.",
        "residents": "How many people live there.",
    },
    Upload.Kind.CONTACTS.value: {
        "council": "Needed where there is no gss_code. Name, slug or code.",
        "gss_code": "The council's GSS code, now or formerly.",
        "role": "Needed. chief_executive, leader, scrutiny_chair, monitoring_officer, link_officer."
        " Several rows of one office of a council are several addresses.",
        "name": "The name of the person. When empty the one that is known stays.",
        "email": "Needed.",
    },
    Upload.Kind.CHANGES.value: {
        "takes_effect_on": "Needed. The first day on which it is so: 2027-04-01.",
        "action": "Needed. open, close, succeed, rename, recode; or retype-as-new: the council"
        " closes, and one of another type opens in its place.",
        "council": "Needed. Name, slug or GSS code. To open one: the slug of its address for ever,"
        " or its name.",
        "successor": "With succeed: who has its place from that day, a row for each. With"
        " retype-as-new: the slug of the new council.",
        "name": "With open, rename and retype-as-new.",
        "short_name": "As the map has it; when empty the name.",
        "type": "Needed with open and retype-as-new: county, district, metropolitan_district,"
        " unitary, london_borough or other.",
        "gss_code": "With open, recode and retype-as-new. A council keeps the code it had besides.",
        "county": "The county council in whose area a district lies.",
        "region": "As the register has it: South East.",
        "website": "Its address, from https:// on.",
        "source_url": "Where it was decided: the order, or who announced it. Public.",
        "cancelled": "yes: what was announced is not to happen.",
    },
}
