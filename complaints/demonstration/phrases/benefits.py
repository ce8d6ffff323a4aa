"""Benefits and tax: what complaints are about and how they are told."""

from complaints.demonstration.topics import Topic

VALUATION = "appeal to the Valuation Tribunal"

COUNCIL_TAX = (
    Topic(
        title="Recovery of council tax that was not owed",
        wrong="[pursued {him}|took court action] for council tax {he} did not owe",
        effect="{He} says enforcement agents [came to {his} door|wrote to {him} at work] and {he} "
        "was made ill with worry.",
        law="A council can ask for a liability order when a bill is not paid. It should first be "
        "sure that the bill is right and went to the right address.",
        start="{who} moved home in {t0} and told the Council[ by e-mail| by telephone].",
        bad="The Council [opened a second account by mistake|did not change its record]. Reminders "
        "and a summons went to the old address.\nIt passed the debt to enforcement agents in {t2}, "
        "and found the mistake in {fix}, when {who} sent the tenancy papers again.",
        fault="The Council had what it needed to end the account. The recovery that followed was "
        "fault.",
        harm="{who} faced enforcement for a debt {he} did not owe and spent {delay} having it "
        "undone.",
        brief="It sent the bills to an old address and did not act on what {he} had told it.",
        good="The Council sent a bill, a reminder and a summons to the address {who} had given. It "
        "has a note of a call in {t2} about payment.\nIt held recovery while it looked at {his} "
        "complaint.",
        sound="The steps were those the law lays down, and the letters went to the right address.",
        fine="It followed the steps the law lays down and used the address it had been given.",
        improve=(
            "Check for a new address before asking for a liability order.",
            "[Review|Change] how reported moves are recorded in the council tax system.",
        ),
        amends=("Cancel the court costs and enforcement fees.", "Correct the council tax account."),
        appeal=VALUATION,
    ),
    Topic(
        title="Enforcement agents and a person in difficulty",
        wrong="did not take account of {his} [illness|circumstances] when it collected council tax "
        "arrears",
        effect="{He} says {he} offered what {he} could pay and was [refused|ignored].",
        law="Before it uses enforcement agents, and afterwards, a council should consider whether "
        "a person is vulnerable and whether an arrangement would be better.",
        start="{who} fell behind with council tax after {he} became ill. The Council had a "
        "liability order by {t1}.",
        bad="{who} wrote with a letter from {his} doctor. It was scanned to the file and not read. "
        "Enforcement agents visited in {t2}.",
        fault="The Council had clear notice that {who} might be vulnerable and did not consider "
        "it. That was fault.",
        harm="{who} was put under pressure {he} should have been spared, and fees were added.",
        brief="It did not read a doctor's letter before it used enforcement agents.",
        good="The Council called back the debt when it had the doctor's letter, agreed lower "
        "payments and gave {who} the number of an advice centre.",
        sound="The Council considered {his} circumstances and changed its approach. It may still "
        "ask for what is owed.",
        fine="It took back the debt and agreed lower payments when it learned of {his} illness.",
        improve=(
            "Set out when a debt should be taken back from enforcement agents.",
            "Train recovery staff to recognise people who may be vulnerable.",
        ),
        amends=("Remove the enforcement fees and agree payments {who} can afford.",),
    ),
    Topic(
        title="Delay over a council tax discount",
        wrong="[delayed dealing with|wrongly refused] {his} claim for a council tax "
        "[discount|exemption]",
        effect="{He} says {he} has [paid too much for years|been threatened with court].",
        law="A council that has a claim for a discount should decide it and send a notice that "
        "explains how to challenge it.",
        start="{who} claimed in {t1} because [{he} lives alone|an adult in the home is a "
        "student|an adult in the home is severely disabled].",
        bad="The Council asked for proof, which {who} sent. It did nothing with it until {t3} and "
        "sent reminders in the meantime.",
        fault="The claim was not dealt with, and recovery went on regardless. That was fault.",
        harm="{who} paid more than {he} owed for a time and was needlessly threatened with court.",
        brief="It lost track of {his} claim and sent reminders for money {he} did not owe.",
        good="The Council decided the claim {several} days after the proof arrived. It refused "
        "part of it and gave notice of how to appeal.",
        sound="There was no delay, and the notice told {who} where to take a dispute about the "
        "amount.",
        fine="It decided the claim promptly and explained how to appeal.",
        improve=(
            "Stop reminders while a claim for a council tax discount is undecided.",
            "Check regularly for claims for discounts that have not been decided.",
        ),
        amends=("Apply the discount from the day {who} first claimed.",),
        appeal=VALUATION,
        small=True,
    ),
)

TAX_SUPPORT = (
    Topic(
        title="Delay in council tax support",
        wrong="took too long to deal with {his} claim for council tax support",
        effect="{He} says {he} [went without food to pay the bill|built up arrears].",
        law="A council must decide a claim when it has the information it needs, and let the "
        "person ask it to look again.",
        start="{who} lost {his} job and claimed in {t1}.",
        bad="The Council waited for details it could have had from the Department for Work and "
        "Pensions. It made the award in {fix}, back to the day of the claim.",
        fault="The information was there to be had from the start. The delay was fault.",
        harm="The award covers the money. It does not make up for the {delay} of reminders and "
        "worry.",
        brief="It waited {delay} for details it could have had at once.",
        good="The Council asked {who} for payslips {few} times and extended the limit twice. It "
        "decided the claim two days after {he} sent them.",
        sound="The Council could not decide without the payslips and it was patient in asking.",
        fine="It decided the claim as soon as {he} sent what it needed.",
        improve=(
            "Check data from the Department for Work and Pensions before asking people for it.",
            "Review how long claims for council tax support take.",
        ),
        appeal=VALUATION,
    ),
    Topic(
        title="Hardship relief refused without reasons",
        wrong="refused to reduce {his} council tax [because of hardship|at its discretion] without "
        "considering {his} case",
        effect="{He} says {he} has nothing left after rent and food.",
        law="Apart from its scheme, a council may reduce a bill as it thinks fit. It must look at "
        "each request and give reasons.",
        start="{who} asked for a reduction in {t1} and set out {his} income and costs.",
        bad="The reply was two lines long and said that the Council does not reduce bills for "
        "hardship.",
        fault="The law gives the Council a choice, and it may not refuse to exercise it. That was "
        "fault.",
        harm="{who} lost the chance of proper consideration.",
        brief="It said it never reduces bills for hardship, which is not what the law says.",
        good="An officer went through {his} figures and noted {few} questions, which {who} "
        "answered. The Council reduced the bill in part and said why.",
        sound="The Council considered what {who} sent and explained its view.",
        fine="It considered {his} figures and gave reasons.",
        improve=("Publish a policy on reducing council tax bills at the Council's discretion.",),
        amends=("Consider {who}'s request for a reduction and give reasons.",),
        appeal=VALUATION,
    ),
)

HOUSING_BENEFIT = (
    Topic(
        title="Failure to pass on a housing benefit appeal",
        wrong="[did not pass on|delayed] {his} appeal about [a housing benefit overpayment|housing "
        "benefit]",
        effect="{He} says money was taken from {his} benefit while {he} waited to be heard.",
        law="If a person appeals against a housing benefit decision and the council does not "
        "change it, the appeal must go to the tribunal as soon as is reasonably practicable.",
        start="The Council decided in {t0} that {who} had been paid too much. {He} appealed in "
        "{t1}.",
        bad="The Council treated the appeal as a question and sent the same letter twice. It "
        "passed the papers to the tribunal in {fix}.",
        fault='The letter was headed "appeal" and gave grounds. To hold it for {delay} was fault.',
        harm="{who} was kept from a hearing, and repaid money {he} might not owe.",
        brief="It held {his} appeal for {delay} before passing it to the tribunal.",
        good="The Council looked at the decision again, changed part of it and sent the rest to "
        "the tribunal with its reasons in {t2}.",
        sound="The Council was right to look again first, and it did so without undue delay.",
        fine="It looked at its decision again and passed on the appeal promptly.",
        improve=(
            "Train benefit staff to recognise an appeal.",
            "Check regularly for housing benefit appeals that have not gone to the tribunal.",
        ),
        amends=("Pay back what was recovered while the appeal was held.",),
        appeal="appeal to the First-tier Tribunal (Social Entitlement Chamber)",
    ),
    Topic(
        title="Delay in paying housing benefit",
        wrong="[suspended|delayed] {his} housing benefit [without good reason|for too long]",
        effect="{He} says {his} landlord [threatened to evict {him}|sent a notice].",
        law="A council may suspend benefit while it checks a claim, but should ask for what it "
        "needs and decide promptly.",
        start="The Council suspended {his} benefit in {t1} after a data match about {his} pay.",
        bad="{who} sent payslips {several} days later. They were not looked at until {t3}, and "
        "payment began again in {fix}.",
        fault="There was reason to check but none to leave the papers unread. That was fault.",
        harm="{who} fell into arrears of rent and feared losing {his} home.",
        brief="It left {his} papers unread while {his} rent went unpaid.",
        good="The Council looked at the payslips in the week they came, found that {his} pay had "
        "risen and paid the new amount.",
        sound="The Council had reason to check, told {who} what it needed and decided promptly.",
        fine="It had reason to check and decided as soon as it could.",
        improve=("Give priority to papers that arrive after benefit has been suspended.",),
        appeal="appeal to the First-tier Tribunal (Social Entitlement Chamber)",
    ),
)

WELFARE = (
    Topic(
        title="A hardship payment refused",
        wrong="[refused|did not consider properly] {his} request for a [discretionary housing "
        "payment|grant from its welfare fund]",
        effect="{He} says {he} [could not heat {his} home|had no bed for {his} child].",
        law="Such payments are at the council's discretion. It must follow its own policy, look at "
        "each request and give reasons.",
        start="{who} asked for help in {t1} after {he} [left a violent home|had {his} hours cut].",
        bad="The refusal said {who} had too much income. It counted a disability benefit that the "
        "policy leaves out. The review repeated the mistake.",
        fault="The Council did not follow its own policy. That was fault.",
        harm="{who} went without help {he} would probably have had.",
        brief="It counted income its own policy says to leave out.",
        good="The Council compared income and costs, asked about savings and refused because {he} "
        "could meet the cost. A second officer reviewed it.",
        sound="The policy was followed and the reasons are clear.",
        fine="It followed its policy and gave clear reasons.",
        improve=(
            "Correct the form used to work out income for hardship payments.",
            "Publish how to ask for a review of a decision about a hardship payment.",
        ),
        amends=("Decide the request again under the policy.",),
    ),
)
