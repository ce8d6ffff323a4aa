"""Topics that fit any matter: how the rarer subjects are told."""

from dataclasses import fields, replace
from typing import Any

from complaints.demonstration.phrases.matters import ANY, MATTERS, Matter
from complaints.demonstration.topics import Topic

GENERAL = (
    Topic(
        title="[Delay in dealing with requests|Requests left without an answer]: <subject>",
        wrong="[took too long to deal with|did not deal properly with] <matter>",
        effect="{He} says {he} has been [passed from one team to another|left without an answer] "
        "and [has lost sleep over it|has spent hours on it].",
        law="<rule>",
        start="{who} [wrote to|called] the Council in {t1}. It gave {him} a reference and promised "
        "a reply.",
        bad="The request went to [the wrong team|an officer who had left]. {who} chased it "
        "{several} times.\nThe Council dealt with it in {fix}, after {his} complaint.",
        fault="Nothing in the papers explains the time this took. A delay of {delay} was fault.",
        harm="{who} was caused [frustration|uncertainty] and put to [avoidable|needless] trouble "
        "for {delay}.",
        brief="[Nothing was done for {delay}|It lost sight of the matter for {delay}], for no good "
        "reason.",
        good="The Council's log shows an answer {several} days later and [a visit|a meeting] in "
        "{t2}.\nIt told {who} what it would do and why it would not do more.",
        sound="The Council acted in good time. {who} had hoped for more, but the Council was "
        "entitled to decide as it did.",
        fine="It answered promptly and explained what it would and would not do.",
        improve=(
            "[Review|Change] how requests are shared out when an officer leaves.",
            "Tell people who will deal with their request and when they will hear.",
            "Check regularly for requests that have had no answer.",
        ),
        small=True,
    ),
    Topic(
        title="Decisions without proper [reasons|records]: <subject>",
        wrong="[did not explain|gave no proper reasons for] its decision about <matter>",
        effect="{He} says the decision [makes no sense|was made before {he} was heard] and others "
        "were treated differently.",
        law="<rule>",
        start="{who} put {his} case to the Council in {t1}, with papers to support it.",
        bad="The Council wrote in {t2} that it had made its decision. The letter [did not mention "
        "the papers|was a standard one].\nIts file holds no note of how the decision was reached.",
        fault="People should be able to see why a decision was made. Without reasons or a record I "
        "cannot be satisfied that it was made properly. That was fault.",
        harm="{who} does not know whether a proper decision would have been the same.",
        brief="It [kept no record of how it decided|did not show that it had considered {his} "
        "papers].",
        good="The file holds a note that lists {his} points and deals with each. A manager checked "
        "it.\nThe Council sent {who} its reasons in {t2} and offered to [meet {him}|talk them "
        "through].",
        sound="The decision was made by the right person, on the right papers, and was explained. "
        "I cannot put my view in place of the Council's.",
        fine="It considered {his} points and explained its decision.",
        improve=(
            "Remind staff to keep a record of the reasons for their decisions.",
            "Change standard letters so that they give the reasons for a decision.",
        ),
        amends=("Take the decision again and give {who} reasons.",),
    ),
    Topic(
        title="Wrong information: <subject>",
        wrong="gave {him} [wrong|confusing] information about <matter>",
        effect="{He} says {he} [relied on it|made plans on the strength of it] and is worse off.",
        law="<rule>",
        start="{who} asked the Council for information in {t1} and had an answer by "
        "[e-mail|telephone].",
        bad="The answer was [out of date|about a different scheme]. The Council's website said the "
        "same until {t3}.\nIt corrected this in {fix} and said that {who} should have checked.",
        fault="A council should take care that what it tells people is right. It did not, and that "
        "was fault.",
        harm="{who} lost the chance to make {his} choice on the right facts.",
        brief="What it told {him} was out of date, and so was its website.",
        good="I have [heard the recording of the call|read the e-mail]. The officer gave the rules "
        "as they were and said that they might change.\nThe change came in {t2} and was "
        "published.",
        sound="The information was right when it was given.",
        fine="What it told {him} was right at the time.",
        improve=(
            "Check what the website says about this service, and keep it up to date.",
            "Brief the contact centre when the rules of a service change.",
        ),
        small=True,
    ),
)


def topics_about(heading: str, name: str) -> tuple[Topic, ...]:
    """The general topics that fit each matter of a subject; none where it has no matters."""
    return _told_of(MATTERS.get((heading, name), ()), heading if name == "Other" else name)


def topics_about_anything() -> tuple[Topic, ...]:
    return _told_of(ANY, "Council services")


def _told_of(matters: tuple[Matter, ...], subject: str) -> tuple[Topic, ...]:
    return tuple(
        _filled(topic, {"<subject>": subject.lower(), "<matter>": matter, "<rule>": rule})
        for matter, rule, fitting in matters
        for kind, topic in zip("dri", GENERAL, strict=True)
        if kind in fitting
    )


def _filled(topic: Topic, words: dict[str, str]) -> Topic:
    told: dict[str, Any] = {}
    for field in fields(topic):
        value = getattr(topic, field.name)
        if isinstance(value, str):
            for blank, word in words.items():
                value = value.replace(blank, word)
            told[field.name] = value
    return replace(topic, **told)
