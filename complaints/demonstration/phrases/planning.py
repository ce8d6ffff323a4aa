"""Planning: what complaints are about and how they are told."""

from complaints.demonstration.topics import Topic

INSPECTOR = "appeal to the Planning Inspectorate"

APPLICATIONS = (
    Topic(
        title="A planning decision that overlooked the neighbours",
        wrong="[gave permission for|approved] [a two-storey extension|a new house|a block of "
        "flats] next to {his} home without considering [the effect on {him}|light and privacy]",
        effect="{He} says {his} [kitchen is now dark all day|garden is overlooked].",
        law="Those who decide a planning application must take account of everything material, "
        "which can include the effect on neighbours' light and privacy.",
        start="The application was made in {t0}. {who} objected in writing and enclosed a sketch.",
        bad="The officer's report lists {his} objection but says only that the effect is "
        "acceptable. It does not mention the window {he} wrote about.\nPermission was given in "
        "{t1}.",
        fault="The report does not show that the officer thought about that window. That was "
        "fault.",
        harm="I think permission would still have been given. {who} has the frustration of not "
        "having been heard.",
        brief="The officer's report did not deal with the point {he} had made.",
        good="The officer visited, measured the angle from {his} window and reported on light and "
        "privacy in turn. The committee saw photographs.",
        sound="The Council considered what was material and gave reasons. The weight it gave each "
        "point was for it to decide.",
        fine="The officer's report dealt with light and privacy in detail.",
        improve=(
            "Train planning officers to deal in their reports with each material objection.",
            "Add a section on neighbours' light and privacy to the template for officers' reports.",
        ),
        amends=("Pay {who} £{pay} for the uncertainty.",),
        small=True,
    ),
    Topic(
        title="A neighbour who was not told of a planning application",
        wrong="did not tell {him} about a planning application [next door|behind {his} home]",
        effect="{He} says {he} first knew of it when [diggers came|scaffolding went up].",
        law="Councils must publicise applications, by letters to neighbours or a notice at the "
        "site, and most say in a policy whom they will write to.",
        start="A neighbour applied in {t0} to [build in the garden|convert a garage into a flat].",
        bad="The Council's list of letters does not have {his} address, though its policy says "
        "that adjoining homes are told. No photograph of a notice was kept.",
        fault="{who} should have had a letter. That was fault.",
        harm="{who} lost the chance to object. The report covered {his} concerns, so I do not "
        "think the result would have been different.",
        brief="Its policy said {he} should have had a letter, and {he} did not.",
        good="The file has a copy of a letter to {his} address and a dated photograph of a notice "
        "on the lamp post outside.",
        sound="The Council cannot make sure that a letter arrives. It did all the law asks.",
        fine="It wrote to {his} address and put up a notice.",
        improve=(
            "Keep a dated photograph of every planning site notice.",
            "Check the list of neighbours against a map before letters about an application go "
            "out.",
        ),
        small=True,
    ),
    Topic(
        title="Delay in deciding a planning application",
        wrong="[took too long to decide|mishandled] {his} planning application",
        effect="{He} says {he} lost [a builder|money on materials] while {he} waited.",
        law="Most applications should be decided in eight weeks. An applicant who has no decision "
        "by then may appeal.",
        start="{who} applied in {t0} to [extend {his} home|build a workshop].",
        bad="The officer left in {t1}, and the application was not given to anyone else. {who} "
        "asked for news {few} times. The decision came in {fix}.",
        fault="Staff leave, and councils should plan for it. The delay with no word to {who} was "
        "fault.",
        harm="{who} could have appealed, so I give the delay itself little weight. {He} was put to "
        "time and trouble.",
        brief="No one took over {his} application when an officer left.",
        good="The officer asked in the third week for a drawing that showed the trees. {who} sent "
        "it in {t1}, and the decision followed {several} days later.",
        sound="The time was taken in waiting for the drawing, which the Council needed.",
        fine="It decided the application soon after it had the drawing it needed.",
        improve=("Give applications to another officer when the first one leaves or is ill.",),
        amends=("Refund the planning fee.",),
        appeal=INSPECTOR,
        small=True,
        lead=2,
    ),
)

ENFORCEMENT = (
    Topic(
        title="Delay in planning enforcement",
        wrong="[delayed|took too long over] its enquiries into [building work|a business run from "
        "a house|a caravan] near {his} home that had no planning permission",
        effect="{He} says [lorries come at all hours|{he} has lost the use of {his} garden].",
        law="A council may act against a breach of planning control if it thinks it expedient. It "
        "should look into reports and decide promptly what, if anything, to do.",
        start="{who} reported the matter in {t1}. The Council's policy says it will visit in {few} "
        "weeks.",
        bad="An officer visited once and wrote to the owner. The file then has no entry until "
        "{t3}, when {who} complained.\nThe Council invited an application in {fix}.",
        fault="Action is for the Council to choose, but drift is not a choice. The gap was fault.",
        harm="{who} was left for {delay} not knowing whether anything would be done.",
        brief="Its enquiries stopped for months, for no good reason.",
        good="An officer visited {few} times, measured and took advice. The report explains that "
        "the breach was slight and that permission would be given if asked for.",
        sound="The Council looked at the facts and the harm and gave its reasons for not acting.",
        fine="It visited, weighed the harm and explained why it would not act.",
        improve=(
            "Review open planning enforcement cases regularly so that none is left without action.",
            "Tell people who report a breach what has been decided and why.",
        ),
        amends=("Pay {who} £{pay} for the uncertainty and for {his} time and trouble.",),
    ),
    Topic(
        title="A planning condition that was not enforced",
        wrong="did not enforce a planning condition on [opening hours|drainage|a fence|working "
        "hours at a building site]",
        effect="{He} says {he} [is woken early|has water on {his} lawn after rain].",
        law="Conditions can be enforced in the same way as other breaches, where a council thinks "
        "it expedient.",
        start="Permission was given in {t0} with a condition meant to protect neighbours. {who} "
        "reported in {t1} that it was being broken.",
        bad="The Council told {him} there was no such condition. It found the condition in {t3}, "
        "and wrote to the owner in {fix}.",
        fault="To overlook its own condition was fault.",
        harm="{who} put up with the effects for {delay} longer than {he} need have.",
        brief="It told {him} that there was no such condition.",
        good="The Council watched the site on {few} mornings, found one breach and had the owner's "
        "promise in writing. There have been none since.",
        sound="It was reasonable to accept the promise and to check that it was kept.",
        fine="It checked the site and had the owner keep to the condition.",
        improve=("Make sure planning conditions can be found by enforcement staff.",),
        small=True,
    ),
    Topic(
        title="An enforcement decision without reasons",
        wrong="closed {his} report of a breach of planning control without [proper reasons|a "
        "visit]",
        effect="{He} says the building is [higher|closer] than the plans allow.",
        law="It is for a council to decide whether enforcement is expedient. It should record how "
        "it decided.",
        start="{who} reported in {t1} that a neighbour had not built to the approved plans.",
        bad="The Council closed the case in {t2}. There is no note of a visit or a measurement. "
        "Its letter says that no breach was found.",
        fault="Without a visit or a record there was no sound basis for that. This was fault.",
        harm="{who} could have no confidence in the decision.",
        brief="There is no record of a visit or a measurement.",
        good="Two officers measured the building. It was a little higher than on the plans and "
        "they wrote down why that made no real difference.",
        sound="The decision rests on measurements and reasons, and I cannot question it.",
        fine="Officers measured the building and recorded their reasons.",
        improve=("Record measurements and reasons before an enforcement case is closed.",),
        amends=("Visit, measure and decide again.",),
        small=True,
    ),
)

BUILDING_CONTROL = (
    Topic(
        title="Inspections by building control",
        wrong="[missed defects|did not inspect properly] when it inspected work at {his} home",
        effect="{He} says {he} has had to pay to have the work put right.",
        law="Building control checks work at certain stages against the regulations. It does not "
        "supervise the builder, who is responsible for the work.",
        start="{who}'s builder gave notice in {t0} and work went on until {t2}.",
        bad="The records show visits to the foundations and at the end, and none to the "
        "[drains|beams], which the Council's list says must be seen before they are covered.",
        fault="Missing a stage on its own list was fault.",
        harm="The defects are the builder's. {who} lost the chance of their being found sooner.",
        brief="It missed a stage that its own list says must be inspected.",
        good="The surveyor made {few} visits at the right stages and refused a certificate until "
        "two points were put right.",
        sound="The Council did what it should. The dispute is with the builder.",
        fine="It inspected at the right stages.",
        improve=(
            "Do not issue a completion certificate until every required stage has been seen.",
        ),
        elsewhere="Disputes about a builder's work are for the courts",
    ),
)

ADVICE = (
    Topic(
        title="Wrong planning advice",
        wrong="gave {him} [wrong|conflicting] advice about whether {he} needed planning permission",
        effect="{He} says {he} [paid an architect|bought materials] because of what {he} was told.",
        law="Advice before an application does not bind a council but it should be given with care "
        "and say what it is based on.",
        start="{who} paid for advice in {t0} about [a loft conversion|a new access].",
        bad="The letter of {t1} said that no permission was needed. It overlooked that the home is "
        "in a conservation area. The Council told {who} so in {t3}.",
        fault="The area is on the Council's own map. The mistake was fault.",
        harm="{who} spent money {he} would not have spent.",
        brief="Its letter overlooked a conservation area.",
        good="The letter says it is an officer's view, on the drawings sent, and that a later "
        "decision may differ. {who} then changed the drawings.",
        sound="The advice was careful and said what it was worth.",
        fine="Its advice was careful and made plain that it did not bind the Council.",
        improve=("Check the map of special areas before planning advice is sent.",),
        amends=("Refund the fee for advice and pay £{pay} towards the wasted cost.",),
        appeal="apply for a certificate of lawfulness and " + INSPECTOR,
    ),
)
