"""Special educational needs: the subject of most complaints that are upheld."""

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
        bad="The sessions stopped in {t1} when the [provider's contract ended|specialist left]. "
        "The school told the Council[ the same week| in {t2}].\nThe Council [waited for the next "
        "annual review|left the school to find someone else]. The sessions began again in {fix}.",
        fault="The duty is the Council's, whoever delivers the sessions. It knew of the gap and "
        "had no plan to fill it. That was fault.",
        harm="{other} missed {terms} of support that had been judged necessary for {ohim}. {who} "
        "was put to [avoidable worry|time and trouble] in trying to have it restored.",
        brief="{other} went without the support for {delay}, [although the Council knew|which the "
        "Council knew about].",
        good="The sessions paused in {t1} when the specialist left. The Council found another "
        "provider and agreed extra sessions to make up those missed.\nThe school's records show "
        "all of them had been given by {t3}.",
        sound="Short gaps can happen when staff change. The Council found out quickly, acted at "
        "once and made good what was lost, so there is no fault to find.",
        fine="The Council [acted quickly when a specialist left|filled a short gap] and the missed "
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
        "already had]. It refused the request in {fix} in a letter that [gave no reasons and did "
        "not mention the right of appeal|said nothing of its reasons or of the right of appeal].",
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
    Topic(
        title="A child with special needs left without a school",
        wrong="[did not find|took too long to find] a school for {his} {kin}, who has an "
        "Education, Health and Care (EHC) plan",
        effect="{He} says {other} [watched {ohis} friends go back without {ohim}|has been at home "
        "with nothing to do] and {he} [has had to stop work|is at {his} wits' end].",
        law="A plan must name a school or a type of school. A council has to ask the school the "
        "parents prefer, and may refuse it only for reasons the law allows.",
        start="{other} [moved to the area|could no longer stay at {ohis} old school] in {t0}. "
        "{who} told the Council which school {he} preferred.",
        bad="The Council asked {few} schools. [Each said that it was full|All said that they were "
        "full], and the Council took that as the end of the matter.\nIt looked again after {his} "
        "complaint, and {other} started at a new school in {fix}.",
        fault="A school's answer that it is full does not settle the question. The Council had to "
        "decide whether it could name the school all the same. Not to decide was fault.",
        harm="{other} was out of school for about {delay}, with [a few hours of tuition|little to "
        "do]. {who} was put under great strain.",
        brief="It [stopped looking when schools said that they were full|did not decide whether to "
        "name a school that said it was full].",
        good="The Council asked the school {who} preferred, which sent detailed reasons why it "
        "could not meet {other}'s needs.\nIt named another school in {t1}, explained why and told "
        "{who} about the right of appeal.",
        sound="The Council considered what the schools said and made up its own mind. Which school "
        "{other} should go to is for the Tribunal, if {who} appeals.",
        fine="It considered the schools' answers, named a school and explained the right of "
        "appeal.",
        improve=(
            "Tell staff that a school's answer that it is full does not end the Council's duty to "
            "decide.",
            "Keep a record of children with a plan who have no school place, and review it "
            "regularly.",
        ),
        amends=("Pay {who} £{more} for the education {other} missed.",),
        appeal=TRIBUNAL,
        second="child",
    ),
    Topic(
        title="Delay in carrying out an order of the Tribunal",
        wrong="[delayed carrying out|did not carry out] an order of the Tribunal about {his} "
        "{kin}'s Education, Health and Care (EHC) plan",
        effect="{He} says {he} [won the appeal and gained nothing|had to fight twice for the same "
        "thing].",
        law="When the Tribunal orders a council to change a plan, the council has five weeks to do "
        "so.",
        start="{who} appealed to the First-tier Tribunal. In {t0} it ordered [more therapy|another "
        "school|a change in the support] for {other}.",
        bad="The Council [sent the order to the wrong team|waited for advice that it did not "
        "need]. It issued the plan in {fix}[, and only then told the school|].",
        fault="An order of the Tribunal is not the start of a discussion. The delay in carrying it "
        "out was fault.",
        harm="{other} went without what the Tribunal had ordered for about {delay}, and {who} lost "
        "faith in the Council.",
        brief="It took {delay} longer than the law allows to carry out the order.",
        good="The Council issued the plan in {t1}, in the five weeks allowed. {who} thought the "
        "wording should go further than the order did.",
        sound="The plan follows the words of the order. Anything more is for {who} to take back to "
        "the Tribunal.",
        fine="It issued the plan in the time allowed and in the words of the order.",
        improve=(
            "Name a manager to see that orders of the Tribunal are carried out on time.",
            "Tell schools and therapists at once when the Tribunal has changed a plan.",
        ),
        amends=("Pay {who} £{more} for the support {other} missed.",),
        second="child",
        lead=1,
    ),
    Topic(
        title="Poor communication about a child's plan",
        wrong="did not [answer {him}|keep {him} informed] about {his} {kin}'s Education, Health "
        "and Care (EHC) plan",
        effect="{He} says {he} never knew [who was dealing with it|what would happen next] and had "
        "[{few}|several] caseworkers in a year.",
        law="National guidance asks councils to keep parents informed and to involve them in "
        "decisions about a plan.",
        start="{who} wrote to the Council in {t1} about [a change in {other}'s needs|{other}'s "
        "next school|a report from a therapist].",
        bad="{who} sent {several} e-mails by {t3}. One had an answer[, from an officer who has "
        "since left|], and the rest went to a mailbox that no one was reading.",
        fault="It is not too much to expect an answer about a child's education. The silence was "
        "fault.",
        harm="I cannot say the plan would have been different. {who} was worried for {delay} and "
        "put to needless trouble.",
        brief="Most of {his} e-mails went to a mailbox that no one was reading.",
        good="The file shows [a call or an e-mail|a letter or a call] for nearly all of {his} "
        "messages, most of them in two or three days. A manager met {who} in {t2}.",
        sound="The Council's answers were not always what {who} hoped for, but they were clear and "
        "came promptly.",
        fine="The file shows that it answered {him} promptly and met {him} in {t2}.",
        improve=(
            "Make sure that shared mailboxes for special educational needs are read every day.",
            "Tell parents when the caseworker for their child changes.",
            "Set a standard for answering parents about Education, Health and Care plans.",
        ),
        amends=("Name an officer whom {who} can call.",),
        second="child",
        small=True,
    ),
)
