"""Questions that can be read aloud: a stem of the template chosen by what the evidence is and who the guest is, with a few
of the article's own words in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefings import lexicon
from briefings.lexicon import people
from briefings.model import Attribution, Extract, Item, Link, Slot, Span, word_count
from briefings.plan.brief import Brief
from briefings.plan.conflicts import value
from briefings.plan.counters import OWN, Counter
from briefings.plan.evidence import Evidence
from briefings.plan.fragments import LONGEST, Fragment, deed, fragments
from briefings.plan.lines import date_words, office_words, said_item, speaker_words
from briefings.plan.stance import doubts_itself, stance
from briefings.plan.terms import terms, title_terms
from briefings.template.shape import Wording

LONGEST_QUESTION = 20  # words

KINDS = (
    "own_action", "own_contradiction", "own_earlier", "own_doubt", "doubt", "warning", "accusation", "demand", "denial",
    "counter", "reply", "figure", "fact", "weigh", "others",
)  # fmt: skip
_SLOTS = (
    "who",
    "speaker",
    "office",
    "noun",
    "outlet",
    "form",
    "words",
    "act",
    "other",
    "first",
    "second",
    "about",
    "guest",
    "you",
    "date",
)
WORDINGS: Mapping[str, tuple[str, ...]] = {f"question_{kind}": _SLOTS for kind in KINDS} | {
    "question_bare": _SLOTS,
    "question_bare_reply": _SLOTS,
    "question_bare_weigh": _SLOTS,
    "question_bare_own": _SLOTS,
}

_CUES = {
    "warning": ("warn", "threaten", "caution", "fear"),
    "accusation": ("accuse", "blame", "allege", "criticise", "criticize", "condemn", "denounce", "slam", "lambast", "deplore", "fault", "complain", "lament"),
    "demand": ("demand", "urge", "call", "request", "ask", "appeal"),
    "denial": ("deny", "reject", "dismiss", "dispute", "rebut"),
}  # fmt: skip
YOU = {
    "official": "your side", "spokesperson": "your side", "former_official": "your former side", "politician": "your party",
    "company": "your side", "counsel": "your client", "campaigner": "your campaign", "union": "your union",
    "regulator": "your office", "victim": "you", "witness": "you",
}  # fmt: skip


def compose(brief: Brief, counter: Counter, item: str) -> Item | None:
    """The question that puts a counter-position to the guest, in twenty words or fewer; None when nobody is given.

    Where no stretch of twelve words or fewer can stand alone the question names the speaker and quotes nothing.
    """
    evidence = counter.evidence
    kind = kind_of(brief, counter)
    slots = _slots(brief, counter)
    if kind == "own_action":
        found = _of_own_action(brief, counter, slots)
    elif kind == "figure":
        found = _of_figures(brief, counter, slots)
    else:
        found = _quoting(brief, evidence, kind, slots)
    key = f"question_{kind}"
    if found is None and kind in ("own_action", "figure"):
        kind = "fact" if evidence.attribution is None else "counter"
        key, found = f"question_{kind}", _quoting(brief, evidence, kind, slots)
    if found is None:
        if not evidence.speaker or (evidence.attribution is not None and not evidence.attribution.spoken):
            return None  # "Halden had offered $35 a share": an act, and no words that could be wrong
        key, found = "question_bare", _named(brief, counter, slots)
        if counter.reason in OWN:
            key = "question_bare_own"
        elif counter.beside is not None and counter.stance is not None:
            key = "question_bare_reply"
        elif counter.stance is None:
            key = "question_bare_weigh"
    asked = said_item(brief, evidence, item, key, style="Question", why=counter.why)
    return replace(asked, slots=found)


def _named(brief: Brief, counter: Counter, slots: Mapping[str, Slot]) -> dict[str, Slot]:
    """Slots of a question that quotes nothing: who it is stands beside the name where there is room for it."""
    actor = brief.dossier.actor(counter.evidence.attribution.actor) if counter.evidence.attribution else None
    office = office_words(brief, actor)
    filled: dict[str, Slot] = {**slots, "words": None, "form": "", "office": office}
    fits = _length(brief, "question_bare", filled, 0) <= LONGEST_QUESTION
    return filled if fits and office not in str(slots["speaker"]) else {**filled, "office": ""}


def kind_of(brief: Brief, counter: Counter) -> str:
    """Which stem fits the evidence: a key of KINDS."""
    if counter.reason == "doubt" and not counter_doubts(counter):
        return "reply" if counter.beside is not None else "counter"
    if counter.reason in ("own_action", "own_contradiction", "own_earlier", "own_doubt", "doubt", "fact"):
        return str(counter.reason)
    if counter.reason == "contradiction" and counter.link and counter.link.members[0].value is not None:
        return "figure"
    if counter.reason == "best_case":
        return "weigh"
    if counter.reason == "others":
        return "others"
    attribution = counter.evidence.attribution
    if attribution is None:
        return "fact"
    cue = {lexicon.stem(w.lower()) for w in brief.dossier[attribution.cue].split()} if attribution.cue else set()
    for kind, verbs in _CUES.items():
        if cue & {lexicon.stem(v) for v in verbs}:
            return kind
    return "reply" if counter.beside is not None else "counter"


def counter_doubts(counter: Counter) -> bool:
    """Whether a speaker without a side doubts in so many words; who reports or objects does not."""
    return bool(doubts_itself(counter.evidence.text))


def _slots(brief: Brief, counter: Counter) -> dict[str, Slot]:
    evidence = counter.evidence
    speaker = short_speaker(brief, evidence)
    profile = brief.profile
    return {
        "who": speaker[:1].upper() + speaker[1:],
        "speaker": speaker,
        "office": "",
        "noun": _noun(brief, evidence)
        or ("doubt" if counter.reason in ("doubt", "own_doubt") and doubts_itself(evidence.text) else ""),
        "outlet": "" if evidence.sourcing == "named" else outlet_words(brief, evidence),
        "form": "",
        "words": None,
        "act": None,
        "other": "",
        "first": None,
        "second": None,
        "about": "" if terms(speaker) & terms(matter(brief, evidence)) else matter(brief, evidence),
        "guest": profile.guest_class,
        "you": YOU.get(profile.guest_class, "you") if profile.camp else "you",
        "date": date_words(brief.study.day_of(evidence.article)),
    }


def matter(brief: Brief, evidence: Evidence) -> str:
    """What a question without words of the article is about: the part of the topic's title that the evidence holds most
    of, as the title has it: "the seizure"; "" where the parts are long."""
    title = brief.assignment.topic.title
    parts = [
        part.strip()
        for joint, part in zip([None, *_SEAM.findall(title)], _SEAM.split(title), strict=False)
        if part.strip() and title_terms(part) and (joint or "").lower() != "to"
    ]
    held = [(len(terms(p) & evidence.terms), -i, p) for i, p in enumerate(parts) if word_count(p) <= LONGEST_MATTER]
    if not held:
        return ""
    best = max(held)[2]
    return best[0].lower() + best[1:] if best.split(maxsplit=1)[0] in ("The", "A", "An", "Its", "Their") else best


LONGEST_MATTER = 5  # words
_SEAM = re.compile(
    r"\b(?:of|on|to|in|into|within|between|and|for|with|from|by|after|over|against|about|versus)\b|[,;:–—]"
)


def short_speaker(brief: Brief, evidence: Evidence) -> str:
    """The speaker as a question can name them: a long description up to where it says how they know."""
    words = speaker_words(brief, evidence)
    first = words.split(maxsplit=1)[0] if words else ""
    if evidence.sourcing == "unnamed" and people.is_plural(first):
        words = first.lower() + words[len(first) :]  # "Doctors", from the head of a sentence
    if evidence.sourcing == "named" or word_count(words) <= _SHORT_SPEAKER:
        return words
    head = _KNOWING.split(words, maxsplit=1)[0].strip(" ,")
    return head or words


_SHORT_SPEAKER = 6  # words
_KNOWING = re.compile(
    r"\s(?:who|that|whose|familiar|close|cited|briefed|with knowledge|knowledgeable|quoted|involved)\b"
)


def outlet_words(brief: Brief, evidence: Evidence) -> str:
    """Who tells of an unnamed speaker: the outlet they told, else the article's own; "" when the text names neither."""
    if evidence.relay:
        return evidence.relay[0]
    outlet = brief.dossier.of(evidence.article).article.outlet
    return outlet.value if outlet else ""


def _quoting(brief: Brief, evidence: Evidence, kind: str, slots: Mapping[str, Slot]) -> dict[str, Slot] | None:
    """Slots with the best fragment that leaves room for the stem; None without any."""
    article = brief.dossier.of(evidence.article).article
    hedged = _HEDGED.search(evidence.text)
    does = deed(article, evidence.extract.span, evidence.attribution, LONGEST) if evidence.speaker else None
    pieces = _fragments(brief, evidence, LONGEST, framed=kind in _FRAMED)
    for found in _in_turn(brief, kind, does, pieces):
        if hedged and not any(p.start <= evidence.span.start + hedged.start() < p.end for p in found.extract.pieces):
            continue  # what is only said to be so is not asked without saying it
        form: str = found.form if evidence.speaker else "report"
        said = evidence.attribution
        if said is not None and (
            (form in ("told", "of") and not said.spoken) or (form == "of" and _only_reported(said))
        ):
            form = "act"
        for outlet in (slots["outlet"], ""):
            filled = {**slots, "words": found.extract, "form": form, "outlet": outlet}
            if _length(brief, f"question_{kind}", filled, found.words) <= LONGEST_QUESTION:
                return filled
    return None


def _in_turn(brief: Brief, kind: str, does: Fragment | None, pieces: list[Fragment]) -> Iterator[Fragment]:
    """Which words are tried first: what is said or told as a clause, the article's verb with what follows it (first where
    the verb is what matters: "blamed the union for the delay"), phrases that say something by themselves."""
    clauses = [f for f in pieces if f.form != "of" and not _INTENTION.match(brief.dossier[f.extract.pieces[0]])]
    phrases = [f for f in pieces if f.form == "of" and _tells(brief, f, judging=kind in _ANSWERED)]
    told = [does] if does and _tells(brief, does) else []
    if kind == "fact":
        phrases = []  # "the company's nine other dams" reports nothing
    yield from (*told, *clauses, *phrases) if kind in _DEEDS else (*clauses, *told, *phrases)


def _tells(brief: Brief, found: Fragment, *, judging: bool = False) -> bool:
    """Whether words tell something by themselves: two terms, and one of them of the topic, or a word of judgement, or what
    something is said to be; "torn out of context" tells nothing, and "rejected that" neither."""
    words = brief.dossier[found.extract.pieces[0]]
    held = terms(words)
    if len(held) < 2 or (found.form == "of" and _NO_PHRASE.match(words)):
        return False
    if found.form == "does" or found.said_of or (held & brief.topic.keys() and not judging):
        return True
    how = stance(words)
    return how.critical or how.attitude == "for"


_ANSWERED = frozenset({"counter", "reply", "others", "own_contradiction"})  # "the 2,500 nurses" is nothing to answer
_INTENTION = re.compile(r"(?:I|We) will (?!not\b|never\b)")  # "I will fight for my name" is nothing to answer
_NO_PHRASE = re.compile(r"[a-z]+\s(?:to|out|by|off|up|down|away|from)\b")  # "wrong to pre-empt the judge"
_HEDGED = re.compile(
    r"\b(?:reportedly|allegedly|alleged|purportedly|apparently|supposedly|rumoured|rumored)\b", re.IGNORECASE
)
_DEEDS = frozenset({"accusation", "denial", "demand", "others"})  # better told by the article's own verb
_FRAMED = frozenset({"warning", "demand", "denial", "doubt", "own_doubt"})  # "their doubt is about …"


def _fragments(brief: Brief, evidence: Evidence, most: int, *, framed: bool = False) -> list[Fragment]:
    wanted = set(brief.topic)
    return fragments(
        brief.dossier.of(evidence.article).article,
        evidence.extract.span,
        evidence.attribution,
        most,
        wanted,
        framed=framed,
    )


def _of_own_action(brief: Brief, counter: Counter, slots: Mapping[str, Slot]) -> dict[str, Slot] | None:
    """The side's own words with the act beside them: both in the articles' words."""
    if counter.beside is None:
        return None
    speaker = short_speaker(brief, counter.beside)
    for words in (f for f in _fragments(brief, counter.beside, 8) if f.form == "of"):
        for act in (*_counted(brief, counter.evidence), *_of_phrases(brief, counter.evidence)):
            filled: dict[str, Slot] = {
                **slots, "who": speaker[:1].upper() + speaker[1:], "speaker": speaker, "words": words.extract,
                "act": act.extract, "form": "act" if _only_reported(counter.beside.attribution) else "of",
            }  # fmt: skip
            if _length(brief, "question_own_action", filled, words.words + act.words) <= LONGEST_QUESTION:
                return filled
    return None


def _only_reported(said: Attribution | None) -> bool:
    """Whether the words are the article's report: "Norway warned that it would be a breach" is no phrase of
    Norway's."""
    return said is not None and said.kind == "indirect"


def _of_phrases(brief: Brief, evidence: Evidence) -> list[Fragment]:
    return [f for f in _fragments(brief, evidence, 8) if f.form == "of"]


def _counted(brief: Brief, evidence: Evidence) -> Iterator[Fragment]:
    """A figure with what it counts, where the two stand together: "11,000 conscripts"."""
    for figure in evidence.figures:
        text = brief.dossier.of(evidence.article).article.text
        end = figure.span.end + 1 + len(figure.of or "")
        if figure.of and text[figure.span.end + 1 : end] == figure.of:
            disputed = any(
                m.span.overlaps(figure.span)
                for link in brief.dossier.links
                if link.kind == "conflicts"
                for m in link.members
            )
            span = Span(evidence.article, figure.span.end + 1 if disputed else figure.span.start, end)
            yield Fragment(Extract((span,), quoted=True, fragment=True), "of", word_count(brief.dossier[span]))


def _of_figures(brief: Brief, counter: Counter, slots: Mapping[str, Slot]) -> dict[str, Slot] | None:
    """Two figures for one thing: the guest's side's and the other."""
    link = counter.link
    if link is None or counter.beside is None or not link.about:
        return None
    theirs = next((m for m in link.members if counter.evidence.span.overlaps(m.span)), None)
    own = next((m for m in link.members if counter.beside.span.overlaps(m.span)), None)
    if theirs is None or own is None:
        return None
    filled: dict[str, Slot] = {
        **slots,
        "first": value(brief.dossier, theirs.span),
        "second": value(brief.dossier, own.span),
        "about": plain_about(brief, link),
        "other": short_speaker(brief, counter.beside) if counter.beside.speaker else "",
    }
    words = word_count(brief.dossier[theirs.span]) + word_count(brief.dossier[own.span])
    return filled if _length(brief, "question_figure", filled, words) <= LONGEST_QUESTION else None


def plain_about(brief: Brief, link: Link) -> str:
    """What is compared, in small letters where only the head of a sentence gave it a capital: "turnout"."""
    about = link.about or ""
    small = about[:1].lower() + about[1:]
    heads = {s.span.start for m in link.members for s in brief.dossier.of(m.span.article).article.sentences}
    places = [
        (m.span.article, found.start())
        for m in link.members
        for found in re.finditer(rf"\b{re.escape(about)}\b", brief.dossier.of(m.span.article).article.text)
    ]
    return small if about and places and all(at in heads for _, at in places) else about


def _noun(brief: Brief, evidence: Evidence) -> str:
    """What the article's verb of saying is called: "warning" for "warned"; "" for a verb that only says."""
    attribution = evidence.attribution
    nouns = {lexicon.stem(verb): noun for verb, noun in lexicon.load("speech_nouns").items()}
    words = brief.dossier[attribution.cue].split() if attribution and attribution.cue else []
    return next((nouns[lexicon.stem(w)] for w in words if lexicon.stem(w) in nouns), "")


# ------------------------------------------------------------------------------------------------ how long a wording gets

_TAG = re.compile(r"(\{%.*?%\}|\{\{.*?\}\})")
_IF = re.compile(r"\{%-?\s*(if|elif)\s+(.*?)\s*-?%\}")
_IS = re.compile(r"(\w+)\s*(==|!=)\s*'([^']*)'$")


def _length(brief: Brief, key: str, slots: Mapping[str, Slot], quoted: int) -> int:
    """The most words that a stem takes with what fills it: its texts with the branches that the slots take."""
    wording: Wording = brief.wording(key)
    texts = (wording,) if isinstance(wording, str) else tuple(wording)
    return quoted + max((_own_words(text, slots) for text in texts), default=0)


def _own_words(text: str, slots: Mapping[str, Slot]) -> int:
    count = 0
    for part in _taken(text, slots):
        name = re.match(r"\{\{\s*(\w+)", part)
        value = slots.get(name[1]) if name else part
        count += word_count(value) if isinstance(value, str) else 0
    return count


def _taken(text: str, slots: Mapping[str, Slot]) -> Iterator[str]:
    """The parts of a wording that are printed; a condition that cannot be told counts as met."""
    open_: list[tuple[bool, bool]] = []  # (this branch is taken, one before it was)
    for part in _TAG.split(text):
        condition = _IF.match(part)
        if condition and condition[1] == "if":
            met = _met(condition[2], slots)
            open_.append((met, met))
        elif condition and open_:
            _, done = open_.pop()
            met = not done and _met(condition[2], slots)
            open_.append((met, done or met))
        elif part.startswith("{%") and "else" in part and open_:
            _, done = open_.pop()
            open_.append((not done, True))
        elif part.startswith("{%") and "endif" in part and open_:
            open_.pop()
        elif all(taken for taken, _ in open_):
            yield part


def _met(condition: str, slots: Mapping[str, Slot]) -> bool:
    for word, join in ((" or ", any), (" and ", all)):
        if word in condition:
            return join(_met(part, slots) for part in condition.split(word))
    test = _IS.match(condition)
    if test:
        return (slots.get(test[1]) == test[3]) == (test[2] == "==")
    return bool(slots.get(condition)) if re.fullmatch(r"\w+", condition) else True


def on_topic(brief: Brief, item: Item) -> int:
    """How many of the topic's terms a question holds in what it quotes."""
    return sum(len(terms(brief.dossier[p]) & brief.topic.keys()) for x in item.extracts for p in x.pieces)
