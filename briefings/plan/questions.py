"""Questions that can be read aloud: a stem of the template chosen by what the evidence is and who the guest is, with a few
of the article's own words in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache

from briefings import lexicon
from briefings.lexicon import people
from briefings.model import Attribution, Extract, Item, Link, Slot, Span, word_count
from briefings.plan.answers import answers
from briefings.plan.askable import has_loose_it, is_idle, is_nameable, is_turned
from briefings.plan.brief import Brief
from briefings.plan.conflicts import value
from briefings.plan.counters import OWN, Counter
from briefings.plan.evidence import Evidence
from briefings.plan.fragments import LONGEST, Fragment, deed, fragments, loses_its_limit
from briefings.plan.lines import date_words, office_words, said_item, speaker_words
from briefings.plan.stance import doubts_itself, stance
from briefings.plan.stance import words as stance_words
from briefings.plan.stems import OPENING, ask_of, length, texts_of, words_of
from briefings.plan.study import Study
from briefings.plan.terms import terms, title_terms

LONGEST_QUESTION = 20  # words

KINDS = (
    "own_action", "own_contradiction", "own_earlier", "own_doubt", "own_claim", "own_words", "doubt", "threat", "warning", "accusation", "demand",
    "denial", "promise", "forecast", "number", "counter", "reply", "figure", "act", "fact", "report", "weigh", "others", "open",
)  # fmt: skip
_SLOTS = (
    "opening", "who", "speaker", "office", "noun", "outlet", "form", "words", "act", "other", "first", "second", "about", "guest", "party",
    "you", "date", "in_person", "when",
)  # fmt: skip
WORDINGS: Mapping[str, tuple[str, ...]] = {f"question_{kind}": _SLOTS for kind in KINDS} | {
    OPENING: _SLOTS[1:],
    "question_bare": _SLOTS,
    "question_bare_reply": _SLOTS,
    "question_bare_weigh": _SLOTS,
    "question_bare_own": _SLOTS,
}

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
_ASKS = frozenset({"demand", "promise"})  # what is to be done says it by itself: "reopen the ward"
# A body that warns of what it may do itself: "warned that it would close its ports", "would be taken as an act of war".
_OWN_DOING = re.compile(
    r"\b(?:it|they|he|she|we|I) (?:will|would|could|might)\b|\b(?:retaliat\w*|respond\w*|consequences?|reprisals?|act of war|"
    r"(?:be|been) (?:taken|seen|regarded|considered|treated|viewed) as|be considered|sanctions)\b",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"^(?!.*\b(?:[Pp]erhaps|[Mm]aybe)\b).*\b(?:will|would|could|may|might|is set to|are set to|is expected to|are expected to)\b"
)
_OPEN_KINDS = frozenset({"counter", "weigh", "others"})  # where the words quoted may tell more of what they are
_FOR_OTHERS = frozenset(
    ("official", "spokesperson", "politician", "company", "counsel", "campaigner", "union", "regulator")
)  # who speak for somebody, also where the articles do not show for whom
YOU = {
    "official": "your side", "spokesperson": "your side", "former_official": "your former side", "politician": "your party",
    "company": "your side", "counsel": "your client", "campaigner": "your campaign", "union": "your union",
    "regulator": "your office", "victim": "you", "witness": "you",
}  # fmt: skip


def compose(brief: Brief, counter: Counter, item: str, *, bare: bool = False) -> Item | None:
    """The question that puts a counter-position to the guest, in twenty words or fewer; None when nobody is given.

    Where no stretch of twelve words or fewer can stand alone the question names the speaker and what of the topic they
    touch; where they touch nothing of it there is none, but for `bare`: then the words have to be read before it.
    """
    return brief.remembered(("question", counter, item, bare), lambda sheet: _composed(sheet, counter, item, bare=bare))


def _composed(brief: Brief, counter: Counter, item: str, *, bare: bool) -> Item | None:
    evidence = counter.evidence
    kind = kind_of(brief, counter)
    slots = _slots(brief, counter)
    if not _may_be_named(brief, evidence):
        return None
    if slots["in_person"] and kind not in _OWN_KINDS:
        kind = "own_words"
    if kind != "demand" and slots["noun"] in _WANTS:
        slots["noun"] = ""  # "she called it a fiasco"
    if _PRESENTS.search(str(slots["office"])):
        return None  # an outlet's own people
    if kind == "own_action":
        found = _of_own_action(brief, counter, slots)
    elif kind == "figure":
        found = _of_figures(brief, counter, slots)
    else:
        found = _quoting(brief, evidence, kind, slots)
        if found is not None and _is_private(brief, counter, found):
            return None
        if found is not None and kind == "warning" and _is_past(brief, found):
            kind = "counter"  # "What if that proves right?" is no question about what was
    if found is None and kind in ("own_action", "figure"):
        kind = "fact" if evidence.attribution is None else "counter"
        found = _quoting(brief, evidence, kind, slots)
    if found is not None and kind in _OPEN_KINDS:
        told = _refined(
            brief,
            kind,
            found,
            evidence.attribution.cue if evidence.attribution and evidence.attribution.spoken else None,
        )
        kind = told if length(brief, f"question_{told}", found) <= LONGEST_QUESTION else kind
    key = f"question_{kind}"
    if found is None:
        if (
            slots["in_person"]
            or not evidence.speaker
            or (evidence.attribution is not None and not evidence.attribution.spoken)
        ):
            return None  # "Halden had offered $35 a share": an act, and no words that could be wrong
        found = _named(brief, counter, slots)
        if not found["about"] and not bare:
            return None
        key = "question_bare"
        if counter.reason in OWN:
            key = "question_bare_own"
        elif counter.stance is not None and meets_own(brief, counter):
            key = "question_bare_reply"
        elif counter.stance is None:
            key = "question_bare_weigh"
    asked = said_item(brief, evidence, item, key, style="Question", why=counter.why)
    return replace(asked, slots=found)


def meets_own(brief: Brief, counter: Counter) -> bool:
    """Whether a position is another version of what the guest's side says, or an answer to it."""
    if counter.link is not None:
        return True
    return counter.beside is not None and bool(answers(brief.study, counter.beside, counter.evidence, beside=True))


def _is_private(brief: Brief, counter: Counter, slots: Mapping[str, Slot]) -> bool:
    """Whether somebody only tells of themselves, and nothing of the topic or of what is in dispute: "I remember it because
    it was snowing"."""
    words = slots.get("words")
    if not isinstance(words, Extract) or slots["in_person"]:
        return False
    told = brief.dossier[words.span]
    held = terms(told)
    if not _OF_ONE.match(told) or held & brief.topic.keys():
        return False
    if _FEELS.match(told) or len(held) < _FEWEST_TERMS:
        return True
    disputed = counter.link is not None and any((m.words or m.span).overlaps(words.span) for m in counter.link.members)
    return not disputed


def _is_past(brief: Brief, slots: Mapping[str, Slot]) -> bool:
    words = slots.get("words")
    told = brief.dossier[words.span] if isinstance(words, Extract) else ""
    return bool(re.search(r"\b(?:was|were|had)\b", told)) and not _COMING.match(told)


_OF_ONE = re.compile(r"(?:I|My)\b")
_FEELS = re.compile(
    r"I (?:\w+ )?(?:remember|recall|promised?|fe(?:el|lt)|loved?|cried|hoped?|wish(?:ed)?|want(?:ed)?|dream(?:ed|t)?|pray(?:ed)?)\b"
)
_FEWEST_TERMS = 2  # "I have never been a quitter"
_OWN_KINDS = frozenset({"own_action", "own_contradiction", "own_earlier", "own_doubt", "figure"})


def _may_be_named(brief: Brief, evidence: Evidence) -> bool:
    """Whether a question can name the speaker; the outlet's own voice it can."""
    said = evidence.attribution
    if said is None or not evidence.speaker:
        return True
    return not _is_guest_described(brief, evidence) and is_nameable(
        short_speaker(brief, evidence), named=said.sourcing == "named"
    )


def in_person(brief: Brief, evidence: Evidence) -> bool:
    """Whether the guest in person said it: somebody whom the guest line names. Who only holds the post of "Spokesperson,
    Harbour Board" in the articles may not be who is on the line."""
    person, said = brief.study.person, evidence.attribution
    line = guest_line(brief)
    if person is not None and brief.study.says(evidence):
        return {*person.name.split()} <= line
    name = [word for word in (evidence.speaker or "").split() if word.rstrip(".") not in _HONORIFICS]
    return said is not None and said.sourcing == "named" and len(name) >= _WHOLE_NAME and {*name} <= line


def guest_line(brief: Brief) -> set[str]:
    """The words of the guest line that say who the guest is: not those for whom, or of what."""
    guest = brief.assignment.guest
    return {word for part in (guest.name or "", *guest.text.split(",")) for word in _FOR_WHOM.split(part)[0].split()}


_FOR_WHOM = re.compile(r"\b(?:for|of|to|from|against|representing)\b")


_WHOLE_NAME = 2  # words: a first name and a last
_HONORIFICS = frozenset({"Dr", "Mr", "Mrs", "Ms", "Sir", "Dame", "Lord", "Lady", "Prof", "Professor"})


def _is_guest_described(brief: Brief, evidence: Evidence) -> bool:
    """Whether the speaker is only described, by words that all stand in the guest line: "the former treasurer" may be the
    guest, who is not asked what somebody like them said."""
    if evidence.sourcing == "named" or not evidence.speaker:
        return False
    line = {word.lower() for word in guest_line(brief)}
    described = {word.lower() for word in evidence.speaker.split()} - {"the", "a", "an"}
    return bool(described) and described <= line


_WANTS = ("call", "request", "appeal", "demand")
_PRESENTS = re.compile(r"\b(?:host|presenter|correspondent|newsreader|anchor)\b", re.IGNORECASE)


def press(brief: Brief, evidence: Evidence, item: str) -> Item | None:
    """The question what a claim of the guest's own side rests on; None where no few words of it stand alone."""
    slots = _slots_of(brief, evidence)
    kind = "own_words" if slots["in_person"] else "own_claim"
    found = _quoting(brief, evidence, kind, slots) if _may_be_named(brief, evidence) else None
    words = found.get("words") if found else None
    if found is None or not isinstance(words, Extract):
        return None
    if _OF_ONESELF.match(brief.dossier[words.span]) and not slots["in_person"]:
        return None  # nobody asks what "I heard it on the radio" rests on
    if _INTENDS.search(brief.dossier[words.span]):
        return None  # nor what "were considering a complaint" rests on
    said = evidence.attribution
    told = said is not None and said.spoken and said.cue is not None and words.span.contains(said.cue)
    if len(terms(brief.dossier[words.span])) < _LEAST_CLAIM or (found["form"] not in ("said", "told") and not told):
        return None
    why = "the guest's own words" if slots["in_person"] else "a claim of the guest's own side"
    asked = said_item(brief, evidence, item, f"question_{kind}", style="Question", why=why)
    return replace(asked, slots=found)


_INTENDS = re.compile(
    r"\b(?:considering|planning|hoping|hope[sd]?|want(?:s|ed)?|intend(?:s|ed)?|plan(?:s|ned)? to|wish(?:es|ed)?)\b"
)
_LEAST_CLAIM = 3  # terms: "Silence is an answer too" claims nothing
_OF_ONESELF = re.compile(r"(?:I|We|My|Our)\b")


def report(brief: Brief, evidence: Evidence, item: str) -> Item | None:
    """The question what the guest makes of what an outlet reports; None where no few words of it stand alone, or they hold
    of the topic no more than a name: "Norland is a member of the pact" tells where the story happens."""
    found = _quoting(brief, evidence, "report", _slots_of(brief, evidence))
    words = found.get("words") if found else None
    if not isinstance(words, Extract):
        return None
    held = set[str]().union(*(terms(brief.dossier[p]) for p in words.pieces)) & brief.topic.keys()
    if not held - _names(brief.study):
        return None
    asked = said_item(brief, evidence, item, "question_report", style="Question", why="reported, and near the topic")
    return replace(asked, slots=found) if found else None


@lru_cache(maxsize=64)
def _names(study: Study) -> frozenset[str]:
    """The terms of all names in the articles."""
    return frozenset(t for actor in study.dossier.actors if actor.kind != "group" for t in terms(actor.name))


def left_open(brief: Brief, sentence: Span, evidence: Evidence, item: str) -> Item | None:
    """The question what is known of what a sentence leaves open; None where no few words of it stand alone."""
    article = brief.dossier.of(sentence.article).article
    for found in fragments(article, sentence, None, LONGEST, set(brief.topic)):
        words = brief.dossier[found.extract.pieces[0]]
        slots = {**_slots_of(brief, evidence), "words": found.extract, "form": "report", "office": ""}
        if (
            found.form == "told"
            and _UNKNOWN.search(words)
            and length(brief, "question_open", slots) <= LONGEST_QUESTION
        ):
            slots["outlet"] = outlet_words(brief, unspoken(evidence))
            if length(brief, "question_open", slots) > LONGEST_QUESTION:
                slots["outlet"] = ""
            return Item(item, "question_open", slots, "Question", why="left open by the article")
    return None


def unspoken(evidence: Evidence) -> Evidence:
    """The stretch in the outlet's own voice."""
    return replace(evidence, attribution=None, speaker=None, sourcing="none", relay=())


_UNKNOWN = re.compile(
    r"\b(?:unclear|not clear|unknown|not known|yet to|not yet|no decision|remains? to be|undecided|not been (?:decided|established|determined|named))\b",
    re.IGNORECASE,
)


def _refined(brief: Brief, kind: str, slots: Mapping[str, Slot], cue: Span | None) -> str:
    """What the words quoted are, where the verb of saying does not tell: an act, what may come, or a figure."""
    words = slots.get("words")
    if isinstance(words, Extract) and slots.get("form") == "does":
        says = cue is not None and words.span.overlaps(cue) and _says(brief.dossier[words.span], brief.dossier[cue])
        return kind if says else "act"
    if (
        not isinstance(words, Extract)
        or slots.get("form") not in ("said", "told")
        or _OF_ONESELF.match(brief.dossier[words.span])
    ):
        return kind
    findings = brief.dossier.of(words.article)
    dated = [d.span for d in findings.dates]
    counts = [f.span for f in findings.figures if f.value is not None and any(p.contains(f.span) for p in words.pieces)]
    text = findings.article.text
    counts = [c for c in counts if text[c.end : c.end + 1] != "-"]  # no "23-year-old"
    counts = [c for c in counts if not _AGE.match(text, c.start)]
    if any(not any(c.overlaps(d) for d in dated) and any(x.isdigit() for x in brief.dossier[c]) for c in counts):
        return "number"
    return "forecast" if _COMING.search(brief.dossier[words.span]) else kind


# "repeated that there was no delay", "says it has the votes": what the verb brings is a clause; "called a strike" is an act.
_AGE = re.compile(r"\d+(?:-year|\syears?[\s-]old)")
_SAYS_THAT = re.compile(r"\b(?:that|whether|if|why|how)\s|\w\s(?:it|he|she|they|there)\s", re.IGNORECASE)


def _says(words: str, cue: str) -> bool:
    """Whether the article's verb with what follows it is what somebody said: a clause, or praise and blame by the verb."""
    stances = stance_words("against_cues") | stance_words("for_cues")
    return bool(_SAYS_THAT.search(words)) or any(lexicon.stem(verb.lower()) in stances for verb in cue.split())


def _only_meets(words: str) -> bool:
    """Whether somebody did what there is nothing to answer to: "discussed the request", "met the crews"."""
    verb = next((w for w in words.split() if w.lower() not in _AUXILIARIES), "")
    return lexicon.stem(verb.lower()) in stance_words("announcing") and not _SAYS_THAT.search(words)


_AUXILIARIES = frozenset(
    ("has", "have", "had", "is", "are", "was", "were", "will", "also", "already", "now", "then", "later")
)


def _named(brief: Brief, counter: Counter, slots: Mapping[str, Slot]) -> dict[str, Slot]:
    """Slots of a question that quotes nothing: who it is stands beside the name where there is room for it."""
    actor = brief.dossier.actor(counter.evidence.attribution.actor) if counter.evidence.attribution else None
    office = office_words(brief, actor)
    filled: dict[str, Slot] = {**slots, "words": None, "form": "", "office": office}
    fits = length(brief, "question_bare", filled) <= LONGEST_QUESTION
    return filled if fits and office not in str(slots["speaker"]) else {**filled, "office": ""}


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
    if by_cue:
        return by_cue
    if counter.reason in ("best_case", "others"):
        return "weigh" if counter.reason == "best_case" else "others"
    return "reply" if meets_own(brief, counter) else "counter"


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
    if kind == "warning" and actor is not None and actor.kind in ("body", "country"):
        said = " ".join(brief.dossier[c] for c in attribution.content)
        return "threat" if _OWN_DOING.search(said) else kind
    return kind


def counter_doubts(counter: Counter) -> bool:
    """Whether a speaker without a side doubts in so many words; who reports or objects does not."""
    return bool(doubts_itself(counter.evidence.text))


def _slots(brief: Brief, counter: Counter) -> dict[str, Slot]:
    slots = _slots_of(brief, counter.evidence)
    if not slots["noun"] and counter.reason in ("doubt", "own_doubt") and doubts_itself(counter.evidence.text):
        slots["noun"] = "doubt"
    return slots


def _slots_of(brief: Brief, evidence: Evidence) -> dict[str, Slot]:
    speaker = short_speaker(brief, evidence)
    profile = brief.profile
    actor = brief.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    office = office_words(brief, actor)
    return {
        "who": speaker[:1].upper() + speaker[1:],
        "speaker": speaker,
        "office": office
        if office and office not in speaker and word_count(office) <= LONGEST_OFFICE and not office.isupper()
        else "",
        "noun": _noun(brief, evidence),
        "outlet": "" if evidence.sourcing == "named" else outlet_words(brief, evidence),
        "form": "",
        "words": None,
        "act": None,
        "other": "",
        "first": None,
        "second": None,
        "about": "" if terms(speaker) & terms(matter(brief, evidence)) else matter(brief, evidence),
        "guest": profile.guest_class,
        "party": profile.camp is not None or profile.guest_class in _FOR_OTHERS,
        "you": YOU.get(profile.guest_class, "you") if profile.camp else "you",
        "date": date_words(brief.study.day_of(evidence.article)),
        "in_person": in_person(brief, evidence),
        "when": _long_ago(brief, evidence),
    }


def _long_ago(brief: Brief, evidence: Evidence) -> str:
    """The month of an article that is months older than the newest, in words: what it says may hold no longer; "" else."""
    day = brief.study.day_of(evidence.article)
    days = [d.first for f in brief.dossier.findings if (d := brief.study.day_of(f.article.id)) is not None]
    if day is None or day.precision not in ("day", "month") or day.because == "not before":
        return ""
    apart = date.fromisoformat(max(days)) - date.fromisoformat(day.first)
    return f"{_MONTHS[int(day.iso[5:7]) - 1]} {day.iso[:4]}" if apart.days > LONG_AGO else ""


LONG_AGO = 60  # days before the newest article
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


LONGEST_OFFICE = 7  # words


def matter(brief: Brief, evidence: Evidence) -> str:
    """What a question without words of the article is about: the part of the topic's title that the evidence holds most
    of, as the title has it: "the seizure"; "" where the parts are long, or it holds a word of one and not what it names:
    "such strikes" are no "dockers' pay strikes"."""
    title = brief.assignment.topic.title
    parts = [
        part.strip()
        for joint, part in zip([None, *_SEAM.findall(title)], _SEAM.split(title), strict=False)
        if part.strip() and title_terms(part) and (joint or "").lower() != "to"
    ]
    named = _names(brief.study)
    held = [
        (len(terms(p) & evidence.terms), -i, p)
        for i, p in enumerate(parts)
        if word_count(p) <= LONGEST_MATTER and not title_terms(p).keys() <= named and _holds(evidence, p)
    ]
    shared, _, best = max(held, default=(0, 0, ""))
    if not shared:
        return ""
    return " ".join(word.lower() if _is_small(brief, word) else word for word in best.split())


def _holds(evidence: Evidence, part: str) -> bool:
    """Whether a statement holds what a part of the title names: one or two terms, or two thirds of more."""
    named = terms(part)
    most = len(named) if len(named) <= _FEWEST_TERMS else -(-len(named) * 2 // 3)
    return len(named & evidence.terms) >= most


def _is_small(brief: Brief, word: str) -> bool:
    """Whether a word has its capital from the title alone: the articles have it in small letters too."""
    small = word.lower()
    return small in _DETERMINERS or any(
        w.startswith(small) and len(w) - len(small) <= _ENDING for w in brief.remembered("small words", _small_words)
    )


def _small_words(brief: Brief) -> frozenset[str]:
    """The words that the articles have in small letters."""
    return frozenset(w for e in brief.evidence for w in _WORD.findall(e.text) if w.islower())


LONGEST_MATTER = 5  # words
_ENDING = 3  # letters
_WORD = re.compile(r"\w+")
_DETERMINERS = ("the", "a", "an", "its", "their", "his", "her", "our", "what", "why", "how", "who")
_SEAM = re.compile(
    r"\b(?:of|on|to|in|into|within|between|and|for|with|from|by|after|over|against|about|versus)\b|[,;:–—]"
)


def short_speaker(brief: Brief, evidence: Evidence) -> str:
    """The speaker as a question can name them: a long description up to where it says how they know."""
    words = speaker_words(brief, evidence)
    first = words.split(maxsplit=1)[0] if words else ""
    if evidence.sourcing == "unnamed" and (people.is_plural(first) or first in _HEADS):
        words = first.lower() + words[len(first) :]  # "Doctors", "A source", from the head of a sentence
    if evidence.sourcing == "named" or word_count(words) <= _SHORT_SPEAKER:
        return words
    return _without_knowing(evidence, words)


def _without_knowing(evidence: Evidence, words: str) -> str:
    """A description up to where it says how they know: "two people familiar with the books" are two people."""
    return words if evidence.sourcing == "named" else _KNOWING.split(words, maxsplit=1)[0].strip(" ,") or words


def _in_short(evidence: Evidence, words: str) -> str:
    """Several people, or one of a kind, without where they are: "three sources in the harbour office" are three sources."""
    short = _without_knowing(evidence, words)
    first = short.split(maxsplit=1)[0] if short else ""
    some = people.is_plural(first) or first.lower() in _SOME
    return _WHERE.split(short, maxsplit=1)[0] if evidence.sourcing == "unnamed" and some else short


_HEADS = (
    "A",
    "An",
    "One",
    "Some",
    "Several",
    "Many",
    "Two",
    "Three",
    "Four",
    "Five",
    "Anonymous",
    "Unnamed",
    "Senior",
    "Former",
)
_SOME = frozenset(
    ("a", "an", "one", "some", "several", "many", "two", "three", "four", "five", "anonymous", "unnamed", "senior")
)
_WHERE = re.compile(r"\s(?:in|at|of|from|with|inside|within|on)\s")
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
    pieces = _fragments(brief, evidence, LONGEST, framed=kind in _FRAMED, asked=kind in _ASKS)
    reported = evidence.attribution is not None and _only_reported(evidence.attribution)
    actor = brief.dossier.actor(evidence.attribution.actor) if evidence.attribution else None
    is_person = actor is not None and actor.kind == "person"  # whom no "it" stands for
    for found in _in_turn(brief, kind, does, pieces, speaks=bool(evidence.speaker), reported=reported):
        if hedged and not any(p.start <= evidence.span.start + hedged.start() < p.end for p in found.extract.pieces):
            continue  # what is only said to be so is not asked without saying it
        form: str = found.form if evidence.speaker else "report"
        said = evidence.attribution
        words = " ".join(brief.dossier[p] for p in found.extract.pieces)
        if found.form == "does" and (_only_meets(words) or (is_person and has_loose_it(words))):
            continue
        if found.form == "told" and found.words < _FEWEST_TOLD and not terms(words) & brief.topic.keys():
            continue  # "the minister left"
        if evidence.speaker and (is_idle(words, brief.topic) or is_turned(_before(brief, found.extract.span))):
            continue
        if form != "said" and loses_its_limit(article.text, found.extract.span):
            continue
        if slots["in_person"] and form != "said" and (_THIRD_PERSON.search(words) or _NOT_YOUR_VERB.search(words)):
            continue  # "By your account, “she had never read it”"
        if said is not None and not _may_be_told(brief, said, found.form):
            continue
        if form == "of" and said is not None and (_only_reported(said) or not said.spoken) and not slots["noun"]:
            continue  # "Reported of the ministry: “the risk of delay”": nobody says so
        if said is not None and (
            (form in ("told", "of", "to") and not said.spoken)
            or (form == "of" and _only_reported(said))
            or (form == "to" and not slots["noun"])
        ):
            form = "act"
        whole, when = slots["speaker"], slots["when"]
        short, shortest = _without_knowing(evidence, str(whole)), _in_short(evidence, str(whole))
        for speaker, outlet, office in (
            (whole, slots["outlet"], slots["office"]), (whole, "", slots["office"]), (whole, "", ""), (short, "", ""), (shortest, "", ""),
        ):  # fmt: skip
            who = str(speaker)[:1].upper() + str(speaker)[1:]
            filled: dict[str, Slot] = {
                **slots, "words": found.extract, "form": form, "outlet": outlet, "office": office, "speaker": speaker, "who": who, "when": when,
            }  # fmt: skip
            if length(brief, f"question_{kind}", filled) <= LONGEST_QUESTION:
                return filled
    return None


def _before(brief: Brief, span: Span) -> str:
    """The words of its sentence before a stretch."""
    article = brief.dossier.of(span.article).article
    sentence = article.sentence_at(span.start)
    return article.text[sentence.span.start : span.start] if sentence else ""


_THIRD_PERSON = re.compile(
    r"\b(?:he|she|they|his|hers?|him|their|theirs|them|himself|herself|themselves)\b", re.IGNORECASE
)
_NOT_YOUR_VERB = re.compile(r"^(?:is|was|has|does|\w+s)\s(?=(?:that|to|he|she|the|an?|no)\b)")  # "You “says that …”"


def _may_be_told(brief: Brief, said: Attribution, form: str) -> bool:
    """Whether words keep their sense without the verb that brings them: "denied that | the mill had leaked" turns it
    round, "hoped that | the mill would stay" makes a wish a fact. The verb with what follows says both as they are."""
    cue = {lexicon.stem(w.lower()) for w in brief.dossier[said.cue].split()} if said.cue else set[str]()
    if form == "does":
        return True
    if cue & _turning():
        return form == "of"
    return said.spoken or form == "of" or bool(cue & _believing())


@cache
def _turning() -> frozenset[str]:
    return frozenset(map(lexicon.stem, _TURNS))


@cache
def _believing() -> frozenset[str]:
    return frozenset(map(lexicon.stem, _BELIEVES))


_TURNS = (
    "deny", "reject", "dismiss", "dispute", "rebut", "refute", "refuse", "doubt", "question", "disbelieve", "decline", "rule", "contradict",
    "disagree", "oppose", "not", "never", "n't", "n’t", "fail", "stop", "no", "without", "unclear", "whether", "ask", "wonder",
)  # fmt: skip
_BELIEVES = (
    "believe", "think", "fear", "worry", "concern", "expect", "know", "feel", "consider", "see", "understand", "conclude", "find", "suspect",
    "convince", "assume", "estimate", "predict", "warn",
)  # fmt: skip


def _in_turn(
    brief: Brief, kind: str, does: Fragment | None, pieces: list[Fragment], *, speaks: bool, reported: bool
) -> Iterator[Fragment]:
    """Which words are tried first: what is said or told as a clause, the article's verb with what follows it (first where
    the verb is what matters: "blamed the union for the delay"), phrases that say something by themselves."""
    clauses = [
        f for f in pieces if f.form not in ("of", "to") and not _INTENTION.match(brief.dossier[f.extract.pieces[0]])
    ]
    to_do = [f for f in pieces if f.form == "to" and len(terms(brief.dossier[f.extract.pieces[0]])) > 1]
    phrases = [
        f
        for f in pieces
        if f.form == "of" and _tells(brief, f, judging=kind in _ANSWERED) and _is_point(brief, kind, f)
    ]
    if reported:  # a phrase out of a report is its point, or nothing: "serious reactions" is no point
        phrases = [
            f for f in phrases if f.words >= _LONG_PHRASE and (f.said_of or kind in _FRAMED or _judges(brief, f))
        ]
    told = [does] if does and _tells(brief, does) else []
    if (
        not speaks
    ):  # "a mill burned down that | the county had closed": a report is quoted from the head of its sentence
        clauses = [f for f in clauses if not _starts_inside(brief, f)]
    if kind in ("fact", "report") or not speaks:
        phrases = []  # "the company's nine other dams" reports nothing
    telling = does is not None and not _ONLY_SAYS.match(brief.dossier[does.extract.pieces[0]])
    yield from (
        (*told, *to_do, *clauses, *phrases) if kind in _DEEDS and telling else (*to_do, *clauses, *told, *phrases)
    )


def _starts_inside(brief: Brief, found: Fragment) -> bool:
    """Whether words start inside a sentence."""
    piece = found.extract.pieces[0]
    return brief.dossier.of(piece.article).article.starts_inside(piece)


def _tells(brief: Brief, found: Fragment, *, judging: bool = False) -> bool:
    """Whether words tell something by themselves: two terms, and one of them of the topic, or a word of judgement, or what
    something is said to be; "torn out of context" tells nothing, and "rejected that" neither."""
    words = brief.dossier[found.extract.pieces[0]]
    held = terms(words)
    if len(held) < 2 or (found.form == "of" and _NO_PHRASE.search(words)):
        return False
    if found.whole and found.form == "of" and found.words >= _LONG_QUOTE:
        return True
    if found.form == "does" or found.said_of or (held & brief.topic.keys() and not judging and found.whole):
        return True
    return _judges(brief, found)


def _is_point(brief: Brief, kind: str, found: Fragment) -> bool:
    """Whether a phrase is a point by itself: what something is said to be, a judgement, or that there is none of it; "the
    great majority" and "speculation about single companies" are none."""
    words = brief.dossier[found.extract.pieces[0]]
    return found.said_of or kind in _FRAMED or _judges(brief, found) or re.match(r"no\s", words) is not None


def _judges(brief: Brief, found: Fragment) -> bool:
    how = stance(brief.dossier[found.extract.pieces[0]])
    return how.critical or (
        how.attitude == "for" and found.words >= _LONG_PHRASE
    )  # "the great majority" judges nothing


_FEWEST_TOLD = 4  # words
_LONG_PHRASE = 4  # words
_LONG_QUOTE = 3  # words that an article has in marks: it chose them


_ANSWERED = frozenset({"counter", "reply", "others", "own_contradiction"})  # "the 2,500 nurses" is nothing to answer
_INTENTION = re.compile(r"(?:I|We) will (?!not\b|never\b)")  # "I will fight for my name" is nothing to answer
_NO_PHRASE = re.compile(
    r"^[a-z]+\s(?:to|out|by|off|up|down|away|from)\b|^[a-z]+ed\s(?:in|at|on|into|under|with|as)\b|\b(?:or|whether)\b"
)  # "wrong to pre-empt the judge"
_HEDGED = re.compile(
    r"\b(?:reportedly|allegedly|alleged|purportedly|apparently|supposedly|rumoured|rumored)\b", re.IGNORECASE
)
_ONLY_SAYS = re.compile(r"(?:has |had |have |also )*(?:said|says|told|tells|added|adds|noted|stated)\b")
_DEEDS = frozenset(
    {"threat", "warning", "accusation", "denial", "demand", "others"}
)  # better told by the article's own verb
_FRAMED = frozenset({"threat", "warning", "demand", "denial", "doubt", "own_doubt"})  # "their doubt is about …"


def _fragments(
    brief: Brief, evidence: Evidence, most: int, *, framed: bool = False, asked: bool = False
) -> list[Fragment]:
    wanted = set(brief.topic)
    return fragments(
        brief.dossier.of(evidence.article).article,
        evidence.extract.span,
        evidence.attribution,
        most,
        wanted,
        framed=framed,
        asked=asked,
    )


def _of_own_action(brief: Brief, counter: Counter, slots: Mapping[str, Slot]) -> dict[str, Slot] | None:
    """The side's own words with the act beside them: both in the articles' words."""
    if counter.beside is None:
        return None
    speaker = short_speaker(brief, counter.beside)
    for words in _of_phrases(brief, counter.beside):
        for act in (*_counted(brief, counter.evidence), *_of_phrases(brief, counter.evidence)):
            filled: dict[str, Slot] = {
                **slots, "who": speaker[:1].upper() + speaker[1:], "speaker": speaker, "noun": _noun(brief, counter.beside), "words": words.extract,
                "act": act.extract,
                "form": "act" if _only_reported(counter.beside.attribution) else "of",
            }  # fmt: skip
            if length(brief, "question_own_action", filled) <= LONGEST_QUESTION:
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
    if theirs is None or own is None or brief.dossier[theirs.span] == brief.dossier[own.span]:
        return None
    filled: dict[str, Slot] = {
        **slots,
        "first": value(brief.dossier, theirs.span),
        "second": value(brief.dossier, own.span),
        "about": plain_about(brief, link),
        "other": short_speaker(brief, counter.beside) if counter.beside.speaker else "",
    }
    return filled if length(brief, "question_figure", filled) <= LONGEST_QUESTION else None


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


def in_other_words(brief: Brief, asked: Iterable[Item]) -> Iterator[Item]:
    """The same questions, each with the stem of its kind whose own question is used least before it, and that fits."""
    used: dict[str, int] = {}
    for item in asked:
        texts = texts_of(brief, item.wording) if item.wording in WORDINGS else ()
        fitting = [n for n, text in enumerate(texts) if words_of(brief, text, item.slots) <= LONGEST_QUESTION]
        if not fitting:
            yield item
            continue
        ask = {n: ask_of(texts[n], item.slots) for n in fitting}
        turn = min(fitting, key=lambda n: (used.get(ask[n], 0), n))
        used[ask[turn]] = used.get(ask[turn], 0) + 1
        yield replace(item, slots={**item.slots, "turn": turn})


def on_topic(brief: Brief, item: Item) -> int:
    """How many of the topic's terms a question holds in what it quotes."""
    return sum(len(terms(brief.dossier[p]) & brief.topic.keys()) for x in item.extracts for p in x.pieces)
