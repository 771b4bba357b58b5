"""What a piece of evidence does in an interview: it warns, accuses, doubts, counts; the stem of its question is chosen by that."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from briefings import lexicon
from briefings.model import Attribution, Extract, Slot, Span
from briefings.plan.angles import ANGLES, DEED
from briefings.plan.answers import answers
from briefings.plan.brief import Brief
from briefings.plan.counters import Counter
from briefings.plan.points import DENIED, POINTS, point
from briefings.plan.stance import doubts_itself
from briefings.plan.stance import words as stance_words

KINDS = (
    "own_action", "own_contradiction", "own_earlier", "own_doubt", "own_claim", "own_warning", "own_coming", "own_words", "doubt", "threat", "warning", "accusation", "demand",
    "denial", "promise", "forecast", "number", "counter", "reply", "figure", "act", "announced", "fact", "report", "weigh", "others", "open", "house", *POINTS, *ANGLES, DEED,
)  # fmt: skip

# What a verb of saying makes of the words behind it; the first that fits.
_CUES = {
    "threat": ("threaten",),
    "warning": ("warn", "caution", "fear", "worry"),
    "accusation": ("accuse", "blame", "allege", "fault"),
    "demand": ("demand", "urge", "call for", "call on", "request", "appeal"),
    "denial": ("deny", "reject", "dismiss", "dispute", "rebut"),
    "promise": ("promise", "pledge", "vow"),
    "forecast": ("predict", "forecast", "expect", "estimate"),
}  # fmt: skip

# A body that warns of what it may do itself: "warned that it would close its ports", "would be taken as an act of war".
_OWN_DOING = re.compile(
    r"\b(?:it|they|he|she|we|I) (?:will|would|could|might)\b|\b(?:retaliat\w*|respond\w*|consequences?|reprisals?|act of war|"
    r"(?:be|been) (?:taken|seen|regarded|considered|treated|viewed) as|be considered|sanctions)\b",
    re.IGNORECASE,
)

# What anybody who speaks for a side says of what they would do: "a red line".
_THREATENS = re.compile(r"\b(?:retaliat\w*|reprisals?|act of war|red lines?)\b", re.IGNORECASE)

COMING = re.compile(
    r"^(?!.*\b(?:[Pp]erhaps|[Mm]aybe)\b).*\b(?:(?:will|would|could|may|might)(?! (?:not )?(?:have|say)\b)|is set to|are set to|is expected to|are expected to)\b"
)


def meets_own(brief: Brief, counter: Counter) -> bool:
    """Whether a position is another version of what the guest's side says, or an answer to it."""
    if counter.link is not None:
        return True
    return counter.beside is not None and bool(answers(brief.study, counter.beside, counter.evidence, beside=True))


OF_ONESELF = re.compile(r"(?:I|We|My|Our)\b")


def refined(brief: Brief, kind: str, slots: Mapping[str, Slot], cue: Span | None, camp: str | None = None) -> str:
    """What the words quoted are, where the verb of saying does not tell: an act, a figure, a point they bring up, what a side
    says it will do, or what may come.

    Args:
        brief: The working sheet.
        kind: What it is else.
        slots: The question's, with the words.
        cue: The article's verb of saying; None for words that nobody says.
        camp: Whose side the speaker is on; None for nobody's.
    """
    words, form = slots.get("words"), slots.get("form")
    if isinstance(words, Extract) and form == "of" and brief.dossier[words.pieces[0]].startswith("no "):
        return DENIED  # "spoke of “no sailors on board”"
    if not isinstance(words, Extract) or form not in ("said", "told", "does"):
        return kind
    quoted = " ".join(brief.dossier[piece] for piece in words.pieces)
    if form == "does":
        if _WANTS.match(quoted):
            return "demand"
        if cue is None or not words.span.overlaps(cue) or not _says(quoted, brief.dossier[cue]):
            return kind if _STANDS.match(quoted) else "act"
        return (
            point(quoted.replace(brief.dossier[cue], " ", 1)) or kind
        )  # "denied that": the verb itself brings nothing up
    brought_up = point(quoted)
    if OF_ONESELF.match(quoted):
        return brought_up or kind
    ahead = _OF_A_NOUN.split(quoted, maxsplit=1)[0]
    if COMING.search(ahead) and brought_up in (
        "",
        DENIED,
    ):  # "no saver will lose a penny of 50,000": the figure is not in dispute
        unsure = _UNSURE.search(ahead) or _foretells(brief, cue)
        own = camp is not None or _opens_with_name(brief, words) or _ITSELF.match(quoted) is not None
        return "announced" if form == "told" and not unsure and own else "forecast"
    return "number" if _is_counted(brief, words) else brought_up or kind


_UNSURE = re.compile(
    r"\b(?:could|may|might|likely|probably|expected|set to|soon|eventually|next (?:month|year)|by (?:the end|20\d\d)|before (?:long|20\d\d))\b"
)


_ITSELF = re.compile(r"(?:he|she|they|it)\s", re.IGNORECASE)


def _opens_with_name(brief: Brief, words: Extract) -> bool:
    """Whether words open with a person or a body, who decides what it will do: "the council would not appeal"."""
    article, start = words.article, words.pieces[0].start
    return any(
        span.article == article and start <= span.start <= start + _BEFORE_NAME
        for actor in brief.dossier.actors
        if actor.kind in ("person", "body", "country")
        for span in actor.mentions
    )


_BEFORE_NAME = 4  # code points: "the "


def _foretells(brief: Brief, cue: Span | None) -> bool:
    """Whether the verb of saying brings what somebody only thinks will come."""
    verbs = {lexicon.stem(w.lower()) for w in brief.dossier[cue].split()} if cue else set[str]()
    return bool(
        verbs
        & {lexicon.stem(v) for v in (*_CUES["forecast"], *_CUES["warning"], "think", "believe", "see", "hope", "argue")}
    )


def _is_counted(brief: Brief, words: Extract) -> bool:
    """Whether a figure that could be in dispute stands in words: no age, and no date."""
    findings = brief.dossier.of(words.article)
    text = findings.article.text
    for figure in findings.figures:
        start, end = figure.span.start, figure.span.end
        if figure.value is None or not any(piece.contains(figure.span) for piece in words.pieces):
            continue
        aged = text[end : end + 1] == "-" or _AGE.match(text, start) or _AGED.search(text, max(0, start - 20), start)
        dated = any(figure.span.overlaps(d.span) for d in findings.dates)
        if not aged and not dated and any(c.isdigit() for c in brief.dossier[figure.span]):
            return True
    return False


_WANTS = re.compile(r"(?:has |have |had |also |now )*(?:wants?|wanted|demands?|demanded|seeks?|sought)\s")
_STANDS = re.compile(  # what somebody is or thinks is no act
    r"(?:also |still |now )*(?:needs?|hopes?|supports?|opposes?|favou?rs?|likes?|knows?|is|are|was|were|(?:has|have|had) been|feels?|felt|doubts?)\s"
)
_OF_A_NOUN = re.compile(r"\s(?:that|which|who)\s")  # "no proof | which would allow a charge" forecasts nothing
_AGED = re.compile(
    r"\b(?:he|she|who|I|boy|girl) (?:is|was|were|turned|turns)(?: only| just)?\s$|\baged?\s$|\w,\s$", re.IGNORECASE
)
_AGE = re.compile(r"\d+(?:-year|\syears?[\s-]old)")

# "repeated that there was no delay", "says it has the votes": what the verb brings is a clause; "called a strike" is an act.
_SAYS_THAT = re.compile(r"\b(?:that|whether|if|why|how)\s|\w\s(?:it|he|she|they|there)\s", re.IGNORECASE)


def _says(words: str, cue: str) -> bool:
    """Whether the article's verb with what follows it is what somebody said: a clause, or praise and blame by the verb."""
    says = stance_words("against_cues") | stance_words("for_cues") | _plainly()
    return bool(_SAYS_THAT.search(words)) or any(lexicon.stem(verb.lower()) in says for verb in cue.split())


@cache
def _plainly() -> frozenset[str]:
    """The verbs that only bring what is said: "said her ward had four"."""
    return frozenset(
        map(
            lexicon.stem,
            (
                "say",
                "tell",
                "claim",
                "insist",
                "argue",
                "add",
                "state",
                "repeat",
                "maintain",
                "believe",
                "suggest",
                "concede",
                "admit",
            ),
        )
    )


def only_meets(words: str) -> bool:
    """Whether somebody did what there is nothing to answer to: "discussed the request", "met the crews"."""
    verb = next((w for w in words.split() if w.lower() not in _AUXILIARIES), "")
    return lexicon.stem(verb.lower()) in stance_words("announcing") and not _SAYS_THAT.search(words)


_AUXILIARIES = frozenset(
    ("has", "have", "had", "is", "are", "was", "were", "will", "also", "already", "now", "then", "later")
)


def kind_of(brief: Brief, counter: Counter) -> str:
    """Which stem fits the evidence: a key of KINDS."""
    if counter.reason == "doubt" and not counter_doubts(counter):
        return "reply" if meets_own(brief, counter) else "counter"
    if counter.reason in ("own_action", "own_contradiction", "own_earlier", "own_doubt", "doubt", "fact"):
        return str(counter.reason)
    if counter.reason == "contradiction" and counter.link and counter.link.members[0].value is not None:
        return "figure"
    attribution = counter.evidence.attribution
    if attribution is None:
        return "fact" if counter.reason not in ("best_case", "others") else "weigh"
    by_cue = _by_cue(brief, attribution)
    if by_cue and (counter.reason != "others" or by_cue in _ANYBODYS):
        return by_cue
    if counter.reason in ("best_case", "others"):
        return "weigh" if counter.reason == "best_case" else "others"
    return "reply" if meets_own(brief, counter) else "counter"


_ANYBODYS = ("warning", "forecast")  # what may be put also of who is not shown against the guest's side


def _by_cue(brief: Brief, attribution: Attribution) -> str:
    """What the verb of saying makes of the words: a warning, a demand …; "" where it only says."""
    if not attribution.spoken:
        return ""  # an act or a wish
    verbs = [lexicon.stem(w.lower()) for w in brief.dossier[attribution.cue].split()] if attribution.cue else []
    opening = brief.dossier[attribution.content[0]].split(maxsplit=1)[:1]
    cue = f" {' '.join([*verbs, *opening])} "  # "called | for an inquiry"
    kinds = (
        (kind, " ".join(lexicon.stem(v) for v in verb.split())) for kind, several in _CUES.items() for verb in several
    )
    kind = next((kind for kind, verb in kinds if f" {verb} " in cue), "")
    actor = brief.dossier.actor(attribution.actor)
    if kind == "warning" and actor is not None:
        said = " ".join(brief.dossier[c] for c in attribution.content)
        threat = _OWN_DOING if actor.kind in ("body", "country") else _THREATENS
        return "threat" if threat.search(said) else kind
    return kind


def counter_doubts(counter: Counter) -> bool:
    """Whether a speaker without a side doubts in so many words; who reports or objects does not."""
    return bool(doubts_itself(counter.evidence.text))
