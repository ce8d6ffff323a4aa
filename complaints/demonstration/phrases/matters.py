"""The rarer subjects: a few matters each, and the rule that applies to them."""

FAIRLY = (
    "A council should deal with requests in a reasonable time, keep records and give reasons for "
    "what it decides."
)
POLICY = (
    "A council has limited means. It may choose what to act on, but should follow its own policy "
    "and say what it has decided."
)
SCHEME = (
    "A council should apply its published rules, look at each request on its facts and give "
    "reasons for a refusal."
)

# The matter, the rule, and which of the general topics fit: delay, reasons, information.
Matter = tuple[str, str, str]
ANY: tuple[Matter, ...] = (("a matter {he} had raised", FAIRLY, "dr"),)

MATTERS: dict[tuple[str, str], tuple[Matter, ...]] = {
    ("Adult care services", "Transport"): (
        (
            "[{his} travel to a day centre|transport to {his} day service]",
            "If a person needs transport to use a service in their care plan, the council must "
            "consider how that need will be met.",
            "dri",
        ),
    ),
    ("Adult care services", "Other"): (
        ("{his} request for [equipment|grab rails] at home", FAIRLY, "dr"),
        (
            "[{his} request to see {his} care records|mistakes in {his} care records]",
            "People may ask for mistakes in their records to be corrected, or for their own view "
            "to be added.",
            "dr",
        ),
    ),
    ("Benefits and tax", "Local welfare payments"): (
        ("{his} request for [food vouchers|help with fuel bills]", SCHEME, "dri"),
    ),
    ("Benefits and tax", "Other"): (
        (
            "{his} claim for relief from business rates[ on a shop|]",
            "Small firms may be entitled to relief. A council must decide a claim on the evidence "
            "and give its reasons.",
            "dri",
        ),
        ("[an invoice|a debt] that {he} disputes", FAIRLY, "dr"),
    ),
    ("Children's care services", "Other"): (
        (
            "{his} request for [early help|help for {his} family]",
            "A council should assess what help a family needs and say what it will do.",
            "dri",
        ),
        ("{his} request to correct {his} family's records", FAIRLY, "dr"),
    ),
    ("Children's care services", "Adoption"): (
        ("{his} application to adopt", FAIRLY, "dri"),
        ("{his} request to see adoption records", FAIRLY, "dr"),
    ),
    ("Children's care services", "Fostering"): (
        ("{his} application to foster", FAIRLY, "dri"),
        ("{his} fostering allowance", SCHEME, "dri"),
    ),
    ("Education", "School exclusions"): (
        (
            "{his} request for an independent review of an exclusion",
            "Parents may ask for an independent panel to review a permanent exclusion. The panel "
            "follows national guidance.",
            "di",
        ),
    ),
    ("Education", "Other"): (
        (
            "{his} plan to educate {his} child at home",
            "A council may ask about education at home, and must act if it seems unsuitable. It "
            "should be clear about what it needs to see.",
            "dri",
        ),
        ("a penalty notice for {his} child's absence from school", POLICY, "ri"),
    ),
    ("Environment and regulation", "Drainage"): (
        (
            "{his} reports of [a blocked drain|flooding from a ditch] near {his} home",
            "Councils have powers over ditches and drains but are not always responsible for them. "
            "They should find out who is.",
            "dr",
        ),
    ),
    ("Environment and regulation", "Health and safety"): (
        ("{his} report of dirty conditions at a [takeaway|cafe]", POLICY, "dr"),
        ("{his} report of [an unsafe building|an accident at a shop]", POLICY, "dr"),
    ),
    ("Environment and regulation", "Trading standards"): (
        (
            "{his} report of [a builder who left work unfinished|a trader who sold {him} a faulty "
            "car]",
            "Trading standards officers decide which reports to pursue under their policy. They do "
            "not act for one consumer.",
            "dri",
        ),
    ),
    ("Environment and regulation", "Licensing"): (
        (
            "{his} [objection to a new licence for a bar|report that a pub broke its licence]",
            "A licensing authority may take account of crime, safety, nuisance and the protection "
            "of children.",
            "dr",
        ),
    ),
    ("Environment and regulation", "Pollution"): (
        ("{his} reports of [bonfires|wood smoke]", POLICY, "dr"),
    ),
    ("Environment and regulation", "Trees"): (
        ("{his} request to have a [street|park] tree pruned", POLICY, "dri"),
    ),
    ("Environment and regulation", "Other"): (
        (
            "{his} reports of [rats|pigeons|waste] on land next to {his} home",
            "A council can require an owner to deal with vermin or waste, where it finds that is "
            "needed.",
            "dr",
        ),
        ("{his} report of [an abandoned car|fly-tipping|stray dogs]", POLICY, "dr"),
        ("a fixed penalty for [litter|leaving out a bag]", POLICY, "ri"),
    ),
    ("Housing", "Other"): (
        ("{his} report of an empty house next to {his} home", POLICY, "dr"),
        ("{his} application for a grant to make {his} home warmer", SCHEME, "dri"),
    ),
    ("Planning", "Building control"): (
        ("{his} report of [unsafe building work|work without consent] next door", POLICY, "dr"),
    ),
    ("Planning", "Planning advice"): (
        (
            "[the need for permission to change the use of {his} shop|the rules on fences]",
            FAIRLY,
            "i",
        ),
    ),
    ("Planning", "Other"): (
        (
            "[a tree preservation order|a new conservation area] that affects {his} home",
            "The law sets out how such a step is taken, who must be told and how objections are "
            "heard.",
            "ri",
        ),
        (
            "the [infrastructure levy|levy] on {his} extension",
            "The levy has strict steps. A council should explain them, and what a person must do "
            "before work starts.",
            "ri",
        ),
    ),
    ("Transport and highways", "Highway adoption"): (
        (
            "[the unfinished roads on {his} estate|a road that it has not adopted]",
            "A council may agree with a developer to take over new roads once they are built to "
            "standard. It cannot be made to do so sooner.",
            "dri",
        ),
    ),
    ("Transport and highways", "Rights of way"): (
        (
            "{his} application to [add a path to|change a path on] the official map",
            "A council must look into an application to change the map of rights of way, and "
            "should decide it in 12 months.",
            "dr",
        ),
    ),
    ("Transport and highways", "Public transport"): (
        ("{his} application for a bus pass", SCHEME, "dri"),
        ("[a bus stop outside {his} home|the loss of a bus service]", FAIRLY, "ri"),
    ),
    ("Transport and highways", "Other"): (
        ("{his} application for a [dropped kerb|skip licence]", SCHEME, "dri"),
    ),
    ("Other categories", "Commercial and contracts"): (
        (
            "[{his} application for a market stall|{his} tender for a small contract]",
            "Councils have wide freedom in contracts but must follow their own rules and be fair.",
            "dri",
        ),
    ),
    ("Other categories", "Employment and pensions"): (
        (
            "[a pension transfer|{his} request for pension figures]",
            "The administrator of a pension fund must give members the facts they are entitled to, "
            "in good time.",
            "dri",
        ),
    ),
    ("Other categories", "Land"): (("{his} offer to buy a [garage|strip of land]", FAIRLY, "dr"),),
    ("Other categories", "Leisure and culture"): (
        ("{his} application for an allotment", SCHEME, "dri"),
        ("{his} report of [an unsafe playground|a broken gate in a park]", POLICY, "dr"),
    ),
    ("Other categories", "Elections and electoral register"): (
        ("{his} application for a postal vote", FAIRLY, "di"),
    ),
    ("Other categories", "Other"): (
        ("{his} complaint about a member of staff", FAIRLY, "dr"),
        (
            "limits on how {he} may contact it",
            "A council may limit contact that takes up too much time. It should warn first, give "
            "reasons and review the limit.",
            "r",
        ),
        ("{his} reply to a public consultation", FAIRLY, "d"),
    ),
}
