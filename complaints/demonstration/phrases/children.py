"""Children's care services: what complaints are about and how they are told."""

from complaints.demonstration.topics import Topic

COURT = (
    "These matters have been before the family court, and we cannot look at what a court has "
    "decided"
)

CHILD_PROTECTION = (
    Topic(
        title="Failings in a child protection enquiry",
        wrong="did not [deal fairly with|include {him} properly in] a child protection enquiry "
        "about {his} {kin}",
        effect="{He} says the report [contains mistakes|leaves out what {he} told the social "
        "worker] and has [damaged {his} standing with the school|caused {him} great distress].",
        law="A council that has reason to suspect a child is at risk of serious harm must make "
        "enquiries. Parents should normally be told what is alleged and be heard.",
        start="The Council received a referral about {other} in {t1} and decided to make "
        "enquiries. A social worker visited {who}[ at home|] and spoke to {other}.",
        bad="{who} asked for the report to be corrected on {few} points. The social worker agreed "
        "with some of them, but [the record was not changed|the old version went to the "
        "conference].\nThe Council corrected it in {fix}.",
        fault="The Council was right to make enquiries. It should have corrected what it knew to "
        "be wrong before others relied on it. Not doing so was fault.",
        harm="I do not think the outcome would have been different. But {who} was caused avoidable "
        "distress, and {his} trust in the Council was shaken.",
        brief="It was right to make enquiries, but it let others rely on a report it knew had "
        "mistakes.",
        good="The report sets out what was alleged, what {who} said about it and what the school "
        "and the doctor told the social worker.\n{who} had the report three days before the "
        "conference and spoke there.",
        sound="The Council had good reason to make enquiries, and it heard {who} before it reached "
        "a view. It did what the guidance asks.",
        fine="It had good reason to make enquiries and it heard {him} before it reached a view.",
        improve=(
            "Remind social workers to correct factual mistakes in reports and to tell those who "
            "had a copy.",
            "Review how parents' comments are added to child protection reports.",
        ),
        amends=("Put {who}'s account on {other}'s file beside the report.",),
        elsewhere=COURT,
        second="child",
    ),
    Topic(
        title="Delay under the children's complaints procedure",
        wrong="[delayed dealing with|did not deal properly with] {his} complaint about how social "
        "workers treated {his} {kin}",
        effect="{He} says {he} has had to [repeat painful events|wait far too long] and that "
        "nothing has been learned.",
        law="The law sets three stages for complaints about most children's services: a reply, an "
        "independent investigation and a review panel. Each has its own time limit.",
        start="{who} complained in {t1}. {He} was not satisfied with the reply and asked for the "
        "second stage.",
        bad="The Council [said there was no need for a second stage|offered a meeting instead]. It "
        "appointed an investigator only in {t3}, after {he} had written again.\nThe investigation "
        "upheld {few} of {his} points.",
        fault="A person who asks for the next stage is entitled to it. The refusal and the delay "
        "were fault.",
        harm="{who} waited {delay} longer than {he} should have for an independent view, and spent "
        "time and trouble on it.",
        brief="It [refused|put off] the second stage of the procedure, which it had no right to "
        "do.",
        good="An investigator from outside the Council spoke to {who}, read the files and reported "
        "in {t2}. An independent person watched over the work.\nThe Council accepted the findings "
        "and wrote to {who} about what it would do.",
        sound="The investigation was thorough and its conclusions follow from the evidence. I have "
        "no reason to do it again.",
        fine="An independent investigation had already looked into it thoroughly.",
        improve=(
            "Train managers in the three stages of the children's complaints procedure.",
            "Keep a list of independent investigators who can start at short notice.",
        ),
        second="child",
        answered=False,
    ),
    Topic(
        title="How a referral about a child was handled",
        wrong="did not act on {his} concerns about the safety of {his} {kin}",
        effect="{He} says {he} had to [call several times|go to the police] before anyone took "
        "{him} seriously.",
        law="A council should decide on its next step one working day after a referral, and tell "
        "the person who made it what it has decided.",
        start="{who} lives apart from {other}'s other parent. {He} called the Council in {t1} "
        "about something {other} had told {him}.",
        bad="The duty officer spoke to the other parent and closed the referral. No one spoke to "
        "the school or wrote to {who}.\nAfter a second call in {t2} the Council made an assessment "
        "and offered the family support.",
        fault="The Council closed the first referral without the checks its own procedure lists. "
        "That was fault.",
        harm="Support reached {other} {gap} later than it might have. {who} was worried "
        "throughout.",
        brief="It closed {his} first referral without proper checks.",
        good="The Council called the school and the health visitor that day and a manager recorded "
        "why no assessment was needed.\nIt told {who} so and suggested where {he} could get "
        "advice.",
        sound="The decision was made in time, by the right person and on enough information.",
        fine="It checked with the school and the health visitor and gave reasons for taking no "
        "action.",
        improve=(
            "Check a sample of closed referrals for evidence that the school and health services "
            "were asked.",
            "Tell people who report concerns about a child what the Council has decided.",
        ),
        elsewhere=COURT,
        second="child",
    ),
)

# The complaints procedure is the same whatever the complaint was about.
PROCEDURE = CHILD_PROTECTION[1:2]

LOOKED_AFTER = (
    Topic(
        title="Support for a young person leaving care",
        wrong="did not [give {him} the support due to a care leaver|prepare {him} for leaving "
        "care]",
        effect="{He} says {he} [was moved with two days' notice|had no one to turn to] and fell "
        "into [debt|rent arrears].",
        law="Young people who leave care are entitled to a personal adviser and a pathway plan, "
        "which should be reviewed at least every six months.",
        start="{who} was in the Council's care until {he} turned 18. {He} moved to a flat in {t0}.",
        bad="{who}'s personal adviser left in {t1}. The Council did not find another until {fix}, "
        "and {his} pathway plan was not reviewed in that time.",
        fault="The Council had taken the place of {who}'s parents. To leave {him} without an "
        "adviser for {delay} was fault.",
        harm="With help {who} might have managed {his} bills and kept {his} college place. {He} "
        "has the frustration of not knowing.",
        brief="{He} had no personal adviser for {delay} after leaving care.",
        good="The adviser met {who} every month, helped {him} to apply for benefits and wrote the "
        "plan with {him}.\n{who} stopped answering in {t2}. The adviser kept trying and told {him} "
        "how to come back.",
        sound="The Council offered what the plan promised and did not give up when {who} withdrew.",
        fine="It offered the support in {his} plan and kept trying to reach {him}.",
        improve=(
            "Arrange cover for personal advisers who leave or are ill.",
            "Check that every care leaver's pathway plan has been reviewed when it should be.",
        ),
        amends=("Pay {who} £{more} for the support {he} missed.",),
    ),
    Topic(
        title="Contact between a child in care and the family",
        wrong="did not arrange the agreed contact with {his} {kin}, who is in care",
        effect="{He} says visits were [cancelled without warning|cut short] and the bond between "
        "them has suffered.",
        law="A council must promote reasonable contact between a child in its care and the "
        "parents, unless a court has said otherwise.",
        start="The care plan of {t0} says {who} should see {other} regularly at a family centre.",
        bad="In all {few} visits were cancelled between {t1} and {t3} because no one was free to "
        "supervise them. Only one was made up.\nThe Council did not tell {other}'s reviewing "
        "officer.",
        fault="Visits in a care plan are not optional. The Council should have had cover, or "
        "offered new dates. That was fault.",
        harm="{who} and {other} lost time together that cannot be given back.",
        brief="In all {few} visits were cancelled for want of a supervisor, and most were never "
        "made up.",
        good="Two visits were cancelled when {other} was ill, and both were made up. {other} later "
        "asked for shorter visits.\nThe reviewing officer spoke to {ohim} alone before the plan "
        "was changed.",
        sound="The Council had to give weight to {other}'s own wishes, and it recorded how it did "
        "so.",
        fine="The changes followed {other}'s own wishes and were properly reviewed.",
        improve=(
            "Arrange cover for staff who supervise family visits.",
            "Report cancelled family visits to the child's reviewing officer.",
        ),
        elsewhere=COURT,
        second="child",
    ),
)

DISABLED = (
    Topic(
        title="Delay in assessing a disabled child",
        wrong="took too long to assess {his} disabled {kin} [for social care|for short breaks]",
        effect="{He} says the family [is exhausted|has had no rest from caring].",
        law="A council should complete an assessment of a child in need 45 working days after the "
        "referral at the latest, and look at the carers' needs as well.",
        start="{who} asked for an assessment on {d1}. {other} needs help with most everyday tasks "
        "and seldom sleeps through the night.",
        bad="The Council placed the request on a waiting list. A social worker visited in {t3} and "
        "the assessment was finished in {fix}.\nIt found {other} should have short breaks each "
        "month.",
        fault="A waiting list is no answer to a time limit in statutory guidance. The delay was "
        "fault.",
        harm="{other} and {who} went without short breaks for about {delay}.",
        brief="The assessment was late, and the family went without short breaks for {delay}.",
        good="A social worker visited in the first weeks, spoke to {other}'s school and nurse and "
        "finished the assessment in {t2}.\nA panel agreed to direct payments for {few} hours a "
        "week.",
        sound="The assessment was done in time and covered what {who} had raised. The panel "
        "explained how it arrived at the hours.",
        fine="The assessment was in time and explained how the hours were worked out.",
        improve=(
            "Review how requests for assessments of disabled children are received and given "
            "priority.",
            "Offer carers of disabled children an assessment of their own at the first contact.",
        ),
        amends=("Pay {who} £{more} for the short breaks the family missed.",),
        second="child",
    ),
    Topic(
        title="Short breaks agreed but not provided",
        wrong="[did not provide|stopped] the short breaks it had agreed for {his} {kin}",
        effect="{He} says {he} [has had no proper rest|had to turn down work] and {other} misses "
        "{ohis} friends at the club.",
        law="Once a council has decided that it must meet a disabled child's needs, it has to "
        "provide what it has agreed or change the plan after a review.",
        start="{other}'s plan of {t0} includes a weekly club and {few} overnight stays a year.",
        bad="The club closed in {t1}. The Council looked at one other, which was full, and then "
        "did nothing until {t3}.",
        fault="The need had not gone away when the club closed. The Council should have offered "
        "another way of meeting it. That was fault.",
        harm="{other} lost activities {ohe} enjoyed, and {who} the rest that had been judged "
        "necessary.",
        brief="When a club closed it did not find another for {delay}.",
        good="The club closed in {t1}. The Council offered two others and a direct payment in the "
        "same month.\n{who} chose the payment and found a worker in {t2}.",
        sound="The Council could not keep the club open. It offered fair alternatives at once.",
        fine="It offered fair alternatives as soon as a club closed.",
        improve=(
            "Keep an up-to-date list of short breaks with places for disabled children.",
            "Review plans promptly when a service for disabled children closes.",
        ),
        amends=("Pay {who} £{pay} for each month without short breaks.",),
        second="child",
    ),
)
