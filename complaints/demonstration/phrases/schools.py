"""Getting into school and getting there: admissions and transport."""

from complaints.demonstration.topics import Topic

TRANSPORT = (
    Topic(
        title="Refusal of free transport to school",
        wrong="wrongly refused free school transport for {his} {kin}",
        effect="{He} says {he} [has to drive {ohim} each day|cannot get {ohim} to school and be at "
        "work on time].",
        law="Councils must give free transport to children who live beyond the walking distance "
        "from their nearest suitable school, and to those who cannot be expected to walk because "
        "of a disability or an unsafe route.",
        start="{who} applied in {t0}. The Council refused because it considered [the distance was "
        "under the limit|{other} could walk if accompanied].",
        bad="{who} appealed with [evidence of {ohis} disability|photographs of the route]. The "
        "panel [did not record whether it had considered it|looked only at distance].\nIts letter "
        "did not explain how it reached its decision.",
        fault="A panel has to consider the case that is put to it and show that it did. This "
        "panel's notes and letter do neither. That was fault.",
        harm="{who} cannot know whether a proper appeal would have succeeded, and that uncertainty "
        "is an injustice.",
        brief="The appeal panel did not show it had considered {his} evidence.",
        good="An officer measured the route and an inspector walked it. {who} appealed, and the "
        "panel heard from {him} in {t3}.\nIts notes record each of {his} points and why it was not "
        "persuaded.",
        sound="The panel considered the right law, the Council's policy and all that {who} said. "
        "It was entitled to reach the view it did.",
        fine="The panel considered everything {he} put to it and gave clear reasons.",
        improve=(
            "Train members of transport appeal panels in [recording reasons|what the law asks of "
            "them].",
            "Change the transport appeal letter so that it sets out how the panel reached its "
            "decision.",
            "Review the school transport policy against national guidance.",
        ),
        amends=("Hold a fresh transport appeal with different panel members.",),
        second="child",
    ),
    Topic(
        title="Unreliable school transport for a disabled child",
        wrong="provided [unreliable|unsuitable] school transport for {his} disabled {kin}",
        effect="{He} says {other} [often arrived late and upset|missed lessons] and {he} could "
        "never be sure {ohe} would be collected.",
        law="Transport for a child who is entitled to it must be suitable: the child should arrive "
        "safely and ready to learn.",
        start="{other} goes to a special school and is entitled to transport. From {t1} a new "
        "operator ran {ohis} route.",
        bad="The log shows the vehicle was late on {several} days in the first weeks, and {few} "
        "times without [a passenger assistant|the harness {ohe} needs].\n{who} reported this each "
        "time. The Council did not meet the operator until {t3}.",
        fault="The Council had regular reports that the service was poor and let it go on for "
        "{wait}. That was fault.",
        harm="{other} was distressed and missed lessons. {who} had to [drive {ohim} to school|be "
        "on hand in case no one came].",
        brief="The transport was often late and the Council was slow to deal with the operator.",
        good="The Council met the operator in the first week, changed the route and asked for a "
        "daily report.\nThe log shows the vehicle was on time on all but {few} days of the rest of "
        "the term.",
        sound="New routes can take a few days to settle. The Council watched this one closely and "
        "acted when it had to.",
        fine="The Council acted promptly when a new route ran late.",
        improve=(
            "Review how school transport contracts are monitored and how parents' reports are "
            "followed up.",
            "Require transport operators to report late or missed journeys.",
        ),
        amends=("Refund the cost of the journeys {who} made to school.",),
        second="child",
    ),
    Topic(
        title="Transport for students over 16",
        wrong="[stopped|refused] transport to college for {his} disabled {kin} when {ohe} turned "
        "16",
        effect="{He} says {other} cannot use a bus alone and may have to leave the course.",
        law="Councils decide what help is needed for students over 16 and publish it in a yearly "
        "policy. They must consider each student's circumstances and not apply the policy "
        "blindly.",
        start="{who} asked in {t0} for the transport to continue. The Council offered [a mileage "
        "allowance|travel training] instead.",
        bad="The letter quoted the policy and said there were no exceptions. It did not mention "
        "that {who} [works full time|does not drive].",
        fault="The Council treated its policy as a rule without exceptions and did not look at "
        "{other}'s circumstances. That was fault.",
        harm="{who} paid for taxis for {gap} and worried that {other} would lose {ohis} place.",
        brief="It applied its policy without looking at {other}'s own circumstances.",
        good="An officer met {who} and {other}, tried the journey with {ohim} and asked the "
        "college for its view.\nThe Council offered travel training with an assistant for the "
        "first weeks.",
        sound="The Council looked at {other} as an individual, and the offer followed from what it "
        "found.",
        fine="It looked at {other}'s own circumstances before making its offer.",
        improve=(
            "Add to the transport policy for students over 16 how exceptions are considered.",
            "Remind transport staff that each request needs a decision on its own facts.",
        ),
        amends=("Reconsider {other}'s transport and refund the taxi fares {who} paid.",),
        second="child",
    ),
)

ADMISSIONS = (
    Topic(
        title="How a school admission appeal was heard",
        wrong="did not [hear|run] {his} appeal for a school place for {his} {kin} "
        "[fairly|properly]",
        effect="{He} says the panel [had made up its mind|did not listen] and {other} lost the "
        "place.",
        law="An appeal panel first decides whether the school is full and its rules were applied "
        "properly. It then weighs the family's case against the harm of one more pupil.",
        start="{other} was refused a place at the school {who} preferred because it was full. "
        "{who} appealed, and the hearing took place on {d3}.",
        bad="The clerk's notes do not show that the panel [balanced the two sides|asked whether "
        "the school could take one more]. The letter used standard wording and did not mention "
        "{his} reasons.",
        fault="Without notes or reasons I cannot tell whether the panel asked itself the right "
        "questions. That was fault.",
        harm="{who} was left unsure whether {his} appeal had a fair hearing.",
        brief="The panel's notes and letter do not show how it reached its decision.",
        good="The clerk's notes record the school's case, {who}'s questions and the panel's "
        "discussion of each.\nThe letter explains why the panel thought another pupil would do "
        "more harm than the refusal did to {other}.",
        sound="The panel followed the code on appeals. It is for the panel, and not for us, to "
        "decide how much weight each argument deserves.",
        fine="The panel followed the right steps and gave reasons.",
        improve=(
            "Train clerks of admission appeal panels in recording how each decision is reached.",
            "Stop using standard paragraphs in admission appeal letters that do not fit the case.",
        ),
        amends=("Arrange a fresh appeal with a new panel and clerk.",),
        second="child",
    ),
    Topic(
        title="A mistake in offering school places",
        wrong="[made a mistake with the application for a school place for {his} {kin}|did not put "
        "{his} {kin} in the right place on a waiting list]",
        effect="{He} says {other} should have had a place at {his} first choice.",
        law="Places must be offered in the order of the published rules, and the same rules decide "
        "the order of a waiting list.",
        start="The family moved in {t0}. {who} applied for a place for {other} and named three "
        "schools.",
        bad="The Council measured the distance from an old address, so {other} was placed too low. "
        "The last place went to another child. The Council found the mistake in {fix}.",
        fault="{who} had given the new address with proof. Not to use it was fault.",
        harm="Measured properly, {other} would have had the next place to come up. {oHe} was left "
        "at a school {who} had not chosen.",
        brief="It used an old address, and {other} lost a place {ohe} should have had.",
        good="The Council checked the measurement again when {who} complained and sent {him} the "
        "map. The last place went to a child who lives closer.",
        sound="The rules were applied to the right facts, and {other}'s place on the list was "
        "correct.",
        fine="It applied the published rules correctly.",
        improve=(
            "Check addresses given in school applications against council tax records before "
            "measuring distances.",
            "Review how changes of address are recorded in school applications.",
        ),
        amends=("Put {other} at the head of the waiting list for the school.",),
        appeal="appeal to an independent panel about a refused school place",
        second="child",
    ),
)
