"""Adult care: assessments, money and safeguarding."""

from complaints.demonstration.topics import Topic

ASSESSMENT = (
    Topic(
        title="Delay in assessing a person's care needs",
        wrong="[delayed assessing|took too long to assess] {his} {kin}'s need for care",
        effect="{He} says {he} [had to provide all the care|moved in to keep {ohim} safe] and is "
        "worn out.",
        law="A council must assess anyone who appears to need care and support. The law sets no "
        "limit, but it should not take longer than is reasonable.",
        start="{who} called the Council in {t0} because {other} [could no longer wash or dress "
        "without help|had fallen several times].",
        bad="The Council put {other} on a waiting list and did not ask [how urgent things "
        "were|what {who} could manage]. A social worker visited in {t3}.\nThe care plan that "
        "followed gave {ohim} [three|four] visits a day.",
        fault="Some wait may be reasonable. One of {delay}, with no check on how {other} was "
        "managing, was not. That was fault.",
        harm="{other} went without care {ohe} was entitled to, and {who} carried the load.",
        brief="{other} waited {delay} for an assessment with no check on the risks.",
        good="The Council called {who} back the next day, sent equipment and agreed short-term "
        "help.\nA social worker assessed {other} in {t1} and the care began soon after.",
        sound="The Council judged the risk, put help in place and then assessed {other} in a "
        "reasonable time.",
        fine="It gave short-term help at once and assessed {other} in a reasonable time.",
        improve=(
            "Check on people who are waiting for a care assessment and change their priority as "
            "needed.",
            "[Draw up|Publish] a plan to reduce the waiting list for care assessments.",
        ),
        amends=("Pay {who} £{pay} for the strain of the extra care {he} gave.",),
        second="parent",
    ),
    Topic(
        title="A care package cut without proper reassessment",
        wrong="[cut|reduced] {his} {kin}'s care without a proper reassessment",
        effect="{He} says {other} is [alone for most of the day|not safe at night] and {he} has "
        "had to fill the gaps.",
        law="A council may change a care plan only after reviewing it with the person and anyone "
        "caring for them. It must still meet needs that are eligible.",
        start="{other} has had care at home since {t0}. An officer reviewed {ohis} plan by "
        "telephone in {t1}.",
        bad="The review lasted a few minutes and {who} was not told of it. The hours fell by a "
        "third from {t2}.\nThe record does not say how the needs that the hours had met would be "
        "met now.",
        fault="{other}'s needs had not changed. The Council cut the care without showing how it "
        "would meet them. That was fault.",
        harm="{other} had less care than {ohe} should have, and {who} made up the difference.",
        brief="It cut the hours after a short call and could not show how {other}'s needs would be "
        "met.",
        good="An occupational therapist and a social worker visited with {who} there. New "
        "equipment meant {other} could manage with one carer, not two.\nThe new plan explains this "
        "and was tried for a month before it was fixed.",
        sound="The Council reviewed {other}'s needs carefully and involved {who}. The smaller "
        "package still meets them.",
        fine="It reviewed {other}'s needs with care, and the new plan still meets them.",
        improve=(
            "Tell staff that a care plan may be reduced only after a full review with the person "
            "and their carer.",
            "Record in each care plan how every eligible need is met.",
        ),
        amends=("Reassess {other}'s needs with {who} present.",),
        second="parent",
    ),
    Topic(
        title="Failure to assess a carer",
        wrong="did not [assess or support {him} as a carer|recognise what {he} does] for {his} "
        "{kin}",
        effect="{He} says {he} [has not had a break in a year|has become ill from the strain].",
        law="A carer who may need support is entitled to an assessment of their own, whatever help "
        "the person they care for receives.",
        start="{who} cares for {other}, who has dementia. {He} told a social worker in {t1} that "
        "{he} could not go on without a break.",
        bad="The social worker gave {him} a leaflet. No assessment was offered until {t3}.",
        fault="What {who} said was enough to require the offer of an assessment. A leaflet was not "
        "enough. That was fault.",
        harm="{who} lost the chance of support for {delay}.",
        brief="It did not offer {him} a carer's assessment for {delay}.",
        good="The Council offered {him} an assessment the same week. It agreed to a sitting "
        "service and a yearly sum for breaks.",
        sound="The Council did what the law asks of it and reviewed the support when {who} said it "
        "was not enough.",
        fine="It offered {him} an assessment at once and reviewed the support it gave.",
        improve=(
            "Train social workers to offer carers an assessment of their own.",
            "Review the information for carers on the Council's website.",
        ),
        amends=("Offer {who} a carer's assessment.",),
        second="parent",
    ),
)

CHARGING = (
    Topic(
        title="Unclear information about the cost of care",
        wrong="did not [explain|tell {him}] what {his} {kin}'s care would cost[ before it began|]",
        effect="{He} says the first bill [was a shock|came after a year of care] and they would "
        "have chosen differently.",
        law="Before care begins, a council should explain how it charges and, once it knows the "
        "person's means, what they will pay.",
        start="{other} left hospital in {t0} and went to a care home the Council arranged. The "
        "social worker told {who} there would be [a short free period|a financial assessment].",
        bad="The Council has no record that it gave {who} anything in writing. It assessed "
        "{other}'s means in {t3} and sent a bill that went back to {t1}.",
        fault="{who} should have known what the care would cost when {he} could still do something "
        "about it. That was fault.",
        harm="{other} and {who} lost the chance to make an informed choice, and faced a large bill "
        "at a bad time.",
        brief="It gave nothing in writing about the cost until {delay} into the care.",
        good="The social worker's notes of {t0} say that {who} was given the booklet on charges. "
        "{He} signed a form that says the care would be charged for.\nThe Council assessed "
        "{other}'s means in {t1}.",
        sound="The Council gave clear information in time. The charge follows the regulations.",
        fine="It explained the charges in writing before the care began.",
        improve=(
            "Give people written information about charges before care is arranged.",
            "Record when and how charges for care were explained.",
        ),
        amends=("Reduce the bill by £{more} because of the late information.",),
        second="parent",
    ),
    Topic(
        title="A decision that a person gave away money to avoid care fees",
        wrong="wrongly decided {his} {kin} gave away [money|{ohis} house] to avoid paying for care",
        effect="{He} says {other} [had no idea {ohe} would need care|made the gifts for ordinary "
        "family reasons].",
        law="A council may count money a person has given away if avoiding care charges was a "
        "significant reason for the gift. It must look at what the person could foresee at the "
        "time.",
        start="{other} made a gift to family some years before {ohe} moved to a care home in {t0}. "
        "The Council found it in {ohis} bank statements.",
        bad="Its decision of {t2} says only that the gift was made and the money counts. It does "
        "not discuss {other}'s health at the time or the reasons {who} gave.",
        fault="The Council did not ask itself the question the law poses. That was fault.",
        harm="{who} and {other} do not know whether the charge is right, and have worried about "
        "the debt.",
        brief="Its decision did not consider what {other} could have foreseen.",
        good="A panel looked at {other}'s medical notes, the dates and what {who} said. The gift "
        "came {few} weeks after a diagnosis and a talk about care homes.\nThe letter explains why "
        "the panel thought avoiding charges was a significant reason.",
        sound="The Council asked the right question and gave reasons rooted in the evidence.",
        fine="It weighed the timing, {other}'s health and the reasons given for the gift.",
        improve=(
            "Train financial assessment staff in deciding whether a gift was made to avoid care "
            "charges.",
            "Use a form for such decisions that prompts for the person's health and intentions.",
        ),
        amends=("Take the decision about the gift again, with reasons.",),
        second="parent",
    ),
    Topic(
        title="Expenses left out of a financial assessment",
        wrong="[got {his} {kin}'s financial assessment wrong|asked {his} {kin} to pay too much for "
        "care]",
        effect="{He} says {other} cannot pay for [extra heating and laundry|taxis to appointments] "
        "after the charge.",
        law="A council must leave a person enough to live on after charges, and consider what they "
        "spend because of a disability.",
        start="{other} receives care at home. The Council assessed {ohis} means in {t0} and set a "
        "weekly charge.",
        bad="{who} sent receipts in {t1}. The Council allowed a standard sum and said its policy "
        "covered nothing else. It changed its mind in {fix}, after {his} complaint.",
        fault="A standard sum may be a starting point but not the end. The Council did not "
        "consider what {other} in fact spends. That was fault.",
        harm="{other} paid too much for {delay}, and {who} spent time and trouble on it.",
        brief="It allowed a standard sum and ignored what {other} spends.",
        good="An officer went through each cost with {who}. The Council allowed the ones linked to "
        "{other}'s disability and said why it refused the others.\nIt dated the change from the "
        "day {who} first wrote.",
        sound="The Council considered each cost on its merits. That is what it has to do.",
        fine="It considered each cost and gave reasons.",
        improve=(
            "Change the charging policy so that each disability cost is considered on its merits.",
            "Tell people which costs they may claim in a financial assessment.",
        ),
        amends=("Refund what {other} overpaid.",),
        second="parent",
    ),
)

DIRECT_PAYMENTS = (
    Topic(
        title="Delay in setting up direct payments",
        wrong="[took too long to set up|delayed] direct payments for {his} care",
        effect="{He} says {he} [lost the carer {he} had found|had to borrow to pay {his} carer].",
        law="A person whose care the council must arrange may ask for the money instead, and "
        "should have a prompt answer.",
        start="{who} has a physical disability. {He} asked in {t1} to employ {his} own carer.",
        bad="The Council asked for the same form {few} times and then [found the account had not "
        "been opened|sent it to a team that no longer exists]. It made the first payment in "
        "{fix}.",
        fault="Nothing in the papers explains a delay of {delay}. It was fault.",
        harm="{who} went without the care {he} had chosen and was put to needless trouble.",
        brief="The first payment came {delay} after {he} asked.",
        good="The Council agreed in principle in {t1}. It needed an account in {who}'s name and "
        "proof that the carer could work; it had both in {t2} and paid the same week.",
        sound="The checks were needed and the Council did its part without delay.",
        fine="It paid as soon as it had what it needed.",
        improve=(
            "Set out for staff and the public the steps in starting direct payments.",
            "Name one officer to deal with each request for direct payments.",
        ),
        amends=("Pay {who} £{pay} for the time {he} went without the payments.",),
    ),
    Topic(
        title="Recovery of direct payments",
        wrong="[unfairly asked {him} to repay|stopped] direct payments for {his} {kin}'s care",
        effect="{He} says {he} spent the money on what {other} needed and was never told the "
        "rules.",
        law="A council may recover direct payments that were not spent on the needs in the plan. "
        "It should first hear the person and consider hardship and honest mistakes.",
        start="{who} manages the payments for {other}. The Council checked the account in {t1}.",
        bad="It asked {him} to repay part of the money without a meeting. The agreement {he} had "
        "signed did not say what the money could be spent on.",
        fault="The rules were not clear, and the Council did not hear {who} before it decided. "
        "That was fault.",
        harm="{who} was worried about a debt that {he} may not owe.",
        brief="It asked for the money back without hearing {him} and under rules it had not "
        "explained.",
        good="The auditor met {who}, went through the statements and accepted most of what {he} "
        "said. The rest had paid for a holiday.\nThe Council offered to let {him} repay it "
        "slowly.",
        sound="The agreement was clear about what the money was for, and the Council was fair in "
        "how it asked.",
        fine="The agreement was clear and it heard {him} before it decided.",
        improve=(
            "Rewrite the direct payment agreement so that it says what the money may be spent on.",
            "Meet people before deciding to recover direct payments.",
        ),
        amends=("Take the decision to recover the payments again after meeting {who}.",),
        second="parent",
    ),
)
