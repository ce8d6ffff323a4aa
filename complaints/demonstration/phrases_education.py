"""Education: what complaints are about and how they are told."""

from complaints.demonstration.topics import Topic

TRIBUNAL = "appeal to the First-tier Tribunal (Special Educational Needs and Disability)"

SPECIAL_NEEDS = (
    Topic(
        title="Delay in issuing [an Education, Health and Care plan|a plan for a child with "
        "special needs]",
        wrong="[took too long to issue|delayed issuing] an Education, Health and Care (EHC) plan "
        "for {his} {kin}",
        effect="{He} says {other} [fell further behind at school|went without help at school] and "
        "the wait [was a strain on the whole family|made it harder to keep {ohim} in lessons].",
        law="A council that agrees to assess a child's special educational needs must finish, and "
        "issue any final plan, within 20 weeks of the request.",
        start="{who} asked for an assessment of {other}'s needs in {t0}. The Council agreed to "
        "make one, so a final plan was due in {t1}.",
        bad="The Council had [too few educational psychologists|a queue for its educational "
        "psychologists] and {other} was not seen until {t3}. It did not look for help from "
        "elsewhere.\nIt issued the final plan in {fix}, {delay} late.",
        fault="I know educational psychologists are [scarce|hard to recruit], but the limit is set "
        "by law and makes no allowance for that. The delay of {delay} was fault.",
        harm="But for the delay {other} would have had the support in {ohis} plan {delay} sooner. "
        "{who} also had to wait to use {his} right of appeal.",
        brief="[It issued the plan {delay} late|The plan came {delay} late], so {other} [missed "
        "support|went without support] and {who}'s right of appeal was put off.",
        good="The Council had advice from an educational psychologist in time and sent {who} a "
        "draft plan.\nIt [agreed a short extension with {him} to add a new report|took {his} "
        "comments into account] and issued the final plan in {t1}.",
        sound="The Council kept to each step the law sets and gave {who} the chance to comment. "
        "{He} would have liked it to be quicker, but it was not late.",
        fine="[The Council issued the plan in the time the law allows|It kept to the limits the "
        "law sets for an assessment and a plan].",
        improve=(
            "[Draw up|Agree] a plan to reduce delays in advice from educational psychologists.",
            "[Tell|Write to] parents when an Education, Health and Care plan will be late, and say "
            "why.",
            "Report delays in Education, Health and Care plans to the committee for children's "
            "services.",
        ),
        amends=("Pay {who} £{more} for the support {other} missed.",),
        appeal=TRIBUNAL,
        second="child",
        lead=5,
    ),
    Topic(
        title="Failure to secure the support in an Education, Health and Care plan",
        wrong="did not [secure|arrange] the [speech and language therapy|occupational "
        "therapy|one-to-one support|specialist teaching] in {his} {kin}'s Education, Health and "
        "Care (EHC) plan",
        effect="{He} says {other} [lost ground at school|became anxious about school] as a result, "
        "and that {he} had to chase the Council [again and again|for months].",
        law="Once a plan is final, the council must make sure the child receives the special "
        "educational provision in it. It may ask a school to deliver this but cannot hand over the "
        "duty.",
        start="{other} has had an EHC plan since {t0}. It says {ohe} should have regular sessions "
        "with a specialist[ each week|].",
        bad="The sessions stopped in {t1} when the [provider's contract ended|therapist left]. The "
        "school told the Council[ the same week| in {t2}].\nThe Council [waited for the next "
        "annual review|left the school to find someone else]. The sessions began again in {fix}.",
        fault="The duty is the Council's, whoever delivers the sessions. It knew of the gap and "
        "had no plan to fill it. That was fault.",
        harm="{other} missed {terms} of support that had been judged necessary for {ohim}. {who} "
        "was put to [avoidable worry|time and trouble] in trying to have it restored.",
        brief="{other} went without the support for {delay}, [although the Council knew|which the "
        "Council knew about].",
        good="The sessions paused in {t1} when the therapist left. The Council found another "
        "provider and agreed extra sessions to make up those missed.\nThe school's records show "
        "all of them had been given by {t3}.",
        sound="Short gaps can happen when staff change. The Council found out quickly, acted at "
        "once and made good what was lost, so there is no fault to find.",
        fine="The Council [acted quickly when a therapist left|filled a short gap] and the missed "
        "sessions were made up.",
        improve=(
            "[Check|Set up a way to check] that the support in new and amended Education, Health "
            "and Care plans is in place from the start.",
            "[Remind staff|Make clear to staff] that the duty to secure provision in a plan stays "
            "with the Council.",
            "Keep a register of gaps in therapy provision and who is responsible for filling each "
            "one.",
        ),
        amends=(
            "Pay {who} £{more} to be used for {other}'s education.",
            "Arrange the sessions {other} missed, if {who} would like them.",
        ),
        second="child",
    ),
    Topic(
        title="Delay after the annual review of an Education, Health and Care plan",
        wrong="[did not finish the annual review of|delayed the annual review of] {his} {kin}'s "
        "Education, Health and Care (EHC) plan",
        effect="{He} says {other}'s plan [no longer describes {ohis} needs|still names a school "
        "that cannot meet {ohis} needs] and {he} could not appeal.",
        law="After a review meeting a council has four weeks to say whether it will keep, change "
        "or end the plan. A changed plan must be final within 12 weeks of the meeting.",
        start="The school held a review meeting in {t0}. It recorded that {other}'s needs had "
        "changed and that {who} wanted [a different school|more support].",
        bad="The Council [did not send its decision|sent no decision letter]. It says [the "
        "caseworker had left|the school's papers went to an old address].\n{who} chased it "
        "{several} times. A final amended plan followed in {fix}.",
        fault="The Council should have finished by {t1}. It had no way to notice that a review was "
        "overdue. That was fault.",
        harm="The delay kept {other} on an out-of-date plan and {who} from {his} right of appeal "
        "for {delay}.",
        brief="The amended plan was {delay} late, which [held up {who}'s appeal|kept {other} on an "
        "out-of-date plan].",
        good="The Council wrote to {who} four weeks after the meeting to say it would amend the "
        "plan, and explained what would happen next.\nIt issued the final plan in {t1} and told "
        "{him} how to appeal.",
        sound="The records show each step was taken in time. {who} disagrees with the school "
        "named, but that is a matter for the Tribunal and not for me.",
        fine="The review was completed in time and {who} could appeal about the school named.",
        improve=(
            "Review how the Council tracks annual reviews of Education, Health and Care plans[ so "
            "that overdue ones are noticed|].",
            "Train caseworkers in the steps that follow an annual review meeting.",
            "Tell schools where to send the papers of annual review meetings.",
        ),
        amends=("Pay {who} £{pay} for the frustration of the delayed right of appeal.",),
        appeal=TRIBUNAL,
        second="child",
        lead=3,
    ),
    Topic(
        title="Refusal to assess a child's special educational needs",
        wrong="[did not consider properly|mishandled] {his} request for an assessment of {his} "
        "{kin}'s special educational needs",
        effect="{He} says {other} [struggles in class|is often sent home] and the school cannot do "
        "more without a plan.",
        law="A council has six weeks to decide whether to assess a child. If it refuses it must "
        "explain why and tell the parents they may appeal.",
        start="{who} asked for an assessment on {d1}, and sent reports from {other}'s school[ and "
        "a paediatrician|].",
        bad="The Council [passed the papers between two teams|asked the school for papers it "
        "already had]. It refused the request in {fix} in a letter that [gave no reasons|did not "
        "mention the right of appeal].",
        fault="The decision was late, and the letter left out what the law says it must contain. "
        "Both were fault.",
        harm="{who} could not tell why {he} had been refused, and lost months in which {he} could "
        "have appealed.",
        brief="It took {delay} to refuse the request and its letter [gave no proper reasons|did "
        "not explain how to appeal].",
        good="A panel of officers, a head teacher and a psychologist looked at the request. They "
        "found the school had support it had not yet tried.\nThe Council wrote to {who} in the "
        "sixth week with reasons and details of how to appeal.",
        sound="The Council decided in time, on the right evidence, and told {who} what {he} could "
        "do if {he} disagreed.",
        fine="It decided in time, gave reasons and explained the right of appeal.",
        improve=(
            "Change the template letter for refusals to assess so that it gives reasons and the "
            "right of appeal.",
            "Brief staff who receive requests for assessments on the limits the law sets.",
        ),
        amends=(
            "Reconsider the request for an assessment and send {who} a decision with reasons.",
        ),
        appeal=TRIBUNAL,
        second="child",
    ),
)

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
