"""Education: what complaints are about and how they are told."""

from complaints.demonstration.topics import Topic

ALTERNATIVE_PROVISION = (
    Topic(
        title="Delay in providing education out of school",
        wrong="did not [arrange|provide] education for {his} {kin} when {ohe} was too "
        "[ill|anxious] to go to school",
        effect="{He} says {other} [was at home with no teaching at all|had only worksheets], and "
        "{he} had to [cut {his} hours|give up work] to look after {ohim}.",
        law="Where a child cannot attend school because of illness, exclusion or another reason, "
        "the council must arrange suitable education. Guidance expects it to act once absence is "
        "likely to reach 15 school days.",
        start="{other} stopped attending in {t1}. {who} sent the school letters from a "
        "[paediatrician|mental health team], and the school told the Council.",
        bad="The Council treated {other} as absent without good reason and [warned {who} about a "
        "penalty notice|sent an attendance officer]. It did not look at the medical letters until "
        "{t3}.\nA tutor started in {fix}[, for a few hours a week|].",
        fault="The Council had what it needed in {t1} to decide whether its duty applied. It did "
        "not ask itself that question for {delay}. That was fault.",
        harm="{other} missed about {terms} of education at [an important stage|a time when {ohe} "
        "was already behind], and {who} was put under avoidable strain.",
        brief="{other} was without education for {delay} before the Council considered its duty.",
        good="The Council spoke to the school and to {who}, read the medical advice and decided "
        "{other} could manage a few hours a day.\nIt arranged [home tuition|an online school] and "
        "reviewed it every half term, adding hours as {ohe} recovered.",
        sound="The Council considered its duty promptly and took medical advice on how much "
        "{other} could manage. It was entitled to build up the hours slowly.",
        fine="The Council arranged tuition promptly and [increased it as {other} "
        "recovered|followed medical advice on how much {ohe} could manage].",
        improve=(
            "[Review|Rewrite] the policy on children who cannot attend school because of their "
            "health.",
            "Train attendance officers to recognise when the duty to provide education may apply.",
            "Agree with schools how they report absences that are likely to last.",
        ),
        amends=("Pay {who} £{more} to be used for {other}'s education.",),
        second="child",
    ),
    Topic(
        title="Too little education for a child out of school",
        wrong="[gave|offered] {his} {kin} only [a few hours of tuition a week|an unsuitable online "
        "course] while {ohe} was out of school",
        effect="{He} says {other} could have managed more and has [fallen a year behind|lost touch "
        "with {ohis} friends].",
        law="Education arranged for a child out of school should be full time unless that would "
        "not be in the child's interests. It should be kept under review.",
        start="{other} left {ohis} school in {t0} after a [breakdown in the placement|long "
        "absence]. The Council arranged tuition until it could find another school.",
        bad="The tuition stayed at {few} hours a week for {delay}. There is no record that anyone "
        "asked whether {other} could manage more.\nThe Council reviewed it only after {who} "
        "complained in {t3}.",
        fault="Part-time education needs a reason, and the reason needs checking. I found neither "
        "in the Council's records. That was fault.",
        harm="On balance {other} could have managed more. {oHe} lost part of {ohis} education for "
        "{terms}.",
        brief="{other}'s tuition was never reviewed, and {ohe} had less than {ohe} could have "
        "managed for {delay}.",
        good="Officers met {who}, the tutor and a nurse each month. They increased the hours in "
        "{t1} and cut them back in {t2} when {other} became unwell.",
        sound="The Council had clear reasons for part-time tuition and kept it under review. I "
        "have no grounds to criticise its judgement.",
        fine="It kept the tuition under review and had good reasons for the hours it gave.",
        improve=(
            "Set out who reviews part-time education out of school, and how often.",
            "Record the reasons whenever a child is given less than full-time education.",
        ),
        amends=("Pay {who} £{more} for the education {other} missed.",),
        second="child",
    ),
)

EXCLUSIONS = (
    Topic(
        title="No education after a permanent exclusion",
        wrong="did not arrange education for {his} {kin} after {ohe} was permanently excluded from "
        "school",
        effect="{He} says {other} spent {ohis} days at home and [got into trouble|lost interest in "
        "learning].",
        law="A council must arrange suitable full-time education from the sixth school day after a "
        "permanent exclusion.",
        start="{other}'s school excluded {ohim} in {t1}. It told the Council the same day.",
        bad="The Council offered a place at a pupil referral unit but [it had no space|the unit "
        "could not meet {ohis} needs]. It made no other offer until {fix}.",
        fault="The duty begins on the sixth day whether or not the usual unit has a place. To "
        "offer nothing else was fault.",
        harm="{other} missed {terms} of education.",
        brief="{other} had no suitable education for {delay}.",
        good="The Council offered a place at a pupil referral unit from the sixth day. {who} did "
        "not think it suitable and kept {other} at home.\nThe Council explained how the unit would "
        "support {ohim} and kept the place open.",
        sound="The offer was made in time and was suitable on the evidence the Council had.",
        fine="It offered a suitable place from the sixth day after the exclusion.",
        improve=(
            "Make sure there is a second choice of provision when the pupil referral unit is full.",
            "Remind staff that the duty to provide education starts on the sixth school day after "
            "a permanent exclusion.",
        ),
        amends=("Pay {who} £{more} for the education {other} missed.",),
        second="child",
    ),
)
