"""Environment and regulation: what complaints are about and how they are told."""

from complaints.demonstration.topics import Topic

REFUSE = (
    Topic(
        title="Repeated missed collections",
        wrong="repeatedly [missed|did not empty] {his} bins",
        effect="{He} says [rubbish piled up and drew rats|{he} had to take bags to the tip] and "
        "each promise was broken.",
        law="A council must collect household waste. Some misses are bound to happen; it should "
        "put them right and deal with the cause.",
        start="{who} reported a missed collection in {t1}, when new rounds began.",
        bad="The log shows {several} more misses by {t3}. Each report was closed when a crew said "
        "it had returned, and no one checked.\nThe collections became regular in {fix}, when a "
        "supervisor visited.",
        fault="So many misses at one address show a cause that needed finding. Not to look for it "
        "was fault.",
        harm="{who} had rubbish outside {his} home and spent time on reports that led nowhere.",
        brief="There were {several} more misses before it looked for the cause.",
        good="The log shows {few} misses, each put right the next day. The Council moved {his} "
        "street to another round.\nThere have been none since {t2}.",
        sound="The service was not perfect, but the Council put each miss right and dealt with the "
        "cause.",
        fine="It put each miss right and changed the round.",
        improve=(
            "Check addresses with repeated missed collections until the cause is found.",
            "Do not close reports of missed bins until the return visit has been confirmed.",
        ),
        small=True,
    ),
    Topic(
        title="Assisted collections",
        wrong="did not keep to [the assisted collection|the help with {his} bins] it had agreed",
        effect="{He} says {he} cannot move the bins because {he} [has arthritis|uses a "
        "wheelchair], and has fallen trying to.",
        law="A council that agrees to an assisted collection for a disabled person should provide "
        "it reliably.",
        start="{who} has had help since {t0}. Crews fetch {his} bins and should put them back.",
        bad="From {t1} the crew left the bins in the road. {who} reported it {several} times. The "
        "Council found in {t3} that the list in the cab was an old one.",
        fault="A wrong list is a small thing to put right. To leave it for so long was fault.",
        harm="{who} had to ask neighbours for help and lost some independence.",
        brief="Crews worked from an old list for months.",
        good="The Council spoke to the crew after the first report and had a supervisor watch the "
        "next {few} collections.",
        sound="The Council acted at once and checked that it had worked.",
        fine="It acted on the first report and checked the result.",
        improve=(
            "Give crews an up-to-date list of assisted collections.",
            "Monitor assisted collections after a report that one was missed.",
        ),
    ),
    Topic(
        title="Refused bins and contaminated recycling",
        wrong="[refused to empty|took away] {his} recycling bin[ without good reason|]",
        effect="{He} says others put rubbish in it and {he} was [blamed|criticised] unfairly.",
        law="A council may refuse recycling with the wrong things in it. It should say so clearly "
        "and help people to get it right.",
        start="A crew left {his} bin on {d1} with a tag.",
        bad="{who} emptied it and asked for it to be collected. It was tagged again {few} times. "
        "No one told {him} what was wrong.",
        fault="A tag that does not say what is wrong is of no use. That was fault.",
        harm="The injustice is modest: inconvenience, and time spent on it.",
        brief="It never told {him} what was wrong.",
        good="The crew's photographs show food and nappies in the bin. An officer called, "
        "explained and left a leaflet.",
        sound="The Council had evidence and it explained what was needed.",
        fine="It had photographs and explained what was wrong.",
        improve=("Use tags that say what must be taken out of a recycling bin.",),
        small=True,
    ),
)

NOISE = (
    Topic(
        title="How reports of noise were handled",
        wrong="did not [deal properly with|act on] {his} reports of noise from [a neighbour|a "
        "pub|a factory|barking dogs]",
        effect="{He} says {he} [has not slept properly for months|cannot use {his} garden].",
        law="A council must take reasonable steps to look into a report of a noise that may be a "
        "nuisance. If it finds a statutory nuisance it must act.",
        start="{who} reported the noise in {t1}. The Council sent a letter and some diary sheets.",
        bad="{who} sent back {few} weeks of sheets. No one read them until {t3}. The Council had "
        "lent the recorder to another team.\nA recording in {fix} showed a nuisance, and the "
        "Council served a notice.",
        fault="The diary called for a visit or a recording. To leave it unread was fault.",
        harm="{who} put up with a nuisance for longer than {he} should have.",
        brief="No one read {his} diary for {wait}.",
        good="Officers read the diary, made {few} visits at the times it gave and lent {him} a "
        "recorder. They heard noise, but not enough to be a nuisance in law.",
        sound="The Council gathered the evidence it could. Whether noise is a statutory nuisance "
        "is a judgement for its officers.",
        fine="Officers visited at the right times and made a recording before deciding.",
        improve=(
            "Review how diary sheets and recordings are dealt with in noise cases.",
            "Tell people who report noise what the Council can do, and when it will decide.",
        ),
        amends=("Pay {who} £{pay} for the time with the noise.",),
        appeal="take {his} own case to the magistrates' court",
    ),
    Topic(
        title="Noise at night with no one on duty",
        wrong="closed {his} reports of loud music [without a visit|too soon]",
        effect="{He} says the noise is at night when no officer works.",
        law="Reasonable steps depend on the noise. If it comes at night, a council should consider "
        "how it can be witnessed then.",
        start="{who} wrote in {t1} about music on most weekends until early morning.",
        bad="The Council closed the case after an officer called on a Tuesday at noon. {who} asked "
        "{few} times for it to be opened again, with the same result.",
        fault="A visit when there was no noise to hear is not a reasonable step. That was fault.",
        harm="{who} lost sleep and the chance of a proper look at {his} case.",
        brief="It visited only by day, although the noise was at night.",
        good="The Council left a recorder with {him} for {few} weekends. It wrote to the "
        "neighbour, and the recordings of {t2} are quiet.",
        sound="The recorder was a fair way to gather evidence at night.",
        fine="It used a recorder at the weekends and found the noise had stopped.",
        improve=("Arrange a way to witness noise at night and at weekends.",),
    ),
)

ANTISOCIAL = (
    Topic(
        title="Reports of antisocial behaviour",
        wrong="did not act on {his} reports of antisocial behaviour [by neighbours|near {his} "
        "home]",
        effect="{He} says {he} [is afraid in {his} own home|has thought of moving].",
        law="Councils have powers to stop antisocial behaviour and share the work with the police. "
        "They should look at the evidence and the harm, and decide what to do.",
        start="{who} reported [shouting and threats|drug dealing|damage to cars] in {t1} and gave "
        "dates.",
        bad="The case moved between {few} officers. No one wrote an action plan or spoke to the "
        "police until {t3}.",
        fault="The Council's policy calls for a plan and a risk assessment at the start. There was "
        "neither. That was fault.",
        harm="{who} was left with the worry for about {delay} with no one in charge.",
        brief="There was no plan and no assessment of the risk to {him} for {delay}.",
        good="An officer wrote a plan in the first weeks, met the police, sent warnings and "
        "obtained promises in writing. The reports then became fewer.",
        sound="The Council could not stop every incident. It used its powers in a measured way.",
        fine="It made a plan, warned those involved and kept the case under review.",
        improve=(
            "Use a risk assessment and an action plan in each antisocial behaviour case.",
            "Name one officer for each antisocial behaviour case.",
        ),
        amends=("Pay {who} £{pay} for the distress.",),
    ),
    Topic(
        title="A case review that was not offered",
        wrong="[refused|did not hold] the antisocial behaviour case review {he} asked for",
        effect="{He} says {he} has reported the same thing many times and no one looks at the "
        "whole picture.",
        law="A person who has made enough reports is entitled to have the agencies review their "
        "case together.",
        start="{who} had made {several} reports by {t1} and asked for a review.",
        bad="The Council counted only reports to itself and left out those to the police. It held "
        "a review in {fix}.",
        fault="Its own published test counts reports to any agency. Leaving some out was fault.",
        harm="{who} waited {delay} for the agencies to look at {his} case together.",
        brief="It left out reports to the police when it counted.",
        good="The Council called the agencies together, invited {who} to speak and wrote to {him} "
        "with the actions agreed.",
        sound="The review was held as the law intends, and the actions were carried out.",
        fine="It held the review and carried out the actions.",
        improve=("Correct the way reports are counted when a case review is asked for.",),
    ),
)

REGULATION = {
    "Licensing": (
        Topic(
            title="A licence application",
            wrong="[delayed|mishandled] {his} application for a taxi licence",
            effect="{He} says {he} lost income.",
            law="A council must be satisfied that a driver is fit and proper. It should decide in "
            "a reasonable time.",
            start="{who} applied in {t0} and sent what was asked for by {t1}.",
            bad="The Council mislaid a medical form and asked for another. It made its decision in "
            "{fix}.",
            fault="The form was in the Council's post room. The delay was fault.",
            harm="{who} could not work as a driver for {delay}.",
            brief="It mislaid a form and took {delay} longer than it should have.",
            good="A check showed an old caution. The Council asked {who} about it and a committee "
            "heard {him} in {t2}.",
            sound="The Council had to look into it and did so without delay.",
            fine="It had to look into a past caution and did so promptly.",
            improve=("Keep a record of each paper that comes with a licence application.",),
            amends=("Pay {who} £{more} towards lost income.",),
            appeal="appeal to the magistrates' court",
        ),
    ),
    "Trees": (
        Topic(
            title="A protected tree",
            wrong="did not deal properly with {his} report of a dangerous tree[ near {his} home| "
            "in a park]",
            effect="{He} says branches fall in each high wind.",
            law="A council should inspect the trees it is responsible for, and act on reports of "
            "danger in a time that fits the risk.",
            start="{who} wrote in {t1} and sent photographs of [cracks|fallen branches].",
            bad="The Council said it would inspect. It did so in {t3}, and removed two limbs in "
            "{fix}.",
            fault="A report of danger should be looked at soon. The delay was fault.",
            harm="{who} was worried for {delay}. By good luck no one was hurt.",
            brief="It took months to inspect a tree reported as dangerous.",
            good="A tree officer inspected {several} days later and found it sound. The report "
            "says when it will be seen again.",
            sound="The officer is qualified, and reasons were given.",
            fine="A tree officer inspected it promptly and gave reasons.",
            improve=("Set times for inspecting trees reported as dangerous.",),
            small=True,
        ),
    ),
    "Pollution": (
        Topic(
            title="Smoke and smells",
            wrong="did not act on {his} reports of [smoke|smells|dust] from a nearby business",
            effect="{He} says {he} has to keep {his} windows shut.",
            law="A council must take reasonable steps to look into reports of smoke, smells and "
            "dust that may be a nuisance.",
            start="{who} made {several} reports from {t1}.",
            bad="The Council sent each to the Environment Agency, which replied that the site was "
            "for the Council. It visited in {t3}.",
            fault="The Council should have found out in {t1} who was responsible. That was fault.",
            harm="{who} was passed to and fro for {wait}.",
            brief="It sent {him} to the wrong body for months.",
            good="Officers visited {few} times when the wind blew from the site and agreed changes "
            "with the business.",
            sound="The Council found what it could and acted in proportion.",
            fine="It visited at suitable times and agreed changes with the business.",
            improve=("Agree with the Environment Agency who deals with which sites.",),
            small=True,
        ),
    ),
    "Cemeteries and crematoria": (
        Topic(
            title="A mistake over a grave",
            wrong="made a mistake over [the ownership of|a memorial on|the reservation of] a "
            "family grave",
            effect="{He} says it made a hard time harder.",
            law="A council must keep a register of burials and of who holds the rights to a grave.",
            start="{who} wrote to the Council in {t1} after a death in the family.",
            bad="The register named the wrong holder and the Council would not change it. It found "
            "the deed in its own store in {fix}.",
            fault="The register was wrong and a search should have been made at once. That was "
            "fault.",
            harm="{who} was distressed at a time of grief.",
            brief="Its register was wrong and it was slow to look for the deed.",
            good="The Council searched its store, found the deed and met {who} to explain who "
            "holds the rights.",
            sound="The register was right. The Council was thorough and considerate.",
            fine="Its register was right, and it took care to explain.",
            improve=("Check the register of graves against the deeds.",),
        ),
    ),
}
