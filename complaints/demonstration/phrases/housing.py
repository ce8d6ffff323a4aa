"""Housing: homelessness and the housing register."""

from complaints.demonstration.topics import Topic

REVIEW = "ask for a review and then appeal to the county court"

HOMELESSNESS = (
    Topic(
        title="Families kept too long in bed and breakfast",
        wrong="left {him} and {his} children in bed and breakfast for too long",
        effect="{He} says the family [shared one room|had nowhere to cook] and the children [could "
        "not do their homework|were often ill].",
        law="Bed and breakfast is not suitable for a family with children unless nothing else is "
        "available, and then for no more than six weeks.",
        start="{who} became homeless in {t0} after {he} [fled a violent partner|was evicted]. The "
        "Council accepted that it owed {him} a duty and placed the family in a hotel.",
        bad="The six weeks ended in {t1}. The Council says it had nothing else. The family moved "
        "to a [flat|house] in {fix}, and the file shows [no search|one search] before {t3}.",
        fault="I know that homes are scarce, but the limit is set by law. The stay of {delay} "
        "beyond it was fault.",
        harm="{who} and the children lived for {delay} in a place that was not suitable for them.",
        brief="The family stayed {delay} beyond the limit of six weeks.",
        good="The Council moved the family to a self-contained flat in the fifth week. {who} "
        "disliked the area, and the Council considered the children's school when it offered the "
        "flat.",
        sound="The limit was kept. The notes show the Council thought about what the family "
        "needed.",
        fine="It moved the family to a flat inside the limit of six weeks.",
        improve=(
            "Keep a list of families in bed and breakfast and review it regularly with a senior "
            "manager.",
            "Draw up a plan to find more self-contained temporary homes for families.",
            "Report to councillors on families in bed and breakfast for longer than the law "
            "allows.",
        ),
        amends=("Pay {who} £{more} for the stay in bed and breakfast.",),
        lead=2,
    ),
    Topic(
        title="No temporary home for a person at risk of the street",
        wrong="[turned {him} away|did not give {him} somewhere to stay] when {he} said {he} was "
        "homeless",
        effect="{He} says {he} [slept in {his} car|stayed on friends' floors|slept rough] as a "
        "result.",
        law="A council that has reason to believe a person is homeless, eligible and in priority "
        "need must offer somewhere to stay while it makes enquiries.",
        start="{who} went to the Council in {t1}. {He} had [just left hospital|been told to leave "
        "a relative's home] and gave details of {his} ill health.",
        bad="The officer asked for proof of illness and sent {him} away. The Council did not take "
        "a homelessness application until {t2}.\nIt found {him} a room a few days later.",
        fault="The test is reason to believe, which is a low one. What {who} said met it. Turning "
        "{him} away was fault.",
        harm="{who} had no safe place to sleep for {gap} when {he} should have had one.",
        brief="It asked for proof when reason to believe was enough, and left {him} with nowhere "
        "to stay.",
        good="An officer interviewed {who} that day, called {his} doctor and recorded why {he} was "
        "not thought to be in priority need.\nThe Council gave {him} a plan and the number of a "
        "night shelter, and told {him} how to ask for a review.",
        sound="The officer asked the right questions and recorded the answers. {who} could ask for "
        "a review of the decision.",
        fine="It made proper enquiries the same day and recorded its reasons.",
        improve=(
            "Remind staff who take homelessness applications of the low test for offering "
            "temporary accommodation.",
            "Remind staff who decide homelessness applications to send decisions in writing.",
        ),
        amends=("Pay {who} £{more} for the time {he} had nowhere to stay.",),
        appeal=REVIEW,
    ),
    Topic(
        title="Unsuitable temporary accommodation",
        wrong="kept {him} in unsuitable temporary accommodation",
        effect="{He} says the flat [is damp and full of mould|is up three flights of stairs {he} "
        "cannot climb|is too far from {his} child's school].",
        law="Temporary accommodation must be suitable for the people in it, and the council must "
        "keep that under review.",
        start="{who} has lived in a flat the Council arranged since {t0}. {He} told the Council in "
        "{t1} that it was not suitable, and why.",
        bad="The Council asked the owner to look at it and did not inspect. Nor did it tell {who} "
        "that {he} could ask for a review.\nAfter {his} complaint an officer visited and agreed. "
        "{who} moved in {fix}.",
        fault="The Council should have inspected and decided whether the flat was suitable. It did "
        "neither for {wait}. That was fault.",
        harm="{who} lived in unsuitable accommodation for about {delay}.",
        brief="It did not inspect the flat for {wait}, and {he} stayed there for about {delay}.",
        good="An officer inspected the flat, had the owner mend a fan and found no damp in the "
        "walls.\nThe Council wrote to say it thought the flat suitable and that {who} could ask "
        "for a review.",
        sound="The Council inspected, decided and explained. A court could look at whether it was "
        "right.",
        fine="It inspected the flat promptly and explained {his} right to a review.",
        improve=(
            "Inspect temporary accommodation whenever a resident reports that it is unsuitable.",
            "Tell residents of temporary accommodation in writing about their right to a review.",
        ),
        amends=("Pay {who} £{pay} for each month in unsuitable accommodation.",),
        appeal=REVIEW,
    ),
    Topic(
        title="Help to prevent homelessness",
        wrong="did not help {him} [when {his} landlord gave notice|to keep {his} home]",
        effect="{He} says {he} was told to [wait for the bailiffs|come back on the day] and now "
        "has court costs to pay.",
        law="A council must take reasonable steps to help a person who is likely to lose their "
        "home in 56 days, and set them out in a personal housing plan.",
        start="{who}'s landlord served notice in {t0}. {He} asked the Council for help the same "
        "week.",
        bad="The plan it wrote could have been anyone's. No one spoke to the landlord. In {t2} an "
        "officer told {who} to stay until bailiffs came.",
        fault="Guidance says councils should not tell people to wait for bailiffs as a matter of "
        "course. The plan was of no practical use. Both were fault.",
        harm="{who} had court costs and months of worry that better help might have spared {him}.",
        brief="Its plan was of no use and it told {him} to wait for bailiffs.",
        good="The officer called the landlord, offered to clear the arrears and changed the plan "
        "{few} times.\nThe landlord wished to sell. The Council helped {who} with a deposit for a "
        "new tenancy.",
        sound="The Council could not stop the sale. It took reasonable steps, as the law asks.",
        fine="It took reasonable steps, and the landlord's wish to sell was beyond its control.",
        improve=(
            "Check a sample of personal housing plans for steps that fit the person.",
            "Stop advising tenants to stay until bailiffs come as a matter of course.",
        ),
        amends=("Pay the court costs {who} was ordered to pay.",),
    ),
)

ALLOCATIONS = (
    Topic(
        title="Medical needs of a housing applicant",
        wrong="did not consider {his} medical needs properly [when it set {his} priority|on the "
        "housing register]",
        effect="{He} says {his} home [has stairs {he} cannot manage|makes {his} asthma worse].",
        law="A council must apply its published scheme, look at the evidence and give reasons when "
        "asked to review a decision.",
        start="{who} asked for medical priority in {t1}, with letters from [{his} doctor|a "
        "consultant and an occupational therapist].",
        bad="An adviser who had not met {him} wrote one line: no priority. The Council's review in "
        "{t3} repeated it and did not mention the letters.",
        fault="The Council may take advice, but the decision is its own. It did not show that it "
        "had weighed the evidence. That was fault.",
        harm="{who} cannot know whether {he} should have had priority and missed the chance to bid "
        "with it.",
        brief="Its review did not show that it had weighed {his} medical evidence.",
        good="The adviser asked {his} doctor {few} questions and an officer visited the flat. The "
        "review letter goes through each point.",
        sound="The Council considered everything {who} sent. I cannot replace its view with mine.",
        fine="It weighed the evidence and explained its decision.",
        improve=(
            "Give reasons in medical priority decisions that deal with the evidence sent.",
            "Train officers who review housing register decisions.",
        ),
        amends=("Review {who}'s medical priority again with reasons.",),
    ),
    Topic(
        title="Delay on the housing register",
        wrong="took too long to [deal with {his} housing application|record {his} change of "
        "circumstances]",
        effect="{He} says {he} missed homes {he} could have bid for.",
        law="The scheme says how applications are put in order. A council should deal with them in "
        "a reasonable time, and many publish a target.",
        start="{who} [applied|told the Council of a new baby] in {t1}.",
        bad="The Council's target is {several} weeks. It dealt with the papers in {fix} and dated "
        "{his} priority from then.",
        fault="The delay of {delay} was fault, and so was the failure to date {his} priority from "
        "when {he} asked.",
        harm="The bidding records show that {who} would have been near the top for {few} homes.",
        brief="It took {delay} and then gave {him} the wrong priority date.",
        good="The Council dealt with the papers in {several} days. It asked for proof of address "
        "and dated {his} priority from the day {he} applied.",
        sound="There was no delay. {who}'s wait is due to the shortage of homes of the size {he} "
        "needs.",
        fine="It dealt with the papers in {several} days and used the right date.",
        improve=(
            "Date priority from when a change of circumstances is reported.",
            "Draw up a plan to clear delays in housing applications.",
        ),
        amends=("Correct {who}'s priority date.", "Make {who} an offer of the next suitable home."),
    ),
    Topic(
        title="Removal from the housing register",
        wrong="[wrongly removed {him} from|refused to let {him} join] the housing register",
        effect="{He} says {he} lost years of waiting time.",
        law="A council decides who may join its register, but must apply its own scheme and tell a "
        "person why, and that they may ask for a review.",
        start="The Council wrote to {who} in {t1} to say {he} no longer qualified because of [rent "
        "arrears|a lack of local connection].",
        bad="{who} had [paid the arrears|worked in the area for years] and said so. The Council "
        "did not hold the review {he} asked for in {t2}.",
        fault="The Council overlooked the exceptions in its own scheme and the request for a "
        "review. Both were fault.",
        harm="{who} was off the register for {delay} when {he} may have qualified.",
        brief="It overlooked its own exceptions and never held a review.",
        good="A senior officer held the review, spoke to {who} and checked each exception in the "
        "scheme. None applied.",
        sound="The scheme is clear and the Council applied it after hearing from {who}.",
        fine="It applied its published scheme after a proper review.",
        improve=("Keep a record of requests for review of housing register decisions.",),
        amends=("Hold the review {who} asked for.",),
    ),
)
