"""What one speaker says and the next turns down: "Greve said he had been notified. His lawyer denied that." """

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefings import lexicon
from briefings.link.claims import denials
from briefings.link.claims.claim import Claim
from briefings.link.claims.denials import Denial
from briefings.link.claims.oppositions import Weights
from briefings.link.claims.propositions import plain
from briefings.link.claims.teasers import is_teaser
from briefings.link.claims.tellers import Tellers
from briefings.link.content import Content
from briefings.model import Findings, Span

_BACK = 5  # sentences in which the claim is looked for: beyond, it is another matter
_CLOSE = 3  # of them, those that need share nothing with the answer
_NEAR = 2  # of them, those in which the outlet itself may have told it
_APART = 900  # code points between claim and rebuttal
_LAST = (
    1.5  # weight of being the last thing said before a "denied that": what shares more with the answer is meant rather
)
_STEP, _TOGETHER = 0.3, 0.5  # weight that a sentence further back lacks, and that one of the same paragraph has
_OWN = 1.0  # weight that the outlet's own words lack beside somebody's
_SHARED_NEXT = 0.6  # … where two speak in turn
_SHARED = 1.1  # weight of the keys that a "denied that …" shares with the sentence before it
_LEAST = 5  # words of a sentence that claims something
_SHORT = 3  # words of a sentence that is no more than "Rubbish"
_ASKED = re.compile(r"(?<![^\W_])[Aa]sked[\s\u00a0](?:\w+[\s\u00a0])?(?:whether|if)(?![^\W_])")
_WITHIN = 60  # code points
_LABEL = re.compile(
    r"[A-Z][A-Z .’'-]{2,40}(?:,[^:\n]{2,40})?:[\s\u00a0]"
)  # "MARSH: …": the words of one speaker follow
_LEADS = 2  # sentences that lead to a quoted claim
_LONG_QUOTE = 1000  # code points
_QUOTING = "“\"‘'«"
_MORAL = re.compile(r"(?:wrong|not[\s\u00a0]right)[”\"’']?$", re.IGNORECASE)
_MARKS = '“"‘«'
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def find(
    index: int, findings: Findings, sentences: Sequence[Content], tellers: Tellers, weights: Weights
) -> Iterator[list[Claim]]:
    """What is turned down and what turns it down, one group a rebuttal, in text order.

    With the denial goes the sentence after it where the same speaker goes on there: "Marlow denied this. The valves, it
    said, had been tested." With a quoted claim goes the sentence that leads to it.
    """
    text = findings.article.text
    said = [None if is_teaser(text, sentence.span) else denials.find(text, sentence) for sentence in sentences]
    for n, denial in enumerate(said):
        if denial is None:
            continue
        who = tellers.of(Span(findings.article.id, denial.start, denial.end))
        if who is None and denial.kind != "paper" and text[sentences[n].span.start] in _QUOTING:
            continue  # “It is all lies.” of nobody known may be said of what the same man has just said
        if n and denial.kind in ("answer", "otherwise") and _is_going_on(text, sentences, n, denial, who, tellers):
            continue
        claimed = _claimed(findings, sentences, said, n, denial, who, tellers, weights)
        if claimed is None:
            continue
        first = _lead(text, sentences, claimed, who, tellers)
        told = [s for s in sentences[first : claimed + 1] if not is_teaser(text, s.span)]
        yes = [_yes(index, s, tellers) for s in told]
        no = [_claim(index, sentences[n], findings.article.span(denial.start, denial.end), "no", sentences[claimed])]
        if n + 1 < len(sentences) and _goes_on(text, sentences, n, denial, who, tellers):
            after = [sentences[n + 1]]
            if n + 2 < len(sentences) and _goes_on(
                text, sentences, n + 1, denial, tellers.main(after[0].span)[0], tellers
            ):
                after.append(sentences[n + 2])
            no = [
                *([] if _count(text, sentences[n].span) <= _SHORT else no),
                *(_claim(index, a, tellers.main(a.span)[1] or a.span, "no", sentences[claimed]) for a in after),
            ]
        yield [*yes, *no]


_OF_IT = re.compile(r"(?<![^\W_])(?:it|they|none)[\s\u00a0]", re.IGNORECASE)  # what was sent, and not who speaks
_MEANT = re.compile(r"(?<![^\W_])(?:it|they|none|them|that|one)(?![^\W_])", re.IGNORECASE)  # … or was seen, got, sent
_BLAME = re.compile(
    r"[^.;:,“”\"\n]{0,30}?(?<![^\W_])(?:to[\s\u00a0]blame|responsib|at[\s\u00a0]fault|guilty|liable|behind[\s\u00a0]it|done[\s\u00a0](?:any|some)thing[\s\u00a0]wrong|the[\s\u00a0](?:cause|source|culprit))",
    re.IGNORECASE,
)


def _around(sentence: Content, thing: str) -> Span:
    """The stretch of a sentence around a word, in which it may be asked for or supposed."""
    at = next((key.start for key in sentence.keys if plain(frozenset((key.key,))) == plain(frozenset((thing,)))), None)
    if at is None:
        return sentence.span
    start, end = max(sentence.span.start, at - _WITHIN), min(sentence.span.end, at + _WITHIN)
    return Span(sentence.span.article, start, end)


def _after_but(text: str, sentence: Span) -> int:
    """Where the last clause of a sentence that turns begins: "It cannot speak of patients, but every doctor had seen it"."""
    at = text.rfind(", but ", sentence.start, sentence.end)
    return at if at >= 0 else sentence.start


def _ends(sentence: Content) -> tuple[int, int]:
    return sentence.span.start, sentence.span.end


def _turn(sentences: Sequence[Content], n: int, who: str | None, tellers: Tellers) -> int:
    """Number of the first of the sentences, up to that numbered `n`, that one voice says in a row."""
    first = n
    while who is not None and first and n - first < _BACK and tellers.main(sentences[first - 1].span)[0] == who:
        first -= 1
    return first


def _lead(text: str, sentences: Sequence[Content], claimed: int, who: str | None, tellers: Tellers) -> int:
    """Number of the sentence that leads to a quoted claim, "She had known nothing. “I read it on my phone,” she said."; the
    claim's own where none does."""
    first, teller = claimed, tellers.main(sentences[claimed].span)[0]
    while first and claimed - first < _LEADS and _in_marks(text, sentences[first].span.start):
        leads = tellers.main(sentences[first - 1].span)[0]
        beside = _beside(text, sentences[first - 1], sentences[first]) or leads == teller
        if not beside or leads in (None, who) or teller == who:
            break
        first -= 1
    return first


def _in_marks(text: str, start: int) -> bool:
    """Whether a quotation is open at a code point, or opens there."""
    if text[start : start + 1] in _MARKS:
        return True
    before = text[max(text.rfind("\n", 0, start), start - _LONG_QUOTE) + 1 : start]
    return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1


def _claimed(
    findings: Findings, sentences: Sequence[Content], said: Sequence[Denial | None], n: int, denial: Denial, who: str | None,
    tellers: Tellers, weights: Weights,
) -> int | None:  # fmt: skip
    """Number of the sentence that is turned down; None: no sentence shortly before can be."""
    text, sentence = findings.article.text, sentences[n]
    onward = 2 if _count(text, sentence.span) <= _SHORT else 1  # "Not so fast." says nothing: what follows does
    answer = frozenset(key for after in sentences[n : n + 1 + onward] for key in after.all)
    denied = sentence.within(denial.end, sentence.span.end) - sentence.names(denial.end, sentence.span.end)
    turn = _turn(sentences, n, who, tellers) if denial.kind in ("short", "trace") else n
    such = _SUCH.search(text[denial.start : denial.end].lower())
    spoken = such is not None and any(_is_named(such["what"], s) for s in sentences[max(0, n - _BACK) : n])
    blamed = denial.kind == "content" and _BLAME.match(text, denial.end, sentence.span.end) is not None
    best: tuple[float, int] | None = None
    last = n - 1 if denial.kind == "trace" or _is_plea(text, denial) else max(0, turn - _BACK - 1)
    for k in range(n - 1, max(-1, last - 1), -1):
        before, earlier = sentences[k], said[k]
        if is_teaser(text, before.span):
            continue
        if denial.start - before.span.end > _APART:
            break
        if denial.kind == "paper" and earlier is not None and k == n - 1:
            return k  # "The ministry denied this. But the file contains an entry …"
        if earlier is not None and earlier.kind == "content" and k == n - 1 and denial.kind == "answer":
            break  # "denied that it had cleared the deal. “That is wrong,” she said."
        if (earlier is not None and (earlier.kind == "answer" or denial.kind == "content")) or denials.is_flat(
            text, before.span
        ):
            continue
        teller, words = tellers.main(before.span)
        same = words is not None and teller == who
        if not _tells(text, before.span) or (same and not (k == n - 1 and _two_report(text, before, sentence))):
            continue
        if such is not None and spoken and not _is_named(such["what"], before):
            continue  # "no such complaint": whoever spoke of something else in between is not meant
        if words is not None and teller is None and who is None:
            continue  # both may be one: “It is all lies,” he said
        if words is None and _MORAL.search(text, denial.start, denial.end):
            continue  # "That is wrong" of what was done, not of what was said
        if _beside(text, before, sentence) and _is_all_quoted(text, sentence.span):
            continue  # "He railed against the way they meddle. “It is all lies.”": he goes on
        if words is None and (denials.speaks_of_saying(text, before.span) or k < n - _NEAR):
            continue
        shared = weights.sum(plain(before.all) & plain(denied if denial.kind == "content" else answer))
        if denial.kind == "affirmed" and not _NOT.search(text, before.span.start, before.span.end):
            continue  # "He says he did." answers a "not"
        if denial.kind in ("affirmed", "short") and _WANTED.search(text, before.span.start, before.span.end):
            continue  # "She wants an end to the contract. … “I was not told,” he said"
        if denial.kind == "short" and (
            who is None
            or k < turn - _NEAR
            or _NOT.search(text, _after_but(text, before.span), before.span.end)
            or (_OF_IT.search(text, denial.start, denial.end) and tellers.names(before.span, who))
            or (
                k < turn - 1
                and not _MEANT.search(text, denial.start, denial.end)
                and not tellers.names(before.span, who)
            )
            or (words is None and (k < n - 1 or not _OF_IT.search(text, denial.start, denial.end)))
        ):
            continue
        if denial.kind in ("reply", "trace") and (words is None or (denial.kind == "reply" and shared < _SHARED_NEXT)):
            continue
        if denial.kind == "absence":
            if k < n - _BACK:
                break
            met = plain(frozenset((denial.thing,))) <= plain(before.all)
            around = _around(before, denial.thing)
            if met and not denials.is_open(text, around) and not _NOT.search(text, around.start, around.end):
                return k  # but "do not believe that he had helpers", “found no helpers” go together
        elif denial.kind == "content":
            turns = k == n - 1 and words is not None and who is not None and teller is not None
            if blamed and words is not None and tellers.names(before.span, who) and not _turns(text, before.span):
                best = max(best or (0.0, k), (shared + _SHARED, k))
            elif shared >= (_SHARED_NEXT if turns else _SHARED) and not _turns(text, before.span):
                best = max(best or (0.0, k), (shared, k))
        else:
            near = _LAST if k == n - 1 and (denial.kind == "answer" or words is not None) else 0.0
            if k < turn - _CLOSE and shared < _SHARED:
                continue
            again = weights.sum(plain(before.all - before.names(*_ends(before))) & plain(answer))
            if k < n - 1 and again < _SHARED_NEXT and _count(text, sentence.span) <= _SHORT:
                continue  # "Not so fast." of what was said last, or of what is spoken of again
            score = shared + near - (0.0 if words is not None else _OWN) - _STEP * (n - 1 - k)
            score += _TOGETHER if _beside(text, before, sentence) else 0.0
            best = max(best, (score, k)) if best is not None else (score, k)
    if best is None or _OPINION.search(text, sentences[best[1]].span.start, sentences[best[1]].span.end):
        return None
    return best[1] if _is_met(text, sentences[best[1]], denial) else None


def _is_plea(text: str, denial: Denial) -> bool:
    """Whether it is the charges, or all that is alleged, that somebody denies, and no one thing that was said."""
    if _PLEA.search(text[denial.start : denial.end].lower()) or text[denial.start : denial.end].endswith("wrongdoing"):
        return True
    if _NOT_GUILTY.search(text, max(0, denial.start - _APART), denial.start):
        return True
    return _GENERAL.match(text[denial.end : denial.end + _NEXT].lower()) is not None


def _is_met(text: str, claimed: Content, denial: Denial) -> bool:
    """Whether what is turned down can stand in a sentence: what "no such letter" names, a deed that one disagrees with."""
    words = text[denial.start : denial.end].lower()
    if _is_plea(text, denial):
        return _ACCUSES.search(text, claimed.span.start, claimed.span.end) is not None
    such = _SUCH.search(words)
    if such is not None:
        return lexicon.stem(such["what"]) in _said() or _is_named(such["what"], claimed)
    if any(words.startswith(entry) for entry in lexicon.load("rebuttals")["alone"]):
        return _TOLD.search(text, claimed.span.start, claimed.span.end) is not None
    return True


def _is_named(what: str, sentence: Content) -> bool:
    """Whether a sentence speaks of a thing, be it by its verb: "complaint", where somebody "had complained"."""
    stem = lexicon.stem(what)
    begins = stem[: max(_BEGINS, len(stem) - 1)]
    return any(lexicon.stem(key) == stem or (len(key) >= _BEGINS and key.startswith(begins)) for key in sentence.all)


_BEGINS = 6  # letters


@cache
def _said() -> frozenset[str]:
    lists = lexicon.load("rebuttals")
    return frozenset(lexicon.stem(word) for word in (*lists["nouns"], *lists["papers"], *lists["deeds"]))


_WANTED = re.compile(
    r"(?<![^\W_])(?:wants?|wanted|demands?|demanded|calls?[\s\u00a0]for|called[\s\u00a0]for|if)(?![^\W_])",
    re.IGNORECASE,
)
_NEXT = 40  # code points
_GENERAL = re.compile(r"[\s\u00a0](?:[a-z]+[\s\u00a0])?(?:wrongdoing|impropriet|misconduct|guilt|fault|offence|crime)")
_ACCUSES = re.compile(
    r"(?<![^\W_])(?:accus|alleg|charg|indict|sued?(?![^\W_])|suing|arrest|fraud|brib|corrupt|illegal|abus|assault|harass|rap(?:e|ing)|theft|stole|misus|violat|crim|prosecut(?:ed|ing|ion|ors?[\s\u00a0](?:say|said|tell|told|claim|believe)))",
    re.IGNORECASE,
)
# "denies all charges", "denied both allegations": a plea turns down a charge, and nothing else that was said before it
_PLEA = re.compile(
    r"[\s\u00a0](?:charges?|counts|(?:all|any|both|every)[\s\u00a0](?:of[\s\u00a0])?(?:the[\s\u00a0]|those[\s\u00a0]|these[\s\u00a0])?(?:allegations?|accusations?|claims?))$"
)
_NOT_GUILTY = re.compile(r"(?<![^\W_])not[\s\u00a0]guilty[^.!?\n“”\"]{0,80}$", re.IGNORECASE)
_SUCH = re.compile(r"(?<![^\W_])(?:no|any)[\s\u00a0]{1,2}such[\s\u00a0]{1,2}(?P<what>[a-z]+)$")
# Views differ without a conflict: "I think he has worked hard", "He should go"; and views are all that one disagrees with in the present.
_OPINION = re.compile(
    r"(?<![^\W_])(?:(?:I|we)[\s\u00a0](?:think|believe|feel|hope|guess)|should(?:n['’]t)?|ought|in[\s\u00a0]my[\s\u00a0](?:view|opinion))(?![^\W_])",
    re.IGNORECASE,
)
_TOLD = re.compile(r"(?<![^\W_])(?:was|were|had|did|been|[a-z]{3,}ed)(?![^\W_])", re.IGNORECASE)


_NOT = re.compile(r"(?<![^\W_])(?:not|never|no|nobody|none|nothing)(?![^\W_])|n['’]t(?![^\W_])", re.IGNORECASE)


def _turns(text: str, sentence: Span) -> bool:
    """Whether a sentence denies or supposes something itself."""
    return bool(_TURNING & {word.lower() for word in _WORD.findall(text, sentence.start, sentence.end)})


_TURNING = frozenset(
    ("no", "not", "never", "nobody", "none", "denied", "denies", "would", "could", "should", "if", "whether")
)


_REPORTS = re.compile(
    r"(?:[A-Z][A-Z .’'-]{2,40}:[\s\u00a0])?(?P<who>[A-Z][^.,;:“”\"\n]{1,50}?)[\s\u00a0](?:says|said|tells|told)(?![^\W_])"
)


def _two_report(text: str, one: Content, other: Content) -> bool:
    """Whether somebody reports two others in turn: "The firm says it telephoned. The office says it has no record of that." """
    first, second = (_REPORTS.match(text, c.span.start, c.span.end) for c in (one, other))
    if first is None or second is None or not _beside(text, one, other):
        return False
    return first["who"] != second["who"] and second["who"] not in ("He", "She", "It", "They")


def _goes_on(
    text: str, sentences: Sequence[Content], n: int, denial: Denial, who: str | None, tellers: Tellers
) -> bool:
    """Whether the next sentence is still the answer: in the same paragraph, in the words of whoever denies it."""
    after = sentences[n + 1]
    if not _beside(text, sentences[n], after) or not _tells(text, after.span) or denial.kind == "absence":
        return False
    teller, words = tellers.main(after.span)
    return words is not None and (teller == who or who is None or teller is None or _opens_anew(text, after.span))


def _is_going_on(
    text: str, sentences: Sequence[Content], n: int, denial: Denial, who: str | None, tellers: Tellers
) -> bool:
    """Whether a denial stands in the middle of somebody's words: what they turn down they have named themselves."""
    before = sentences[n - 1]
    return (
        who is not None
        and not _LABEL.match(text, text.rfind("\n", 0, denial.start) + 1)
        and tellers.saying(denial.start) is not None
        and _beside(text, before, sentences[n])
        and tellers.main(before.span)[0] == who
    )


def _opens_anew(text: str, sentence: Span) -> bool:
    """Whether a sentence speaks for the one just named: "He told …", "Its head of staff said …", "In a letter …"."""
    first = _WORD.search(text, sentence.start, sentence.end)
    return first is not None and first.group() in ("He", "She", "It", "They", "Its", "His", "Her", "Their", "In", "A")


def _beside(text: str, one: Content, other: Content) -> bool:
    """Whether two sentences stand in one paragraph."""
    return "\n" not in text[one.span.end : other.span.start]


def _is_all_quoted(text: str, sentence: Span) -> bool:
    """Whether a sentence is a quotation and nothing else: in the paragraph of somebody's words it is theirs."""
    words = text[sentence.start : sentence.end].rstrip()
    inside = words.strip("”\"’'“‘«» .!,")
    return words[:1] in _QUOTING and not any(mark in inside for mark in '”"»') and "''" not in inside


def _count(text: str, sentence: Span) -> int:
    return len(_WORD.findall(text, sentence.start, sentence.end))


def _tells(text: str, sentence: Span) -> bool:
    """Whether a sentence can be turned down: no question, and more than a few words."""
    if _ASKED.search(text, sentence.start, sentence.end):
        return False
    return not text[sentence.start : sentence.end].rstrip("”\"’' ").endswith("?") and _count(text, sentence) >= _LEAST


def _yes(index: int, sentence: Content, tellers: Tellers) -> Claim:
    return _claim(index, sentence, tellers.main(sentence.span)[1] or sentence.span, "yes", sentence)


def _claim(index: int, sentence: Content, words: Span, side: str, told: Content) -> Claim:
    return Claim("rebutted", index, sentence.span, words, side, frozenset(), told.all, sentence.all)
