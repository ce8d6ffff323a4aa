"""What every decision says whatever it is about: the role, the method and the outcome."""

from complaints.demonstration.topics import paragraphs, variants

# A frame goes round the topic's own words: what comes before and what after.
OPENINGS = (
    ("%(who)s complains that %(council)s (the Council) ", "."),
    ("I refer to the complainant as %(who)s. %(He)s says %(council)s (the Council) ", "."),
    ("%(who)s's complaint is that %(council)s (the Council) ", "."),
    ("The complaint is about %(council)s (the Council). %(who)s says it ", "."),
)
UPHELD_SUMMARIES = (
    ("We upheld %(who)s's complaint that the Council ", ". "),
    ("%(who)s complained that the Council ", ". We found fault. "),
    ("We found fault after %(who)s complained that the Council ", ". "),
)
NOT_UPHELD_SUMMARIES = (
    ("We did not uphold %(who)s's complaint that the Council ", ". "),
    ("%(who)s complained that the Council ", ". We found no fault. "),
    ("We found no fault after %(who)s complained that the Council ", ". "),
)
CLOSED_SUMMARIES = (
    ("We will not investigate %(who)s's complaint that the Council ", ". "),
    ("%(who)s complained that the Council ", ". We will not investigate. "),
)
REMEDY_AGREED = variants(
    " The Council has [agreed to put this right|agreed to a remedy|accepted our "
    "recommendations|agreed to apologise and to act on what we found]."
)
OFFER_SUITABLE = variants(
    " The Council had already [offered to put this right|made an offer], and its offer is a "
    "suitable remedy."
)

COMPANY = paragraphs(
    "{company} [provided the service for|acted for] the Council. The Council remains responsible, "
    "so what I say of the Council's actions [includes|covers] those of {company}."
)

FAULT_AND_INJUSTICE = paragraphs(
    "[Our task is to decide whether the Council did what it should have done|We look at whether a "
    "council acted as the law, guidance and its own policies require]. [If it did not, we call "
    "that fault, and we ask what harm it did|Where it did not we call it fault; where that harmed "
    "someone we call it injustice]."
)
NOT_AN_APPEAL = paragraphs(
    "[We do not take decisions again on a council's behalf|We are not a court of appeal]. If a "
    "decision was [reached in the right way|made properly] we cannot [replace it with our own|say "
    "that it is wrong], however strongly a person disagrees."
)
REMEDIES = paragraphs(
    "Where fault has harmed someone we [recommend|ask for] a remedy. We may also [ask for changes "
    "that protect others|recommend changes so that others are not affected in the same way]."
)

EVIDENCE = paragraphs(
    "I [read|considered] the complaint and what {who} sent with it[, and spoke to {him} by "
    "telephone|]. I [also|then] [asked the Council questions|made enquiries of the Council] and "
    "[read|studied] its records."
)
YARDSTICK = paragraphs(
    "I compared what happened with the law, national guidance and the Council's own "
    "[policies|procedures]."
)
DRAFT = paragraphs(
    "{who} and the Council [saw a draft of this decision|had a draft of this decision]. I took "
    "account of [what they said|their comments] before I made it final."
)

REPLY_DENIED = paragraphs(
    "{who} complained to the Council in {t3}. Its final reply, in {t4}, [said that it had done "
    "what it should|did not accept that anything had gone wrong|gave the background but did not "
    "uphold the complaint]."
)
REPLY_PARTLY = paragraphs(
    "{who} complained to the Council in {t3}. Its final reply, in {t4}, [accepted some of what "
    "{he} said and apologised|said it was sorry that {he} was unhappy|upheld part of the complaint "
    "but offered nothing to put it right]."
)
REPLY_OFFER = paragraphs(
    "{who} complained to the Council in {t3}. In its final reply of {t4} it accepted that it had "
    "got things wrong, apologised and offered to [put matters right|make a payment and change how "
    "it works]."
)
ANSWER = paragraphs(
    "In answer to my questions the Council [gave me its records|sent me its file] and [accepted "
    "that it could have done better|described the pressure on the service|said what it has done "
    "since]. I have taken that into account."
)
ANSWER_OFFER = paragraphs(
    "In answer to my questions the Council [stood by its offer|repeated its offer] and told me "
    "[what it has done since|how it has begun to carry it out]."
)
KEPT_INFORMED = paragraphs(
    "I also [asked|considered] whether the Council kept {who} informed. [Its letters are clear and "
    "came when they should have|The e-mails I have seen show that it did]."
)
OFFERED_BEFORE = paragraphs(
    "Before {who} came to us the Council [had apologised and offered|had said sorry and offered] "
    "{him} a payment."
)
COMPLAINT_HANDLING = paragraphs(
    "The Council's [reply to the complaint was late by its own procedure|procedure promises a "
    "quicker reply than {who} had]. That was also fault[, and added to {his} frustration|]."
)
PART_NOT_UPHELD = paragraphs(
    "{who} also [found officers rude|thinks officers were against {him}]. The [letters and e-mails "
    "I have seen are courteous|records do not bear this out], and I found no fault in that part."
)
NO_BIAS = paragraphs(
    "{who} believes [the Council had made up its mind|officers did not want to help]. I looked for "
    "signs of this in the papers and found none."
)

AGREED = paragraphs(
    "The Council has [agreed to put right what happened to {who}|accepted what we recommended for "
    "{who}]. [The details concern {him} alone and are not published|What was agreed for {him} is "
    "private and is not set out here].\nAny changes that the Council has agreed to make to its "
    "service are listed with this decision. It will [send us evidence|show us] that it has done "
    "what it agreed."
)
OFFER = paragraphs(
    "[I considered whether the offer makes up for what went wrong|I compared the offer with what "
    "we would have recommended]. It is a suitable remedy, and I do not ask for [more|anything "
    "beyond it].\nThe Council has agreed to carry out its offer[ if it has not yet done so|] and "
    "to [send us evidence|tell us] when it is done."
)

DECISION_UPHELD = paragraphs(
    "[I have completed my investigation and uphold the complaint|I uphold this complaint]. There "
    "was fault by the Council which caused injustice, and [the agreed action is a suitable "
    "remedy|it has agreed to put this right]."
)
DECISION_OFFER = paragraphs(
    "[I have completed my investigation and uphold the complaint|I uphold this complaint]. There "
    "was fault which caused injustice, and the Council's [own offer|offer] remedies it."
)
DECISION_NOT_UPHELD = paragraphs(
    "[I have completed my investigation and do not uphold the complaint|I do not uphold this "
    "complaint]. I found no fault [in what the Council did|by the Council]."
)

PUBLIC_REPORT = paragraphs(
    "We publish a report when [there is a wider public interest in what we found|what we found "
    "matters to more people than the one who complained].\n[What went wrong here was in how the "
    "Council runs its service, so others may have been affected in the same way|The harm here was "
    "serious, and other councils can learn from it|The Council's records suggest that others are "
    "in the same position]. Residents should know [what it is doing about that|what has been "
    "agreed]."
)

# Why a complaint was not investigated: our role, the assessment, the decision, the summary.
REASONS = {
    "late": (
        paragraphs(
            "[The law gives people 12 months to come to us once they know of a problem|People "
            "should come to us no later than 12 months after they learn of a problem]. We can set "
            "that aside for good reason."
        ),
        paragraphs(
            "{who} has known [of this|about the matter] since {old}. {He} came to us in {came}, "
            "well over a year later.\n{He} says {he} [hoped that the Council would change its "
            "mind|did not want to make trouble|had other worries at the time]. [I understand this, "
            "but it|That] did not prevent {him} from coming to us sooner. It would be hard to "
            "reach a sound view now."
        ),
        paragraphs(
            "I will not investigate because the complaint [is late|was made too late] and there is "
            "no good reason to [accept it now|look at it now]."
        ),
        variants("The complaint [is late|was made too late], with no good reason for the delay."),
    ),
    "unlikely": (
        paragraphs(
            "We [use public money with care|choose our cases with care]. We do not investigate "
            "where [we are unlikely to find fault|it seems unlikely that we would find fault]."
        ),
        paragraphs(
            "[I see no sign that the Council went about this in the wrong way|On these facts an "
            "investigation would probably not find fault]. [{who} sees this differently|I "
            "understand that {who} is unhappy with the result], but that alone [is no reason to "
            "investigate|does not point to fault]."
        ),
        paragraphs("I will not investigate because we are unlikely to find fault by the Council."),
        variants("We are unlikely to find fault[ in what the Council did|]."),
    ),
    "minor": (
        paragraphs(
            "We [use public money with care|cannot investigate everything]. We do not investigate "
            "where the [effect on the person|harm done] is not serious enough."
        ),
        paragraphs(
            "I understand why {who} [is annoyed|feels let down]. The Council [has replied to "
            "{him}|answered {him} in {t4}] and [explained what happened|said what it would "
            "do].\nEven if it [made a mistake|could have done better], the effect on {him} was "
            "[slight|limited]. It would not be a good use of public money to go further."
        ),
        paragraphs(
            "I will not investigate because {who} has not suffered [significant injustice|enough "
            "injustice to warrant it]."
        ),
        variants(
            "[The effect on {him} was not serious enough|{He} was not caused significant "
            "injustice]."
        ),
    ),
    "put_right": (
        paragraphs(
            "We do not investigate where a council has already [put things right|done enough] and "
            "we would be unlikely to achieve more."
        ),
        paragraphs(
            "In its final reply of {t4} the Council [accepted that its service had fallen "
            "short|agreed with much of what {who} said]. It apologised and [offered a payment|said "
            "what it would change|told its staff what to do in future].\nThat is [in line "
            "with|close to] what we would have asked for. An investigation would be unlikely to "
            "achieve more for {him}."
        ),
        paragraphs(
            "I will not investigate because the Council has [already put matters right|done enough "
            "to put this right]."
        ),
        variants(
            "The Council has already [apologised and put matters right|done enough to put it "
            "right]."
        ),
    ),
    "appeal": (
        paragraphs(
            "We cannot normally investigate where a person can, or could, take the matter to a "
            "tribunal, a court or a government inspector."
        ),
        (),
        paragraphs(
            "I will not investigate because {who} [has|had] another way to challenge this and it "
            "is reasonable to expect {him} to [use it|have used it]."
        ),
        variants(
            "It is reasonable to expect {him} to use {his} right to [go elsewhere|challenge it]."
        ),
    ),
    "elsewhere": (
        paragraphs(
            "Some matters are for others to decide. [We do not investigate where another body is "
            "better placed|We leave those to the body that is best placed]."
        ),
        (),
        paragraphs(
            "I will not investigate because [another body is better placed to deal with this|this "
            "is a matter for others to decide]."
        ),
        variants("[Another body is better placed to deal with it|It is a matter for others]."),
    ),
}
APPEAL_FRAMES = (
    ("The law gives %(who)s a right to ", "."),
    ("%(who)s could ", "."),
    ("It was open to %(who)s to ", "."),
)
APPEAL_CLOSES = paragraphs(
    "[I have seen nothing that would prevent {him} from doing so|{He} has not told us of anything "
    "that stood in the way]. [Such a challenge can settle the point, which we cannot do|That is "
    "the way to settle the point {he} makes]."
)
ELSEWHERE_CLOSES = paragraphs(
    "[We could not add anything of use|Nothing is left that we could usefully look at]. {who} [can "
    "take advice on|may wish to take advice about] what to do next."
)
CLOSED_EVIDENCE = paragraphs(
    "I [considered|read] what {who} told us and [the Council's reply to {him}|the papers the "
    "Council sent us|the Council's final reply]."
)

APOLOGIES = variants(
    "Apologise to {who} [in writing for what went wrong|for the distress its fault caused|for the "
    "trouble it caused|and explain what it has learned]."
)
PAYMENTS = variants(
    "Pay {who} £{pay} [for {his} distress|for the uncertainty it caused|for {his} time and "
    "trouble|in recognition of the injustice]."
)
OFFERED = variants(
    "Carry out the offer in its final reply: apologise to {who} and pay {him} £{pay}."
)
