"""Transport and highways: what complaints are about and how they are told."""

from complaints.demonstration.topics import Topic

PARKING = (
    Topic(
        title="A penalty charge and the appeal that was lost",
        wrong="[ignored|did not answer] {his} challenge to a penalty charge for [parking|driving "
        "in a bus lane]",
        effect="{He} says {he} lost the [discount|right to appeal] and the charge doubled.",
        law="A council must consider a challenge to a penalty charge and answer it. If it refuses "
        "a formal challenge it must explain how to appeal.",
        start="{who} had a penalty charge notice on {d1} and challenged it online the same week.",
        bad="The Council has the challenge but did not link it to the notice. It sent the next "
        "papers, and then enforcement agents in {t3}.",
        fault="The challenge had arrived and should have been answered. That was fault.",
        harm="{who} lost {his} chance to appeal and paid extra charges.",
        brief="It did not link {his} challenge to the notice, and {he} lost the chance to appeal.",
        good="The Council answered in {several} days with photographs and kept the discount open. "
        "{who} did not take the next step.",
        sound="{who} was told what to do and by when, and the charge went up as the law provides.",
        fine="It answered {his} challenge and explained how to appeal.",
        improve=(
            "Check for challenges that have not been linked to a penalty charge before recovery "
            "begins.",
            "Review the online form for challenging a penalty charge.",
        ),
        amends=("Cancel the penalty charge and refund the extra costs.",),
        appeal="appeal to {tribunal}",
    ),
    Topic(
        title="Residents' parking permits",
        wrong="[refused {him} a parking permit|took too long to renew {his} parking permit]",
        effect="{He} says {he} has had to park [streets away|at a meter].",
        law="A council sets the rules of a permit scheme and must apply them fairly, with regard "
        "to disability.",
        start="{who} applied in {t1} with proof of address.",
        bad="The website rejected the proof {few} times. The Council would not take it in another "
        "way until {t3}.",
        fault="{who} said in {t1} that the website did not work. To offer no other way was fault.",
        harm="{who} paid to park and was put to trouble.",
        brief="Its website rejected {his} papers and it offered no other way.",
        good="The Council looked at the lease and found the flat was built as car-free, so that no "
        "permits are given. It wrote to say so.",
        sound="The rule is published and was applied to {who} as to {his} neighbours.",
        fine="It applied the published rules of the scheme.",
        improve=("Offer another way to apply for a permit when the website does not work.",),
        amends=("Refund what {who} paid to park.",),
        small=True,
    ),
    Topic(
        title="Renewal of a disabled person's badge",
        wrong="[wrongly refused|delayed] {his} application for a Blue Badge",
        effect="{He} says {he} cannot go out without one.",
        law="A council may need an expert to assess how far a person can walk. It should give "
        "detailed reasons for a refusal.",
        start="{who}'s badge ran out in {t0}. {He} applied in good time.",
        bad="The refusal said only that {he} did not qualify. A review took until {fix} and an "
        "assessor then found that {he} did.",
        fault="The letter gave no reasons, and the review took far too long. Both were fault.",
        harm="{who} was without a badge for {delay}.",
        brief="The refusal had no reasons and the review took months.",
        good="An occupational therapist watched {him} walk and wrote a full report. The letter "
        "sets out each test.",
        sound="The assessment was made by the right person and explained.",
        fine="An expert assessed {him} and the letter gave full reasons.",
        improve=("Give detailed reasons in letters that refuse a Blue Badge.",),
    ),
)

REPAIR = (
    Topic(
        title="A road defect left unrepaired",
        wrong="did not [repair|deal with] [potholes|a broken pavement|a sunken drain] [outside "
        "{his} home|in {his} road]",
        effect="{He} says [{his} house shakes when lorries pass|a neighbour fell].",
        law="A highway authority must maintain its roads. It sets out how often it inspects and "
        "how fast it repairs each kind of defect.",
        start="{who} reported the defect on {d1}.",
        bad="An inspector marked it for repair. The order was closed in {t2} with no work done. It "
        "was raised again after {who} complained, and done in {fix}.",
        fault="The Council missed its own target and did not notice. That was fault.",
        harm="{who} put up with the defect for {delay} and made {several} reports.",
        brief="Its order was closed with no work done.",
        good="An inspector came {several} days later and measured it. It was too shallow to be "
        "repaired at once, and was put in the next programme.",
        sound="The Council followed its published policy on defects.",
        fine="It inspected promptly and followed its published policy.",
        improve=(
            "Check that work has been done before a repair order is closed.",
            "Tell people who report a defect what was decided.",
        ),
        appeal="serve notice on the authority and ask a court to order repairs",
        small=True,
    ),
    Topic(
        title="Flooding from the highway",
        wrong="did not stop water from the road flooding {his} [garden|garage|home]",
        effect="{He} says it floods after each storm and {his} insurer [asks questions|has raised "
        "the premium].",
        law="A highway authority should keep its drains working and look into reports that they do "
        "not.",
        start="{who} reported in {t1} that the gullies were blocked.",
        bad="A crew cleaned them and noted a broken pipe. No one read the note until {t3}, after "
        "another flood.",
        fault="The Council knew of the broken pipe for {wait}. To do nothing was fault.",
        harm="The pipe may not be the only cause, but {who} had a flood that might have been "
        "avoided.",
        brief="It knew of a broken pipe and did not act.",
        good="The Council cleaned the gullies, put a camera down the pipe and raised the kerb.",
        sound="The Council took sensible steps. No drain can cope with every storm.",
        fine="It cleaned and surveyed the drains and raised the kerb.",
        improve=("Follow up defects that drainage crews report.",),
        elsewhere="Claims for damage are for insurers and the courts",
    ),
)

TRAFFIC = (
    Topic(
        title="Consultation on a traffic scheme",
        wrong="did not consult {him} properly about [a one-way street|a cycle lane|parking "
        "restrictions|a road closure] near {his} home",
        effect="{He} says [traffic now passes {his} door|{he} cannot have visitors].",
        law="A council must publish a traffic order in draft, take objections and consider them "
        "before it decides.",
        start="The Council published its plans in {t0}. {who} objected in {t1}.",
        bad="{His} objection was not among those in the report to the councillor who decided in "
        "{t2}. The Council found it in a mailbox in {t3}.",
        fault="The law says objections must be considered, and this one was not. That was fault.",
        harm="The same points were made by others, so the result would not have changed. {who} was "
        "not heard.",
        brief="{His} objection was not put before the councillor who decided.",
        good="The notice was on lamp posts and in the paper. The report answers each objection, "
        "and the scheme was changed at one corner.",
        sound="The Council listened and decided. A council need not do what most people ask.",
        fine="It considered each objection before it decided.",
        improve=(
            "Check each mailbox for objections before a report on a traffic order is finished.",
        ),
        small=True,
    ),
    Topic(
        title="A request for traffic calming",
        wrong="[did not act on|refused] {his} request for [a crossing|lower speeds|double yellow "
        "lines]",
        effect="{He} says someone will be hurt.",
        law="Councils decide which schemes to build and should have fair rules for comparing "
        "requests.",
        start="{who} asked in {t0} and sent a petition.",
        bad="The Council said it would count the traffic by {t1}. It did so in {fix}, after {his} "
        "complaint.",
        fault="The Council may set its priorities. Once it had promised a count it should have "
        "made it. That was fault.",
        harm="{who} was misled and had to chase.",
        brief="It promised a count and did not make it for {delay}.",
        good="The Council counted traffic for a week, looked at crash records and scored the "
        "request by its published rules.",
        sound="The Council compared the request fairly with others.",
        fine="It scored the request by its published rules.",
        improve=("Keep a list of promised traffic counts with dates.",),
        small=True,
    ),
)

OTHERS = {
    "Rights of way": (
        Topic(
            title="A blocked footpath",
            wrong="did not [clear a blocked footpath|act on a locked gate across a footpath]",
            effect="{He} says {he} can no longer [walk to the village|ride there].",
            law="A highway authority must protect the public's right to use paths on its map.",
            start="{who} reported the obstruction in {t1}.",
            bad="An officer wrote to the owner, who did not reply. Nothing more was done until "
            "{t3}. The path was open again in {fix}.",
            fault="One letter in all that time was not enough. That was fault.",
            harm="{who} could not use the path for {delay}.",
            brief="It wrote one letter and then did nothing for months.",
            good="The officer met the owner, served notice and had the path cleared in {t2}.",
            sound="The Council used its powers in a sensible order.",
            fine="It served notice and had the path cleared.",
            improve=(
                "Set out when a notice will follow an unanswered letter about a blocked path.",
            ),
            appeal="serve notice on the authority and go to the magistrates' court",
            small=True,
        ),
    ),
    "Street furniture and lighting": (
        Topic(
            title="A street light left out",
            wrong="[did not repair the street light outside {his} home|put a street light too "
            "close to {his} windows]",
            effect="{He} says {he} has written again and again and [nothing was done|no one came].",
            law="A council need not light every road. It must look after the lights it has and "
            "decide with care where they go.",
            start="{who} wrote to the Council in {t1}.",
            bad="The Council sent {few} replies that each promised a visit. An engineer came in "
            "{fix}[ and put it right in ten minutes|].",
            fault="To promise a visit {few} times and not to come was fault.",
            harm="{who} was put to trouble over a small matter.",
            brief="It promised a visit {few} times before anyone came.",
            good="An engineer visited in the first weeks and made an adjustment. The Council "
            "explained what more it could do, and what it could not.",
            sound="The Council looked into it and did what it could.",
            fine="An engineer visited and did what could be done.",
            improve=("Keep promises of visits in one list that a manager reviews.",),
            small=True,
        ),
    ),
}
