"""Other categories: what complaints are about and how they are told."""

from complaints.demonstration.topics import Topic

CORPORATE = {
    "Councillor conduct and standards": (
        Topic(
            title="A complaint about a councillor",
            wrong="did not [deal properly with|look into] {his} complaint about the conduct of [a "
            "councillor|two councillors|a parish councillor]",
            effect="{He} says {he} was [insulted at a meeting|named online] and the Council took "
            "sides.",
            law="A council must have a way to deal with complaints that councillors broke its "
            "code. Its monitoring officer decides what to do, and may take the view of an "
            "independent person.",
            start="{who} complained about a councillor in {t1}.",
            bad="The monitoring officer wrote to {who} in {fix}, {delay} later. The letter does "
            "not say which parts of the code were looked at.",
            fault="The Council's procedure promises a reply in {several} weeks, with reasons. It "
            "gave neither. That was fault.",
            harm="{who} was left not knowing what had become of {his} complaint.",
            brief="Its reply came {delay} later and gave no reasons.",
            good="The monitoring officer took the view of the independent person, looked at the "
            "recording of the meeting and wrote to {who} with reasons.",
            sound="The procedure was followed. Whether the code was broken is not for us to "
            "decide.",
            fine="The monitoring officer followed the procedure and gave reasons.",
            improve=("Give reasons in letters about complaints against councillors.",),
            small=True,
        ),
    ),
    "Land": (
        Topic(
            title="The sale of council land",
            wrong="[went back on what it had said|misled {him}] about the sale of land next to "
            "{his} home",
            effect="{He} says {he} paid for [a survey|a solicitor] because of what {he} was told.",
            law="A council may decide whether to sell land. It should be clear with people about "
            "how firm its intentions are.",
            start="{who} asked to buy a strip of land in {t0}. An officer named a price.",
            bad="In {t3} the Council said the land was not for sale. It had known since {t1} that "
            "another team needed it.",
            fault="The Council should have told {who} at once. Letting {him} spend money was "
            "fault.",
            harm="{who} spent money {he} need not have spent.",
            brief="It let {him} spend money after it knew that the land was not for sale.",
            good="Each letter says that the sale depends on a decision by councillors, who decided "
            "in {t2} to keep the land.",
            sound="{who} was told that nothing was settled.",
            fine="Its letters made plain that nothing was settled.",
            improve=("Ask all teams about land before a price is discussed.",),
            amends=("Pay {who} the cost of the survey.",),
        ),
    ),
    "Leisure and culture": (
        Topic(
            title="A change at a leisure centre",
            wrong="[changed|ended] {his} [membership|allotment tenancy|booking] without notice",
            effect="{He} says {he} has lost something that kept {him} well.",
            law="A council may change its services. It should follow its own rules and give "
            "notice.",
            start="{who} had used the service for years. It changed in {t1}.",
            bad="The rules say 28 days' notice. {who} had none, and {his} letters of {t2} went "
            "unanswered until {fix}.",
            fault="The Council broke its own rules. That was fault.",
            harm="{who} was disappointed and put to trouble.",
            brief="It gave no notice, though its rules require it.",
            good="The Council wrote to all users in {t0}, held a meeting and offered refunds.",
            sound="The decision was for the Council to make, and it gave fair notice.",
            fine="It gave fair notice and offered refunds.",
            improve=("Give users notice of changes in the way the rules say.",),
            small=True,
        ),
    ),
    "Elections and electoral register": (
        Topic(
            title="A mistake on the electoral register",
            wrong="[left {him} off|took {him} off] the electoral register",
            effect="{He} says {he} could not vote and was refused credit.",
            law="An electoral registration officer must keep the register accurate, and follow set "
            "steps before a name is removed.",
            start="{who} has lived at the same address for years. {His} name was removed in {t1}.",
            bad="A form about a flat with a similar address was entered against {his} home. The "
            "Council put it right in {fix}.",
            fault="The form should have been checked against the address. That was fault.",
            harm="{who} missed a vote, which cannot be given back.",
            brief="It entered a form for another flat against {his} home.",
            good="The Council wrote {few} times and called. The steps are on file with dates.",
            sound="The set steps were followed before the name was removed.",
            fine="It followed the set steps before it removed {his} name.",
            improve=("Check forms against the full address before a name is removed.",),
        ),
    ),
}
