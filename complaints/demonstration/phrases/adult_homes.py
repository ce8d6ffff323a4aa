"""Adult care: care homes, care at home, safeguarding and adaptations."""

from complaints.demonstration.topics import Topic

RESIDENTIAL = (
    Topic(
        title="Poor care in a care home",
        wrong="is responsible for [poor|unsafe] care of {his} {kin} in a care home",
        effect="{He} says {other} [lost a lot of weight|was often found in soiled clothes|fell "
        "several times] and {his} worries were brushed aside.",
        law="A council that arranges a place in a care home answers for the care. Homes must meet "
        "the fundamental standards, which include safe care, dignity, food and drink.",
        start="{other} moved to the home in {t0}. {oHis} care plan said {ohe} needed [help to eat "
        "and drink|two people to help {ohim} move|to be checked at night].",
        bad="The home's charts for {t1} to {t2} have gaps on {several} days. {other} [was found on "
        "the floor in {t2}|went to hospital dehydrated in {t2}].\nThe home did not tell {who} "
        "until the next day and did not change the care plan.",
        fault="Where there is no record I cannot accept that the care was given. The care fell "
        "below the standards, and that was fault.",
        harm="{other} was put at risk and lost dignity. {who} was distressed to find {ohim} in "
        "that state.",
        brief="The home's records do not show that {other} had the care in {ohis} plan.",
        good="The charts are complete and match the care plan. Staff called the doctor when "
        "{other} ate less and a dietitian advised them.\nThe home spoke to {who} every week and "
        "changed the plan in {t2} after a fall.",
        sound="{other} was frail and {ohis} health was failing. The home noticed, took advice and "
        "acted on it.",
        fine="The home's records show that {other} had the care {ohe} needed.",
        improve=(
            "Visit the home to check that food, drink and falls are properly recorded.",
            "Check that homes the Council pays for tell families promptly about falls and illness.",
            "Review how the Council monitors the quality of the care homes it uses.",
        ),
        amends=(
            "Apologise to {other} as well as to {who}.",
            "Pay {other} £{pay} for the lack of care.",
        ),
        second="parent",
    ),
    Topic(
        title="Top-up fees for a care home",
        wrong="[asked {him} to pay|wrongly charged {him}] a top-up for {his} {kin}'s care home",
        effect="{He} says {he} was [told there was no other home|never asked whether {he} could "
        "afford it].",
        law="A council must offer at least one suitable home that needs no top-up. A top-up needs "
        "a written agreement and a check that the person paying can afford it.",
        start="{other} needed a care home in {t0}. The Council gave {who} the names of three "
        "homes.",
        bad="All three charged more than the Council would pay. {who} chose the nearest and was "
        "billed for the difference from {t1}. There is no written agreement.",
        fault="Without an affordable choice and an agreement there was no proper top-up to charge. "
        "This was fault.",
        harm="{who} has paid money {he} did not owe.",
        brief="It did not offer a home without a top-up, and there was no agreement.",
        good="The Council's letter names one home with a place and no top-up. {who} preferred "
        "another, and signed an agreement after a talk about {his} means.",
        sound="{who} had a real choice, and the agreement says what {he} would pay and for how "
        "long.",
        fine="It offered a suitable home with no top-up and {he} agreed to pay for another.",
        improve=(
            "Offer every person at least one care home that needs no top-up, and keep a record.",
            "Use a written agreement for every top-up.",
        ),
        amends=("Refund the top-ups {who} has paid.",),
        second="parent",
    ),
    Topic(
        title="A move to a care home and who was asked",
        wrong="moved {his} {kin} to a care home without [asking the family|considering {ohis} "
        "wishes]",
        effect="{He} says {other} wanted to go home and [has not settled|has been unhappy since].",
        law="If a person cannot decide where to live, those who do must act in the person's best "
        "interests and consult family where that is practicable.",
        start="{other} went to hospital in {t0}. Doctors thought {ohe} could no longer decide "
        "where to live.",
        bad="The Council moved {ohim} in {t1} to free the bed. It [did not record a best interests "
        "decision|spoke to {who} only afterwards].",
        fault="The law sets out how such a decision is made and the Council did not follow it. "
        "That was fault.",
        harm="I cannot say {other} would have gone home. {who} has lost the chance to speak for "
        "{ohim}.",
        brief="It made no proper best interests decision and did not consult {him}.",
        good="A social worker met {who}, the ward staff and an advocate on {d1}. The notes set out "
        "three choices and why a home was thought safest.",
        sound="The decision was made in the way the law requires. {who} was heard, even though the "
        "Council did not agree with {him}.",
        fine="It made a best interests decision after hearing from {him} and an advocate.",
        improve=(
            "Train hospital social workers in making and recording best interests decisions.",
            "Consult families before a person who lacks capacity is moved.",
        ),
        second="parent",
    ),
)

HOME_CARE = (
    Topic(
        title="Missed and late visits by care workers",
        wrong="arranged care at home for {his} {kin} that was [unreliable|often late or missed]",
        effect="{He} says {other} [was left in bed until noon|missed medicine and meals].",
        law="A council that arranges care at home remains responsible for it, and the care should "
        "match the plan.",
        start="{other} has [three|four] visits a day. A new care agency took over in {t1}.",
        bad="The agency's log shows {several} missed visits and many that were [cut short|more "
        "than an hour late] by {t2}.\n{who} reported this. The Council sent the reports on to the "
        "agency and did not check what it did.",
        fault="The care did not match the plan, and the Council did not make sure it improved. "
        "Both were fault.",
        harm="{other} was left without care, and {who} had to be ready to step in.",
        brief="Visits were missed or cut short for {gap} and it did not check that this improved.",
        good="The log shows nearly all visits on time. Two were late when a care worker's car "
        "broke down, and the agency called {who} both times.",
        sound="A service can be good without being perfect. These delays were few and well "
        "handled.",
        fine="The log shows the visits were made, and the few late ones were explained.",
        improve=(
            "Review how reports of missed care visits are followed up with the agency.",
            "Use the agency's electronic log to check visits.",
        ),
        amends=("Refund the charge for the visits that were missed.",),
        second="parent",
    ),
    Topic(
        title="Charges for care that was not given",
        wrong="charged {his} {kin} for [care visits that did not take place|more care than {ohe} "
        "had]",
        effect="{He} says {he} kept a diary and the bills [bear no relation to it|are wrong every "
        "month].",
        law="A person should pay only towards the care they receive. Councils should check a "
        "provider's invoices and correct mistakes.",
        start="{other} pays towards care at home. {who} queried a bill for {t1}.",
        bad="The Council charged for planned hours, not for the hours given. It [told {who} to "
        "take it up with the agency|took {several} weeks to answer each letter].\nIt checked the "
        "log only in {fix}.",
        fault="The Council sent the bills and had to make sure they were right. That was fault.",
        harm="{other} paid too much, and {who} spent many hours on the bills.",
        brief="It billed planned hours without checking what was given.",
        good="An officer compared {his} diary with the agency's log and refunded {few} "
        "visits.\nThe rest agreed to the minute, apart from visits {other} had cancelled on the "
        "day.",
        sound="The Council checked with care and corrected what was wrong.",
        fine="It checked {his} diary against the log and corrected the bill.",
        improve=(
            "Charge for care at home from the hours given and not the hours planned.",
            "Explain on each bill for care how to query it.",
        ),
        amends=("Recalculate the bills and refund what {other} overpaid.",),
        second="parent",
    ),
    Topic(
        title="A care agency's sudden withdrawal",
        wrong="did not replace {his} {kin}'s care when an agency [withdrew|gave notice]",
        effect="{He} says {he} had to [take leave|stay the nights] to care for {ohim}.",
        law="The duty to meet eligible needs continues when a provider leaves. Councils should "
        "plan for this.",
        start="The agency gave notice in {t1} because it [had lost staff|could not keep to the "
        "times].",
        bad="The Council asked other agencies once and then waited. {other} had no care from the "
        "end of {t1} until {fix}.",
        fault="To ask once was not enough when {other}'s needs continued. That was fault.",
        harm="{other} relied on {who} alone for {delay}.",
        brief="It left {other} without care for {delay}.",
        good="The Council asked every agency on its list each week, offered a short stay in a home "
        "and extra money for a carer of {other}'s own.\n{who} turned these down. A new agency "
        "started in {t2}.",
        sound="The Council could not force an agency to take the work. It kept looking and offered "
        "other help.",
        fine="It kept looking and offered other ways to meet {other}'s needs.",
        improve=(
            "Agree a plan for what happens when a care agency withdraws at short notice.",
            "Tell families what help they can have while a new care agency is found.",
        ),
        amends=("Pay {who} £{more} for the care {he} gave.",),
        second="parent",
    ),
)

SAFEGUARDING = (
    Topic(
        title="A safeguarding enquiry that left questions open",
        wrong="did not [look properly into|take seriously] {his} concerns about the safety of "
        "{his} {kin}",
        effect="{He} says {other} came to harm and no one has explained [how|what was done].",
        law="A council must make enquiries if an adult with care needs may be at risk of abuse or "
        "neglect and cannot protect themselves.",
        start="{who} found bruises on {other}'s arms in {t1} and told the Council that day.",
        bad="The Council asked the provider to look into it and accepted its answer. No one spoke "
        "to {other} or saw the bruises.\nThe file was closed in {t2}, and {who} heard of it in "
        "{fix}.",
        fault="To rely on the provider alone was not a proper enquiry. Not telling {who} the "
        "outcome was also fault.",
        harm="{who} still does not know what happened, and may never do so.",
        brief="It relied on the provider's word and did not tell {him} the outcome.",
        good="A social worker saw {other} the next day, spoke to the nurse and asked for the "
        "records. The bruises matched a medicine {ohe} takes.\nThe Council met {who} to explain.",
        sound="The enquiry was prompt, heard the right people and reached a conclusion the "
        "evidence supports.",
        fine="Its enquiry was prompt and its conclusion follows from the evidence.",
        improve=(
            "Remind staff to see the adult in every safeguarding enquiry.",
            "Tell families the outcome of safeguarding enquiries where that is proper.",
        ),
        second="parent",
    ),
    Topic(
        title="Being named in a safeguarding enquiry",
        wrong="[treated {him} unfairly|did not hear {his} side] in a safeguarding enquiry about "
        "{his} {kin}",
        effect="{He} says {he} was [kept from visiting|treated as guilty] and found out why much "
        "later.",
        law="A council must act on a concern even if it may prove unfounded. It should be fair to "
        "anyone named and explain any limits on contact.",
        start="A care worker raised a concern in {t1} about how {other}'s money was used. {who} "
        "held power of attorney.",
        bad="The Council told the home to allow visits only with staff present. It gave {who} no "
        "reasons until {t2} and never reviewed the limit.",
        fault="The Council had to act. It should have said why and kept the limit under review. "
        "That was fault.",
        harm="{who} lost time alone with {other} and was distressed.",
        brief="It limited visits without giving reasons or reviewing the need.",
        good="A social worker met {who} in the first week, saw the accounts and closed the "
        "enquiry. Visits were not limited.",
        sound="The Council could not ignore the concern. It dealt with it quickly and told {who} "
        "the result in writing.",
        fine="It had to act on the concern and did so quickly and fairly.",
        improve=(
            "Review any limit on visits at each stage of a safeguarding enquiry.",
            "Give people named in safeguarding enquiries written reasons for what is decided.",
        ),
        second="parent",
    ),
)

GRANTS = (
    Topic(
        title="Delay in adapting a disabled person's home",
        wrong="took too long to adapt {his} home [with a disabled facilities grant|after an "
        "assessment of {his} needs]",
        effect="{He} says {he} [had to wash at the sink|was afraid of a fall] while {he} waited.",
        law="A council must decide a full application for a disabled facilities grant in six "
        "months. Guidance gives shorter targets for each step.",
        start="An occupational therapist recommended a [level-access shower|stair lift|ramp] in "
        "{t0}.",
        bad="The Council had no surveyor free to draw up the scheme until {t3}. It then asked for "
        "a second form. The work started in {fix}.",
        fault="The time before a formal application counts too. A wait of {delay} with nothing "
        "done was fault.",
        harm="Daily life was harder and less safe for {delay} than it need have been.",
        brief="Nothing was done on the recommendation for {delay}.",
        good="A surveyor called in {t1} and the Council approved the grant soon after. The builder "
        "found the floor was unsafe, and the plans had to change.",
        sound="Each step was taken in good time. The later delay came from the state of the floor.",
        fine="Each step it controlled was taken in good time.",
        improve=(
            "Review each step of the grants process against national guidance and set targets.",
            "Tell people who are waiting for adaptations how long it may take.",
        ),
        amends=("Pay {who} £{more} for the delay in making {his} home suitable.",),
    ),
    Topic(
        title="Faulty adaptations to a home",
        wrong="[did not put right|was responsible for] poor work paid for by a disabled facilities "
        "grant",
        effect="{He} says the new bathroom [leaks|floods at each use] and {he} cannot use it "
        "safely.",
        law="Where a council draws up the scheme and chooses the builder, it should check the work "
        "before it pays.",
        start="The Council's agency managed the work at {who}'s home, which ended in {t1}.",
        bad="{who} reported {few} defects. The Council said {he} should go to the builder. A "
        "surveyor came in {t3} and agreed with {him}.",
        fault="The Council had chosen the builder and signed off the work. It should have acted on "
        "{his} reports. That was fault.",
        harm="{who} lived with a bathroom {he} could not use for {delay}.",
        brief="It signed off poor work and then sent {him} to the builder.",
        good="A surveyor checked the work before payment and came back {few} times. The builder "
        "put right what each visit found.",
        sound="The remaining points are matters of finish. The surveyor explained why they do not "
        "affect safe use.",
        fine="It checked the work and had the real defects put right.",
        improve=("Check adaptations with the person who uses them before paying the builder.",),
        amends=("Arrange for the defects to be put right.",),
    ),
)
