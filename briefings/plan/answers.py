"""Whether one statement answers another: both speak of one matter, and one says of it what the other does not.

That two statements share words and come from two sides is not enough: "the port asked for more cranes" is no answer to "the
port will not pay for cranes that stand idle". A sign of opposition must stand in the words or in the articles: another version
of one claim, a verb that denies, a negation of what both speak of, a doubt, or the article's own "But".
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from briefings import lexicon
from briefings.model import Dossier, Span
from briefings.plan.allegiance import MEETS
from briefings.plan.evidence import Evidence
from briefings.plan.reach import things_in
from briefings.plan.stance import stance, words
from briefings.plan.study import Study
from briefings.plan.terms import terms

VERSION, MET, DENIED, TURNED, DOUBTED, OPPOSED, REPLIED = 8.0, 6.0, 4.0, 3.0, 2.5, 2.0, 1.5  # what each sign is worth
SAME_MATTER = 4.5  # rarity shared by two statements; below it they share the story's commonplaces only
SAME_CLAIM = 7.0  # likewise, where no word is turned round and only how they speak tells that they differ
NEIGHBOURS = 2.0  # likewise, where the one stands beside the other
ENOUGH = 2  # terms shared: one word alone is chance, unless it is the word that is turned round
NEAR = 2  # paragraphs between a statement and its denial
REACH = 4  # words behind a negation in which it turns a word: "no terms", "did not resign", "never sent any such email"


def answers(study: Study, case: Evidence, answer: Evidence, *, beside: bool = False, disputed: bool = False) -> float:
    """How well one statement answers another; 0 where it does not.

    Args:
        study: The topic and guest, for how rare a term is.
        case: What a side says.
        answer: What somebody else says, or the outlet reports.
        beside: The article sets the two side by side as words and reply.
        disputed: The answer is a version of what is in dispute.
    """
    if case.span.overlaps(answer.span) or (case.speaker and case.speaker == answer.speaker):
        return 0.0
    shared = _shared(study, case, answer)
    weight = math.fsum(sorted(study.rarity(term) for term in shared))
    if are_versions(study, case, answer):
        return VERSION + weight
    if case.speaker and _meets(study, case, answer):
        return MET + weight
    near = _are_near(study, case, answer)
    if near and _NO_SUCH.search(answer.text) and shared:
        return DENIED + weight
    if not shared - _vague():
        return 0.0
    objects = _NEGATION.search(_words(study, answer)) or _attitude(study, answer) in ("against", "doubts")
    if beside and objects and weight >= NEIGHBOURS:
        return REPLIED + weight
    if disputed and len(shared) >= ENOUGH and weight >= SAME_MATTER:
        return DENIED + weight
    there, here = _attitude(study, case), _attitude(study, answer)
    doubted = here == "doubts" and there != "doubts"
    opposed = {there, here} == {"for", "against"}
    denied = _denies(study, case) != _denies(study, answer)
    return max(
        (
            _sign(study, claim, reply, near=near, denied=denied, doubted=doubted, opposed=opposed)
            for claim in _sentences(_words(study, case))
            for reply in _sentences(_words(study, answer))
        ),
        default=0.0,
    )


def _sign(study: Study, claim: str, reply: str, *, near: bool, denied: bool, doubted: bool, opposed: bool) -> float:
    """How well one sentence answers another: what they share and what is turned round has to stand in these two, not
    somewhere in what the two speakers say besides."""
    both = terms(claim) & terms(reply)
    shared = both - study.topic.keys() - _light() - _names(study) - _vague() if both else both
    weight = math.fsum(sorted(study.rarity(term) for term in shared))
    if not near and (_undone(claim, reply) ^ _undone(reply, claim)) & shared:
        return TURNED + weight
    on_topic = both & study.topic.keys()
    if not shared or (not near and len(shared) < ENOUGH):
        return 0.0
    if denied and (near or weight >= SAME_MATTER):
        return DENIED + weight
    topical = math.fsum(sorted(study.rarity(term) for term in on_topic))
    enough = weight >= (NEIGHBOURS if near else SAME_MATTER)
    if (_turned_in(claim) ^ _turned_in(reply)) & shared and enough:
        return TURNED + weight
    if len(shared) < ENOUGH or weight + topical < SAME_CLAIM:
        return 0.0
    return DOUBTED + weight if doubted else OPPOSED + weight if opposed else 0.0


def meets(study: Study, case: Evidence, answer: Evidence) -> float:
    """How well what one side says and what is put against it meet in argument, where no sign in their words tells that the
    one answers the other: both turn on one thing ("it is safe", "it puts lives at risk") and speak of one act or object, or
    they stand at the two ends of one argument ("a red line", "no escalation"); 0 where they do not. Rare words alone are no
    sign: a threat and a doubt of the same missiles share many; nor is the kind of argument: a blockade and a patrol may both be
    called an escalation. That they are of two sides is for the caller to know."""
    if case.span.overlaps(answer.span) or (case.speaker and case.speaker == answer.speaker):
        return 0.0
    said, reply = _argument(study, case), _argument(study, answer)
    turning = {name for name in _turns_on(said) & _turns_on(reply) if name not in _ends()}
    if turning and not same_thing(study, case, answer):
        turning = set()
    ends = set(_ends_met(study, case, answer))
    if not turning and not ends:
        return 0.0
    both = terms(said) & terms(reply) - _light() - _vague()
    shared = both - _names(study) | both & study.topic.keys()
    turned = len(turning) + sum(UNTIED if _ends()[name][0] in _LOOSE else 1.0 for name in sorted(ends))
    return ONE_TURN * turned + math.fsum(sorted(study.rarity(term) for term in shared))


def same_thing(study: Study, case: Evidence, answer: Evidence) -> bool:
    """Whether two statements name one act or object, in whatever words."""
    return not _things(study, case).isdisjoint(_things(study, answer))


def same_object(study: Study, case: Evidence, answer: Evidence) -> bool:
    """Likewise, beyond what anybody may do with anything: "if they allow strikes" and "they allowed soldiers in" share an act
    of permission and no thing that is permitted."""
    shared = _things(study, case) & _things(study, answer)
    return bool(shared - things_in(study.dossier, _deeds()))


@cache
def _deeds() -> frozenset[str]:
    return frozenset(t for word in lexicon.load("topics")["part"] for t in terms(str(word)))


def _argument(study: Study, evidence: Evidence) -> str:
    """What is said with the verb of it: "demanded that" makes of what follows a demand."""
    return f"{_cue(study, evidence)} {_words(study, evidence)}"


def at_two_ends(study: Study, case: Evidence, answer: Evidence, *, of_anybody: bool = False) -> bool:
    """Whether what is said first stands at the first end of an argument, and what is put to it at the second.

    Args:
        study: The topic and guest.
        case: What is said first.
        answer: What is put to it.
        of_anybody: Only arguments whose ends tell of no side: a friend may fear what a friend makes light of.
    """
    first = ends_of(_argument(study, case))
    met = (name for name in _ends_met(study, case, answer) if first[name] == 0)
    return any(not of_anybody or "anybody" in _ends()[name][0] for name in met)


def weigh_differently(study: Study, case: Evidence, answer: Evidence) -> bool:
    """Whether two statements stand at the two ends of an argument over what a step does, whichever is said first: there people
    of one side differ too."""
    return any(_ends()[name][0].isdisjoint(_OF_SIDES) for name in _ends_met(study, case, answer))


_OF_SIDES = ("addressed", "named", "topic")


def speaks_of_it(study: Study, case: Evidence, answer: Evidence) -> bool:
    """Whether what is put to somebody's first end of an argument is of the same thing, and no motive of the step: "no
    escalation", put to "a red line"."""
    first = ends_of(_argument(study, case))
    met = (_ends()[name][0] for name in _ends_met(study, case, answer) if first[name] == 0)
    return any("thing" in needs and "named" not in needs for needs in met)


def only_explains(study: Study, case: Evidence, answer: Evidence) -> bool:
    """Whether two statements meet in this alone, that the one gives as reason of a step what those who warn of it did: a motive,
    which says nothing of what they warn of."""
    met = list(_ends_met(study, case, answer))
    turning = _turns_on(_argument(study, case)) & _turns_on(_argument(study, answer))
    return bool(met) and all("named" in _ends()[name][0] for name in met) and turning <= _ends().keys()


def is_anybodys_end(said: str) -> bool:
    """Whether words stand at the second end of an argument that is nobody's in particular: "there are fears that"."""
    return any(end == 1 and "anybody" in _ends()[name][0] for name, end in ends_of(said).items())


def _ends_met(study: Study, case: Evidence, answer: Evidence) -> Iterator[str]:
    """The arguments of which two statements stand at the two ends, tied as each argument needs it."""
    said, reply = ends_of(_argument(study, case)), ends_of(_argument(study, answer))
    if not said or not reply:
        return
    for name, (needs, _, _) in _ends().items():
        if {said.get(name), reply.get(name)} != {0, 1}:
            continue
        first, second = (case, answer) if said[name] == 0 else (answer, case)
        thing = "thing" not in needs or same_thing(study, case, answer)
        thing = thing or ("topic" in needs and _on_the_things(study, case) and _on_the_things(study, answer))
        addressed = "addressed" not in needs or _is_addressed(study, first, second)
        if thing and addressed and ("named" not in needs or _is_addressed(study, second, first)):
            yield name


def _is_addressed(study: Study, saying: Evidence, other: Evidence) -> bool:
    """Whether whoever says the other is, or speaks for, somebody of another side who is named in what is said."""
    if not other.camp or other.camp == saying.camp:
        return False
    places = saying.attribution.content if saying.attribution else (saying.span,)
    named = study.camp_mentions.get(saying.article, ())
    return any(camp == other.camp and place.contains(span) for span, camp in named for place in places)


def _on_the_things(study: Study, evidence: Evidence) -> bool:
    """Whether a statement names an act or object of the topic, in whatever words: "the approval", of "The decision to allow
    trams"."""
    named = things_in(study.dossier, frozenset(study.topic)) - _scene() - _light() - _vague()
    return not _things(study, evidence).isdisjoint(t for t in named if not t.startswith("country:"))


@lru_cache(maxsize=4096)
def ends_of(said: str) -> Mapping[str, int]:
    """For each argument with two ends the end at which a statement stands, 0 or 1; without those that it does not touch."""
    found = {}
    for name, (_, first, second) in _ends().items():
        if second.search(said):
            found[name] = 1
        elif first.search(said):
            found[name] = 0
    return found


@cache
def _ends() -> Mapping[str, tuple[frozenset[str], re.Pattern[str], re.Pattern[str]]]:
    """For each argument with two ends what it needs, and the words of each end."""
    found = {}
    for name, listed in lexicon.load("meetings").items():
        first, second = (_any_pattern(patterns) for end, patterns in listed.items() if end != "needs")
        found[name] = (frozenset(listed["needs"]), first, second)
    return found


def _any_pattern(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


ONE_TURN = 4.0  # what it is worth that two statements turn on one thing
UNTIED = 0.5  # of that, where the one speaks to the other, or of them, and need not speak to what they said
_LOOSE = tuple(map(frozenset, (("addressed",), ("thing", "topic", "named"), ("thing", "anybody"))))


@lru_cache(maxsize=8192)
def _things(study: Study, evidence: Evidence) -> frozenset[str]:
    """The acts and objects that a statement names, whatever words stand for them; where it names none, those of what the same
    speaker says right before: no name, no word of the argument itself, and nothing of where it all happens ("the war")."""
    idle = _light() | _vague() | _scene() | _argued() | (_names(study) - _common()) | terms(_cue(study, evidence))
    before = _before(study).get(evidence.span)
    goes_on = before is not None and evidence.speaker and before.speaker == evidence.speaker
    said = f"{before.text}\n{evidence.text}" if before is not None and goes_on else evidence.text
    found = things_in(study.dossier, terms(said) - idle) - idle
    return frozenset(t for t in found if not t.startswith("country:"))


@cache
def _common() -> frozenset[str]:
    """Terms of words that name things of many kinds: a story with a "Harbour Missile Works" still speaks of missiles."""
    return frozenset(t for group in lexicon.load("topics")["near"] for word in group for t in terms(str(word)))


@cache
def _scene() -> frozenset[str]:
    return frozenset(t for word in lexicon.load("answers")["scene"] for t in terms(word))


@cache
def _argued() -> frozenset[str]:
    """The terms of the words that arguments turn on."""
    return frozenset(t for listed in lexicon.load("arguments").values() for words_ in listed for t in terms(words_))


@lru_cache(maxsize=4096)
def _turns_on(said: str) -> frozenset[str]:
    """What an argument turns on: "safety", "delay"; empty for most statements."""
    stems = frozenset(map(lexicon.stem, _WORDS.findall(said.lower())))
    return frozenset(name for name, (listed, phrases) in _arguments().items() if stems & listed or phrases.search(said))


@cache
def _arguments() -> Mapping[str, tuple[frozenset[str], re.Pattern[str]]]:
    """For each thing that arguments turn on the stems and the phrases that tell it."""
    lists = lexicon.load("arguments")
    return {
        name: (frozenset(lexicon.stem(w) for w in listed if " " not in w), _any_of(listed))
        for name, listed in lists.items()
    }


def _any_of(listed: Sequence[str]) -> re.Pattern[str]:
    phrases = [words for words in listed if " " in words]
    return re.compile(rf"\b(?:{lexicon.alternation(phrases)})\b" if phrases else r"(?!)", re.IGNORECASE)


_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def turns_down(study: Study, evidence: Evidence) -> bool:
    """Whether a statement turns down what somebody else said: then it is the answer of the two."""
    return _denies(study, evidence) or bool(_NO_SUCH.search(evidence.text)) or bool(_turned(study, evidence))


def matter(study: Study, case: Evidence, answer: Evidence) -> frozenset[str]:
    """The terms of what both speak of, the topic's own among them; empty for two versions in words that share none."""
    return terms(_words(study, case)) & terms(_words(study, answer)) - _vague()


def is_denial(verb: str) -> bool:
    """Whether a verb of saying turns round what follows it: "denied that", "disputes"."""
    return any(lexicon.stem(word.lower()) in _denials() for word in verb.split())


def _shared(study: Study, case: Evidence, answer: Evidence) -> frozenset[str]:
    """What both speak of: no name, nothing of the topic's title, no word that tells nothing."""
    both = terms(_words(study, case)) & terms(_words(study, answer))
    return both - study.topic.keys() - _light() - _names(study) if both else both


@cache
def _light() -> frozenset[str]:
    """Terms that tell nothing of what is spoken of, by whatever group of words they go."""
    return words("light") | frozenset(t for word in lexicon.load("stance")["light"] for t in terms(str(word)))


def _words(study: Study, evidence: Evidence) -> str:
    """What is said, without who says it; of the outlet's own voice all of it."""
    said = [a for a in evidence.attributions if a.spoken and a.speaker == evidence.speaker]
    if not evidence.speaker or not said:
        return evidence.text
    return _joined(study, tuple(c for a in said for c in a.content))


@lru_cache(maxsize=8192)
def _joined(study: Study, spans: tuple[Span, ...]) -> str:
    return "\n".join(study.dossier[span] for span in spans)


@lru_cache(maxsize=64)
def _names(study: Study) -> frozenset[str]:
    """The terms of all names in the articles, and of the posts beside them."""
    dossier = study.dossier
    named = (t for actor in dossier.actors if actor.kind != "group" for t in terms(actor.name))
    posts = (t for actor in dossier.actors for office in actor.offices for t in terms(dossier[office]))
    return frozenset((*named, *posts))


def are_versions(study: Study, case: Evidence, answer: Evidence) -> bool:
    """Whether the two are versions of one figure or claim that do not agree."""
    held, others = _sides_in(study.dossier, case.span), _sides_in(study.dossier, answer.span)
    return any(link == same and side != other for link, side in held for same, other in others)


@lru_cache(maxsize=4096)  # every stretch is held against every other
def _sides_in(dossier: Dossier, span: Span) -> tuple[tuple[int, int], ...]:
    """The versions of what is in dispute that a stretch holds: which conflict, and which of its sides."""
    conflicts = (link for link in dossier.links if link.kind == "conflicts")
    return tuple(
        (n, side)
        for n, link in enumerate(conflicts)
        for member, side in zip(link.members, link.sides or range(len(link.members)), strict=True)
        if span.overlaps(member.span)
    )


def _are_near(study: Study, case: Evidence, answer: Evidence) -> bool:
    if case.article != answer.article:
        return False
    article = study.dossier.of(case.article).article
    here, there = article.paragraph_at(case.span.start), article.paragraph_at(answer.span.start)
    return here is not None and there is not None and abs(there.number - here.number) <= NEAR


def _meets(study: Study, case: Evidence, answer: Evidence) -> bool:
    """Whether the article meets a statement at once: "The mill says nobody was told. But …". "However" at the head of a
    paragraph often only goes on."""
    if not MEETS.match(answer.text) or _before(study).get(answer.span) is not case:
        return False
    article = study.dossier.of(case.article).article
    same = article.paragraph_at(case.span.start) == article.paragraph_at(answer.span.start)
    return same or not answer.text.startswith("However")


@lru_cache(maxsize=64)
def _before(study: Study) -> Mapping[Span, Evidence]:
    """For each stretch of an article the one before it."""
    return {after.span: before for before, after in pairwise(study.evidence) if before.article == after.article}


def _cue(study: Study, evidence: Evidence) -> str:
    said = evidence.attribution
    return study.dossier[said.cue] if said is not None and said.cue is not None else ""


def _denies(study: Study, evidence: Evidence) -> bool:
    """Whether somebody says of something that it is not so: by the verb, or in as many words."""
    return is_denial(_cue(study, evidence)) or _calls_false(evidence.text)


@lru_cache(maxsize=2048)  # every statement is held against every other
def _calls_false(said: str) -> bool:
    return _FALSE.search(said) is not None


@cache
def _denials() -> frozenset[str]:
    return frozenset(map(lexicon.stem, lexicon.load("answers")["denials"]))


_FALSE = re.compile(
    r"\b(?:untrue|not true|nonsense|rubbish|baseless|unfounded|a lie|fabricat\w+|invent(?:ed|ion)|"
    r"(?:is|was|are|were) (?:simply |completely |entirely )?(?:false|wrong)|(?:flatly |directly )?contradicted by)\b",
    re.IGNORECASE,
)


def _turned(study: Study, evidence: Evidence) -> frozenset[str]:
    """The terms that a negation turns round: those of the few words behind it, in its clause."""
    return _turned_in(_words(study, evidence))


@lru_cache(maxsize=4096)
def _undone(said: str, other: str) -> frozenset[str]:
    """The terms of what was not done and what the other tells of in the same word: "did not resign" answers "resigned" by
    this one word, "did not kill" does not answer "a dead woman"."""
    told = frozenset(map(lexicon.stem, _WORDS.findall(other.lower())))
    words_ = (*_UNDONE.findall(said), *_NO_SUCH_ACT.findall(said))
    return frozenset(t for word in words_ if lexicon.stem(word.lower()) in told for t in terms(word))


_NO_SUCH_ACT = re.compile(
    r"\bno (\w+)(?: \w+){0,3} (?:took place|happened|(?:was|were) (?:ever )?(?:made|held|done|given|sent|signed|carried out|offered|paid))\b",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    r"\b(?:(?:did|has|have|had|was|were|is|are)(?: not|n[’']t)|never)(?: been)?(?: \w{3,}ly)? (\w+)", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def _sentences(said: str) -> tuple[str, ...]:
    """What is said sentence by sentence."""
    return tuple(part for part in _ENDS.split(said) if part)


_ENDS = re.compile(r"(?<=[.!?])[\"”’']*\s+|\n")


@lru_cache(maxsize=4096)
def _turned_in(said: str) -> frozenset[str]:
    found: set[str] = set()
    for clause in _BREAK.split(said):
        for negation in _NEGATION.finditer(clause):
            behind = clause[negation.end() :].split()[:REACH]
            if behind[:1] != ["such"]:  # "no such letter": one that the article has just told of
                found |= terms(" ".join(behind))
    return frozenset(found)


_NO_SUCH = re.compile(r"\b(?:no|any) such\b", re.IGNORECASE)
_NEGATION = re.compile(r"\b(?:not|never|no|nobody|none|neither|nor|cannot)\b|n[’']t\b", re.IGNORECASE)
_BREAK = re.compile(r"[,;:.!?“”\"]+(?:\s|$)|\s[—–-]\s|\s(?:but|and|because|although|while)\s")


@cache
def _vague() -> frozenset[str]:
    return frozenset(t for word in lexicon.load("answers")["vague"] for t in terms(word))


def _attitude(study: Study, evidence: Evidence) -> str:
    """How a statement stands to its matter, where its verb of saying or a doubt in so many words decides; else "for" or
    nothing: a "strike" that is spoken of is no charge."""
    how = stance(evidence.text, _cue(study, evidence))
    if how.attitude == "against" and lexicon.stem(how.cue.lower()) not in words("against_cues"):
        return "unsure"
    return how.attitude
