"""Children's care services: relatives, foster carers and adopters."""

from complaints.demonstration.topics import Topic

FAMILY = (
    Topic(
        title="Support for a relative caring for a child",
        wrong="[did not pay {him} an allowance|gave {him} no financial help] when {he} took in "
        "{his} [grandson|granddaughter|nephew|niece]",
        effect="{He} says {he} [used up {his} savings|gave up work] and was never told what help "
        "there was.",
        law="When a council places a child with a relative because the parents cannot care for the "
        "child, the relative is usually entitled to be treated as a foster carer.",
        start="A social worker called {who} in {t0} and asked {him} to take the child that night. "
        "{He} agreed.",
        bad="The Council later called this a private family arrangement. Its notes show that it "
        "made the arrangement, set the terms and drove the child there.\nIt did not explain to "
        "{who} what a private arrangement would mean.",
        fault="The Council played the main part in placing the child and should have accepted its "
        "duty. Not to do so was fault.",
        harm="{who} did not receive the allowance {he} was due and struggled for money.",
        brief="It arranged the placement itself and should have paid {him} an allowance.",
        good="The notes show that {who} had already agreed with the child's mother to have the "
        "child when the Council heard of it.\nThe social worker checked that the child was safe "
        "and wrote to {who} about benefits {he} could claim.",
        sound="The family made this arrangement. The Council was entitled to regard it as private "
        "and it said so clearly.",
        fine="The family made the arrangement and the Council explained what that meant.",
        improve=(
            "Give relatives written information on support before they agree to take in a child.",
            "Review how placements with family and friends are recorded.",
        ),
        amends=("Pay {who} the allowance {he} was due from the day the child arrived.",),
    ),
    Topic(
        title="Allowance for a special guardian",
        wrong="[reduced|stopped] {his} special guardianship allowance without a proper review",
        effect="{He} says the change [left {him} unable to meet bills|came without warning].",
        law="Special guardians may receive an allowance after a test of their means. The council "
        "must review it each year, and give notice and reasons before it changes.",
        start="{who} became a special guardian in an earlier year and received an allowance. The "
        "Council wrote in {t1} to say that it would be lower.",
        bad="The letter came after the first lower payment. It did not show the calculation, which "
        "[counted a benefit it should have left out|used the wrong scale].",
        fault="The Council gave no notice and got the sum wrong. Both were fault.",
        harm="{who} was paid too little for {delay} and had to borrow.",
        brief="It gave no notice of the change and used the wrong figures.",
        good="The Council asked {who} for {his} details in {t0}, sent {him} the calculation and "
        "gave 28 days to comment.\nIt corrected one figure {he} pointed out and began the new "
        "payment in {t1}.",
        sound="The review followed the regulations, and the sum is right on the figures {who} "
        "gave.",
        fine="The review followed the regulations and {he} had notice and reasons.",
        improve=(
            "Send the calculation with every decision about a special guardianship allowance.",
            "Check the means test for special guardians against the regulations.",
        ),
        amends=("Pay {who} the arrears of {his} allowance.",),
    ),
)

FOSTERING = (
    Topic(
        title="How a foster carer was treated",
        wrong="[did not support {him} properly|treated {him} unfairly] as a foster carer after an "
        "allegation [against {him}|about {his} care of a child]",
        effect="{He} says {he} was [told nothing for weeks|left without pay] and has thought of "
        "giving up fostering.",
        law="National standards say a foster carer who faces an allegation should be told of it as "
        "soon as is safe, and offered independent support.",
        start="{who} has fostered for the Council for some years. The allegation was made in {t1} "
        "and the child moved to another carer.",
        bad="The Council offered {him} support from an independent body only in {t2}, and did not "
        "tell {him} the outcome until {fix}.",
        fault="The standards are clear about support and about telling the carer. The Council met "
        "neither in time. That was fault.",
        harm="{who} lived with uncertainty for longer than was necessary.",
        brief="It was slow to offer {him} independent support and to tell {him} the outcome.",
        good="The Council told {who} what it could the next day and named someone independent {he} "
        "could call.\nIts panel heard from {him} in {t2} and recommended no change to {his} "
        "approval.",
        sound="The Council had to look into what was said. It did so quickly and fairly.",
        fine="It looked into the matter quickly and offered {him} independent support.",
        improve=(
            "Offer foster carers independent support as soon as an allegation is made.",
            "Tell foster carers in writing when an allegation has been dealt with.",
        ),
    ),
)

ADOPTION = (
    Topic(
        title="Support after an adoption",
        wrong="did not [provide|arrange] the therapy it had agreed after {he} adopted {his} {kin}",
        effect="{He} says the family [came close to breaking down|was left to cope alone].",
        law="A council must assess an adoptive family's need for support when asked. If it agrees "
        "to provide support, it should say what, when and how it will be reviewed.",
        start="{who} asked for an assessment in {t0}. It recommended a course of therapy for "
        "{other}.",
        bad="The Council applied for the money late, and the place was lost. Therapy started in "
        "{fix}.",
        fault="The Council had agreed to the therapy and knew of the closing date. Missing it was "
        "fault.",
        harm="{other} waited {delay} longer for therapy and the family was under strain.",
        brief="It applied for the money too late, and therapy began {delay} after it should have.",
        good="The Council applied at once. The provider had a waiting list and offered a date in "
        "{t3}; the Council paid for advice sessions until then.",
        sound="The wait was outside the Council's control, and it did what it could to make it "
        "easier.",
        fine="It applied promptly and gave other help during the provider's waiting list.",
        improve=("Keep track of the closing dates for money for adoption support.",),
        second="child",
    ),
)
