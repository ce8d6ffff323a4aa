"""What may identify a person in a text that will be public.

Staff are shown the words and change or confirm them, so this asks once too often rather than miss
a name; but not about what every statement is full of: "Mr B", references, section numbers.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

# Patterns begin with a few characters and only then look behind them, and do not go back over what
# they have read (``++``), so that no text is slow to search.
GAP = r"(?=\s)[^\S\n]{0,3}+\n?+[^\S\n]{0,3}+"  # never across an empty line
NOT_IN_A_NUMBER = r"(?<![\w£$€.,/+-].)(?<!\b[0-9][0-9][ -].)"  # nor in a reference: 24 018 407
BETWEEN = r"[^\S\n]?[()./–\u2011-]?[^\S\n]?"
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b"
)
DAY = r"[0-9]{1,2}(?:st|nd|rd|th)?\b"
DATE = (
    r"(?:[0-9]{1,2}\s?[./-]\s?[0-9]{1,2}\s?[./-]\s?[0-9]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
    rf"|{DAY}(?:\sof)?\s{{1,2}}{MONTH}(?:,?\s(?:[0-9]{{4}}|[0-9]{{2}}))?"
    rf"|{MONTH}\s{DAY}(?:,?\s[0-9]{{4}})?|{MONTH},?\s[0-9]{{4}})\b"
)

EMAIL = re.compile(r"(?<![\w.+-])(?<!\w['’])\w[\w.+'’-]*+\s?@\s?[\w-]++(?:\.[\w-]++)+")
PHONE = re.compile(
    rf"[+04]{NOT_IN_A_NUMBER}"
    rf"(?:(?<=0)(?=[1-9][0-9])|(?:(?<=\+)\s?|(?<=0)0\s?)44\)?{BETWEEN}(?:\(?0\)?)?|(?<=4)4(?=\s?7))"
    rf"{BETWEEN}(?:[1-357-9](?:{BETWEEN}[0-9]){{9}}|[158](?:{BETWEEN}[0-9]){{8}})(?![0-9])"
)
POSTCODE_AREA = (
    r"(?:A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]"
    r"|JE|K[ATWY]|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?"
    r"|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE)"
)
POSTCODE = re.compile(
    r"[0-9](?:(?<=(?<![^\W_])([A-Z]).)|(?<=(?<![^\W_])([A-Z]{2}).))[0-9A-Z]?"
    r"(?:[^\S\n]{0,2}|\r?\n)(?!(?-i:1st|2nd|3rd|[0-9]th)\b)[0-9][ABD-HJLNP-UW-Z]{2}(?![^\W_])",
    re.IGNORECASE,
)
NHS = re.compile(
    rf"[0-9]{NOT_IN_A_NUMBER}[0-9]{{2}}[^\S\n-]?-?[0-9]{{3}}[^\S\n-]?-?[0-9]{{4}}(?!\w|[.,-][0-9])"
)
INSURANCE_PREFIX = (
    r"(?<!\w)((?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])"  # none with D, O, Q
)
INSURANCE = re.compile(
    rf"[0-9](?:(?<={INSURANCE_PREFIX}.)|(?<={INSURANCE_PREFIX}[\s-].))"
    r"[0-9][\s-]?[0-9]{2}[\s-]?[0-9]{2}[\s-]?[A-D](?!\w)",
    re.IGNORECASE,
)
BIRTH = re.compile(
    r"[BbDd](?:(?<=(?<!\w)b)\.\s?|"
    r"(?i:(?<=b)(?:orn|irth(?:day|\s?date)?)|(?<=(?<!\w)d)(?:ates?\sof\sbirth|\.?o\.?b))\b\.?"
    rf"(?:{GAP}(?:at|in)(?:{GAP}[\w’'-]++){{1,2}}|{GAP}\w++(?<=ly))?"
    rf"(?:[\s:=(,–-]|\b(?i:on|in|is|was|the|as|about|around)\b){{0,8}})(?i:{DATE})"
)

TITLE = (
    r"(?:Mrs?|MRS?|mrs?|Ms|MS|Miss|MISS|Mx|Messrs|Dr|DR|Doctor|Sir|Lady|Lord|Dame|Reverend|Revd?|"
    r"Professor|Prof|Cllrs?|cllrs?|Councillors?|COUNCILLOR)(?!\w)\.?"
)
PARTICLE = r"(?:de|la|le|van|von|der|den|du|da|dos|di|del|bin|ibn|al|el|ap|ab)"
HYPHEN = r"[-\u2011'’]"
WORD = rf"[^\W\d_]++(?:{HYPHEN}(?!(?:s|ll|ve|re|d)\b)[^\W\d_]++)*+"
NAME_WORD = re.compile(WORD)
INITIALS = re.compile(rf"[A-Z]{{1,2}}(?:{HYPHEN}[A-Z]{{1,2}})*")
NAMED = re.compile(
    rf"{TITLE}(?:(?:{GAP}(?:(?:and|or|&){GAP})?|/){TITLE}){{0,4}}+{GAP}"
    rf"(?![A-Z]{{1,2}}(?:[’']s)?\s(?!{PARTICLE}\b)[a-z])"
    rf"(?=({WORD}(?:\.?(?:{GAP}|(?<=\.)){WORD}){{0,5}}))"
)
# What has a capital and is no name: after "Mr B." or "told Mr B", and straight after a title.
NO_NAMES = """a about according accordingly additionally adult after afterwards again against
    agreed all also although an and another any appeals application as assessment at background
    because before between blue both but by care carers children complaint complaints conduct
    consequently contractors council councils county december decision despite details development
    did direct disabled district documents draft during each education either emails environmental
    even eventually every evidence except families february final finally findings first five
    following for four from further furthermore given government guidance had has have having he
    her here highways his homes housing how however i if in initially instead is it its january
    july justice later legislation letters local madam managers many meanwhile months more
    moreover most my national neighbours neither nevertheless no nobody none nonetheless nor not
    nothing november now october of officers ofsted ombudsman on once one only or other others
    otherwise our outcome overall paragraph parents parking part people planning police policies
    policy professionals public recently records regulations remedy residents schools section
    september services several she shortly should similarly since so social some sometimes soon
    staff stage statutory still subsequently such summary support teachers tenants that the their
    them then there therefore these they this those though three through throughout thus to today
    tribunal two ultimately under unfortunately universal unless until upon was we weeks were what
    whatever when whenever where whereas wherever whether which while who why with within without
    yet you your flat apartment unit room maisonette"""
NOT_A_NAME = frozenset(NO_NAMES.split())
NOT_AFTER_TITLE = re.compile(
    r"(?i:the|of|mayor|chancellor|chief|lieutenant|president|provost|code|conduct|complaints?|grants"
    r"|development|training|or)"
)

BUILDING = "House|Lodge|Tower|Point|Buildings?|Mansions"
STREET_TYPE = (
    r"(?:Street|Road|Avenue|Lane|Drive|Crescent|Terrace|Gardens|Grove|Mews|Square|Walk|Place|Way|Row"
    r"|Hill|Rise|Close|Green|Park|View|Parade|Broadway|Quay|Wharf|Villas|Cottages?|Croft|Gate|Yard"
    r"|Vale|Meadows?|Fields|Heights|End|Approach|Court|St|Rd|Ave?|Ln|Dr(?!\.?\s[A-Z])|Cres|Tce|Gdns"
    rf"|Sq|Ct|Cl|Pl|STREET|ROAD|AVENUE|LANE|DRIVE|CLOSE|{BUILDING})\b"
)
STREET = re.compile(  # a number that is no year, a name, and what sort of street
    r"[1-9](?<![\w£$€/+-].)(?<![0-9][.,:].)(?!(?<=1)9[0-9]{2}\b|(?<=2)0[0-9]{2}\b)[0-9]{0,3}[A-Za-z]?"
    rf"(?:\s?[-–/]\s?[0-9]{{1,4}}[A-Za-z]?)?(?!\w),?{GAP}(?!{MONTH}{GAP}(?!{STREET_TYPE}))"
    rf"[A-ZÀ-Þ][\w’'-]{{0,25}}+\.?{GAP}"
    rf"(?:(?:[A-ZÀ-Þ][\w’'-]{{0,25}}+\.?|of|the|upon|on|le|de){GAP}){{0,4}}{STREET_TYPE}"
    r"(?!\s(?i:works|light|trad|traffic|safety|clos|act\b|view|scene|care|clean|nam|school|academy"
    r"|primary|ward|homes|manage))"
)
NOT_A_STREET = re.compile(
    r"(?:bus|cycle) lane|(?:county|high|crown|family|youth|magistrates['’]?) court|of way"
    r"|street view|school place|(?:village|town) green"
    r"|(?:car|country|national|business|retail|play) park"
)
FLAT = re.compile(r"\b(?i:flat|apartment|apt|unit|room|maisonette)\s{1,2}(?:\w{1,4},?\s{1,2})?$")
LABEL = re.compile(  # what a number belongs to that is not the number of a house
    r"\b(?i:sections?|ss?|reg(?:ulation)?s?|schedule|para(?:graph)?s?|part|articles?|rules?|chapter"
    r"|class|grade|band|stage|phase|category|level|year|table|figure|junction|appendix|page|step)"
    r"\.?\s{1,2}$"
)


class Kind(StrEnum):
    """A sort of identifying detail; ``label`` is what staff call it."""

    label: str

    def __new__(cls, value: str, label: str) -> "Kind":
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    EMAIL = "email", "e-mail address"
    PHONE = "phone", "phone number"
    POSTCODE = "postcode", "postcode"
    NHS_NUMBER = "nhs_number", "NHS number"
    INSURANCE = "national_insurance", "National Insurance number"
    BIRTH = "date_of_birth", "date of birth"
    NAME = "name", "title with surname"
    STREET = "street", "house number with street"


@dataclass(frozen=True, slots=True)
class Finding:
    """Words of a text, white space made single, and where they stand: ``text[start:end]``."""

    kind: Kind
    words: str
    start: int
    end: int


def findings(text: str) -> list[Finding]:
    """What may identify a person, in order; of two that overlap the longer one."""
    kept: list[Finding] = []
    for start, end, kind in sorted(_spans(text)):
        if kept and start < kept[-1].end:
            if end - start <= kept[-1].end - kept[-1].start:
                continue
            kept.pop()
        kept.append(Finding(kind, " ".join(text[start:end].split()), start, end))
    return kept


def unconfirmed(text: str, confirmed: Collection[tuple[str, str]]) -> list[Finding]:
    """What is found and nobody confirmed, by kind and words; case and white space don't matter."""
    known = {(str(kind), " ".join(words.split()).casefold()) for kind, words in confirmed}
    return [each for each in findings(text) if (each.kind, each.words.casefold()) not in known]


def _spans(text: str) -> Iterator[tuple[int, int, Kind]]:
    if "@" in text:
        yield from ((*match.span(), Kind.EMAIL) for match in EMAIL.finditer(text))
    for match in PHONE.finditer(text):
        opened = ")" in match[0].partition("(")[0] and text.endswith("(", 0, match.start())
        yield match.start() - opened, match.end(), Kind.PHONE
    for match in POSTCODE.finditer(text):
        area = match[1] or match[2]
        if re.fullmatch(POSTCODE_AREA, area, re.IGNORECASE):
            yield match.start() - len(area), match.end(), Kind.POSTCODE
    for match in NHS.finditer(text):
        if _adds_up(match[0]):
            yield *match.span(), Kind.NHS_NUMBER
    for match in INSURANCE.finditer(text):
        yield match.start(match.lastindex or 0), match.end(), Kind.INSURANCE
    yield from ((*match.span(), Kind.BIRTH) for match in BIRTH.finditer(text))
    for match in NAMED.finditer(text):
        end = _end_of_name(match)
        if end and not text[match.start() - 1 : match.start()].isalnum():
            yield match.start(), end, Kind.NAME
    for match in STREET.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        *_, name, street = match[0].split()
        if LABEL.search(before) or NOT_A_STREET.fullmatch(f"{name} {street}".lower()):
            continue
        if flat := FLAT.search(before):
            yield match.start() - len(flat[0]), match.end(), Kind.STREET
        elif not re.fullmatch(BUILDING, street):
            yield *match.span(), Kind.STREET


def _adds_up(number: str) -> bool:
    """Whether the last digit of an NHS number fits the others, modulo 11."""
    digits = [int(character) for character in number if character.isdigit()]
    return sum(map(int.__mul__, range(10, 0, -1), digits)) % 11 == 0


def _end_of_name(match: re.Match[str]) -> int:
    """Where the name ends that follows a title; 0 where it is "Mr B", or no name."""
    title, end, initials = match[0].rstrip(), 0, False
    careless = title.islower()
    follows = title.endswith(".") or careless
    for word in NAME_WORD.finditer(match.string, *match.span(1)):
        if len(word[0]) == 1 or INITIALS.fullmatch(word[0]):
            initials = True
        elif not re.fullmatch(PARTICLE, word[0]):
            capital = any(part[:1].isupper() for part in re.split(HYPHEN, word[0]))
            if not capital and (end or initials or not careless):
                break
            # "So" and "He" are surnames too, but seldom after an initial.
            if end or initials or follows:
                no_name = word[0].casefold() in NOT_A_NAME
            else:
                no_name = bool(NOT_AFTER_TITLE.fullmatch(word[0]))
            abbreviation = initials and word[0].isupper() and len(word[0]) < 5
            if no_name or re.fullmatch(TITLE, word[0]) or (abbreviation and not title.isupper()):
                break
            end = word.end()
    return end
