"""Housing: private landlords, council tenants and leaseholders."""

from complaints.demonstration.topics import Topic

HOUSING_OMBUDSMAN = "The Housing Ombudsman deals with complaints about a council as a landlord"

PRIVATE_HOUSING = (
    Topic(
        title="Disrepair in a privately rented home",
        wrong="did not act on [damp and mould|a dangerous boiler|bad wiring] in {his} privately "
        "rented home",
        effect="{He} says {his} children [had chest infections|slept in the living room] and the "
        "landlord did nothing.",
        law="A council must look into reports of hazards in rented homes. If it finds a serious "
        "(category 1) hazard it must take enforcement action.",
        start="{who} reported the problem in {t1} and sent photographs.",
        bad="The Council wrote to the landlord and asked {who} to wait. It inspected in {t3} and "
        "found a category 1 hazard. A notice followed in {fix}.",
        fault="The photographs showed enough to call for an early inspection. A wait of months was "
        "fault.",
        harm="{who} and the children lived with a serious hazard for {delay}.",
        brief="It did not inspect for months and then found a serious hazard.",
        good="An officer inspected {several} days after the report, scored the hazards and agreed "
        "works with the landlord.\nA second visit in {t2} found the works done.",
        sound="The Council had a choice of how to act and its reasons for starting informally are "
        "on file.",
        fine="It inspected promptly and saw that the works were done.",
        improve=(
            "Set targets for inspecting privately rented homes by the seriousness of the report.",
            "Train officers to decide from photographs when an early inspection is needed.",
        ),
        amends=("Pay {who} £{pay} for the time lived with the hazard.",),
    ),
    Topic(
        title="An unlawful eviction",
        wrong="did not [protect|help] {him} when {his} landlord tried to evict {him} unlawfully",
        effect="{He} says {he} came home to find the locks changed[ and {his} belongings "
        "outside|].",
        law="Councils have powers to prevent and prosecute unlawful eviction and harassment, and "
        "should have a policy on using them.",
        start="{who} called the Council on {d1} when {his} landlord [cut off the power|changed the "
        "locks].",
        bad="The officer said it was a private dispute. No one called the landlord. {who} spent "
        "{few} nights elsewhere until a law centre helped.",
        fault="This was not a private dispute. The Council did not follow its own policy. That was "
        "fault.",
        harm="{who} lost the chance of a quick return home, and had a very distressing few days.",
        brief="It called an unlawful eviction a private dispute.",
        good="An officer called the landlord that afternoon and explained the law. {who} was back "
        "by the evening.\nThe Council considered a prosecution and recorded why it did not bring "
        "one.",
        sound="The Council acted at once, and whether to prosecute was for it to decide.",
        fine="It called the landlord the same day and {he} was able to return.",
        improve=("Brief out-of-hours staff on what to do about unlawful eviction.",),
    ),
)

REPAIRS = (
    Topic(
        title="Repairs to a temporary home",
        wrong="did not carry out repairs to {his} home [in good time|properly]",
        effect="{He} says the [heating failed|roof leaked] and {he} had to buy heaters.",
        law="When a council houses a homeless person, the home must be suitable. Repairs are part "
        "of that.",
        start="The Council placed {who} in the home in {t0}, when {he} was homeless. {He} reported "
        "the problem on {d1}.",
        bad="A contractor came {few} times without the part. The repair was finished in {fix}.",
        fault="The Council did not keep track of a job its contractor could not finish. That was "
        "fault.",
        harm="{who} lived without a basic amenity for {delay}.",
        brief="Its contractor called {few} times without the part, and the repair took {delay}.",
        good="A contractor came the next day and lent {him} heaters. The part came in a week, and "
        "it was fitted at once.",
        sound="The Council acted quickly and made the wait bearable.",
        fine="It lent {him} heaters at once and mended the fault when the part came.",
        improve=("Follow up repairs in temporary accommodation that take more than one visit.",),
        amends=("Pay {who} £{pay} towards the cost of heating.",),
        elsewhere=HOUSING_OMBUDSMAN,
    ),
)

TENANCIES = (
    Topic(
        title="A council tenant at risk from neighbours",
        wrong="did not [use its powers against antisocial behaviour|consider moving {him}] when "
        "neighbours threatened {him}",
        effect="{He} says {he} is afraid to go out.",
        law="A council has powers against antisocial behaviour whoever the landlord is, and should "
        "look at the harm to the person who reports it.",
        start="{who} reported threats in {t1} and kept a diary.",
        bad="The Council said this was for the police. It made no assessment of the risk to {him} "
        "until {t3}.",
        fault="The police had a part to play and so did the Council. Not to assess the risk was "
        "fault.",
        harm="{who} lived in fear for longer than {he} might have.",
        brief="It left the matter to the police and did not assess the risk to {him}.",
        good="An officer met {who} and the police, assessed the risk as medium and fitted better "
        "locks. {who} was offered a move and turned it down.",
        sound="The Council shared what it knew, assessed the risk and acted on it.",
        fine="It worked with the police, assessed the risk and offered {him} a move.",
        improve=("Assess the risk to the person at the first report of threats.",),
        elsewhere=HOUSING_OMBUDSMAN,
    ),
)

LEASEHOLDERS = (
    Topic(
        title="A right to buy application",
        wrong="[delayed|mishandled] {his} application to buy {his} council home",
        effect="{He} says the delay cost {him} [a mortgage offer|money in rent].",
        law="The law sets time limits for each step of a right to buy application and lets the "
        "tenant serve a notice if the council is late.",
        start="{who} applied in {t0}. The Council accepted that {he} had the right to buy.",
        bad="The offer was due in {t1}. The Council says the valuer had left. It made the offer in "
        "{fix} and did not tell {who} about the notice {he} could serve.",
        fault="The delay was fault, and so was not telling {him} of a way to deal with it.",
        harm="{who} paid rent for longer and was put to time and trouble.",
        brief="Its offer came {delay} late.",
        good="The Council made its offer in {t1}. {who} asked for a second valuation, which took "
        "time, and then changed lender.",
        sound="The Council kept to the limits. The rest of the time was taken by others.",
        fine="It kept to the limits and the rest of the time was taken by others.",
        improve=("Tell tenants in the first letter about the notices they may serve for delay.",),
        appeal="serve a notice of delay and go to the county court",
    ),
)
