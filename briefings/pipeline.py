"""The one place that knows the order of the stages: read, segment, extract, link, plan, render, write, verify.

Stages that one command does not need are not imported for it: start-up is measured.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import shutil
import time
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefings.errors import BriefingsError, OutputError, TemplateError, TopicsError
from briefings.model import (
    NO_CAMP,
    Assignment,
    Document,
    Dossier,
    Findings,
    Guest,
    Pack,
    Problem,
    RawArticle,
    Span,
    Topic,
)
from briefings.read.folders import COPIES, DATA, INDEX, Earlier, earlier_build, is_inside
from briefings.read.topics import YAML_SUFFIXES

if TYPE_CHECKING:
    from briefings.plan.known import Known
    from briefings.template.faults import Fault
    from briefings.template.shape import Template
    from briefings.write.folder import Delivery
    from briefings.write.house_file import House
    from briefings.write.layout import Ruler

Progress = Callable[[str, int, int], None]  # what is done, how many are done, how many there are
SQUEEZES = (0, 6, 13, 21, 32, 45, 60)  # steps by which caps are made smaller; with the last a pack may stay too long
NEARLY_FULL = 0.98  # of every page but the first: no section gets a line more
GROWTH_ROUNDS = 3  # how often each section may take a line more
COSTS = {"positions": 1}  # lines that the top sheet may give up for a line more of a section
MOST_DROPPED = 12  # lines that a top sheet may lose so that it stays on one page


def _silent(_what: str, _done: int, _all: int) -> None:
    pass


@dataclass
class Memory:
    """What a run that watches its files keeps from one build to the next: only what has changed is made anew."""

    findings: dict[tuple[RawArticle, Any], Findings] = field(default_factory=dict)  # with what was set aside
    linked: tuple[tuple[Findings, ...], Dossier] | None = None
    template: Template | None = None  # with which the packs were made
    house: House | None = None  # likewise
    packs: dict[Assignment, _Made] = field(default_factory=dict)
    planned: dict[Assignment, Known] = field(default_factory=dict)
    sound: set[tuple[str, int, int]] = field(
        default_factory=set
    )  # files that were verified: name, file and data as hashes

    def dossier(self, findings: tuple[Findings, ...]) -> Dossier:
        """The dossier of these findings; the last one where they are the same."""
        from briefings.link import link_findings

        if (
            self.linked is None
            or len(self.linked[0]) != len(findings)
            or any(old is not new for old, new in zip(self.linked[0], findings, strict=True))
        ):
            self.linked = (findings, link_findings(findings))
            self.packs.clear()
            self.planned.clear()
            self.sound.clear()
        return self.linked[1]


# ------------------------------------------------------------------------------------------------ reading


@dataclass(frozen=True)
class Story:
    """The articles and topics of one run."""

    findings: tuple[Findings, ...]
    topics: tuple[Topic, ...]
    sources: Mapping[str, Path]  # article id to file
    problems: tuple[Problem, ...]


def extract(paths: Sequence[Path], *, rules_only: bool = False) -> Iterator[Findings]:
    """The findings of the articles, one at a time, in file order, speakers resolved.

    A file that holds a topic list and nothing else is no article.

    Raises:
        ArticlesError: nothing to read.
    """
    from briefings.read import list_spans, read_articles

    for raw in read_articles(paths):
        yield _findings(raw, list_spans(raw), rules_only=rules_only)


def _findings(raw: RawArticle, set_aside: Sequence[Any], *, rules_only: bool = False) -> Findings:
    from briefings.extract import extract_findings
    from briefings.link import resolve_speakers
    from briefings.segment import segment_article

    article = segment_article(raw, set_aside=set_aside)
    return resolve_speakers(extract_findings(article, rules_only=rules_only))


def _spoken(findings: Findings) -> Findings:
    """The findings with what was said and nothing else: a pack's words are somebody's or the outlet's own."""
    return replace(findings, attributions=tuple(a for a in findings.attributions if a.spoken))


def read_topics(
    paths: Sequence[Path], topics_file: Path | None = None
) -> tuple[tuple[Topic, ...], tuple[Problem, ...]]:
    """The topics with their guests, and what is wrong with their list.

    Raises:
        ArticlesError, TopicsError: nothing to read, no topics.
    """
    from briefings import read

    found = read.read_topics(paths, read.read_articles(paths), file=topics_file)
    return found.topics, found.problems


def read_story(
    paths: Sequence[Path],
    topics_file: Path | None = None,
    *,
    apart: Collection[Path] = (),
    rules_only: bool = False,
    progress: Progress = _silent,
    memory: Memory | None = None,
) -> Story:
    """Articles, topics and what is wrong with them. Files and folders in `apart` are no articles.

    Raises:
        ArticlesError, TopicsError: nothing to read, no topics.
    """
    from briefings import read

    raws = tuple(read.read_articles(paths, apart=apart))
    listed = read.read_topics(paths, raws, file=topics_file)
    articles = [raw for raw in raws if raw.id not in listed.lists]
    if not articles:
        raise TopicsError(f"{paths[0]}: there is a topic list but no article; put the articles beside it")
    known = memory.findings if memory else {}
    kept: dict[tuple[RawArticle, Any], Findings] = {}
    for n, raw in enumerate(articles, 1):
        progress("reading", n, len(articles))
        set_aside = tuple(listed.spans.get(raw.id, ()))
        found = known.get((raw, set_aside)) or _spoken(_findings(raw, set_aside, rules_only=rules_only))
        kept[raw, set_aside] = found
    findings = tuple(kept.values())
    if memory:
        memory.findings = kept
    problems = (*listed.problems, *(p for f in findings for p in (*f.article.problems, *f.problems)))
    return Story(findings, listed.topics, dict(read.find_files(paths, apart=apart)), problems)


# ------------------------------------------------------------------------------------------------ building


@dataclass(frozen=True)
class Wanted:
    """What to build."""

    articles: Sequence[Path]
    out: Path
    topics_file: Path | None = None
    topic: int | None = None  # None: all
    guest: int | None = None  # None: all
    template: str | None = None  # a name or a path; None: standard
    formats: Sequence[str] = ("docx",)
    one_file: str | None = None  # what one file holds: guest, topic, show; None: as the template says
    paper: str | None = None  # None: the template's
    house: str | None = None  # a Word file with the house's styles; None: the template's
    made_on: str | None = None  # an ISO day
    rules_only: bool = False


@dataclass(frozen=True)
class Built:
    """What a run delivered, and what it found wrong. Where `faults` is not empty nothing was delivered."""

    packs: tuple[str, ...]  # file names of the DOCX packs
    written: tuple[str, ...]  # all files, relative to the output folder
    warnings: tuple[Problem, ...]  # faults in the material
    faults: tuple[Problem, ...]  # lines that verification found wrong
    unconfirmed: int  # dates that were inferred
    conflicts: int
    empty: int  # sections with nothing to say
    pages: Mapping[str, int]  # pack to estimated pages
    guests: int = 0  # packs: a file may hold several
    stayed: tuple[str, ...] = ()  # packs of an earlier build that this one was not to make, and that are still good
    removed: tuple[str, ...] = ()  # files of an earlier build that went
    kept: tuple[tuple[str, str], ...] = ()  # files that somebody had changed, and what they are called now

    @property
    def shown(self) -> tuple[str, ...]:
        """What was written for people rather than programs."""
        return for_people(self.written)


def for_people(names: Sequence[str]) -> tuple[str, ...]:
    """Of the files of an output folder those that are not data."""
    return tuple(name for name in names if not name.startswith(f"{DATA}/"))


def build(wanted: Wanted, *, progress: Progress = _silent, memory: Memory | None = None) -> Built:
    """Reads, plans, prints and verifies every pack, and only then puts all files in place at once.

    Args:
        wanted: What to build.
        progress: Told how far it is.
        memory: Of earlier builds with the same `wanted`; None: everything is made anew.

    Raises:
        BriefingsError: what a user can mend; nothing is written then.
    """
    from briefings.plan.guests import camp_remark
    from briefings.plan.known import Known
    from briefings.write.folder import refuse_unwritable
    from briefings.write.house_file import load_house

    memory = memory or Memory()
    if "pdf" in wanted.formats:
        from briefings.write.pdf import office, printed

        office()  # said before the work rather than after it
    template = checked_template(wanted.template)
    if wanted.paper:
        template = template.model_copy(update={"paper": wanted.paper})
    if wanted.house:
        template = template.model_copy(update={"house": wanted.house})
    house = load_house(template.house)  # a style that is missing is said before the work
    if wanted.one_file:
        template = template.model_copy(update={"one_file": wanted.one_file})
    refuse_unwritable(wanted.out)
    story = read_story(
        wanted.articles,
        wanted.topics_file,
        apart=_no_articles(wanted, template),
        rules_only=wanted.rules_only,
        progress=progress,
        memory=memory,
    )
    assignments = _assignments(story.topics, wanted)
    dossier = memory.dossier(story.findings)
    if memory.template != template or memory.house is not house:
        memory.template, memory.house = template, house
        memory.packs.clear()
    warnings = [*_template_remarks(wanted.template), *story.problems, *dossier.problems]
    warnings += (remark for a in assignments if (remark := camp_remark(a.guest, dossier)))
    made: list[_Made] = []
    for n, assignment in enumerate(assignments, 1):
        progress("writing", n, len(assignments))
        if assignment not in memory.packs:
            known = memory.planned.setdefault(assignment, Known())
            memory.packs[assignment] = _make(dossier, template, assignment, wanted, known)
        made.append(memory.packs[assignment])
    files, entries, contents = _bound(made, template, wanted)
    warnings += (warning for one in made for warning in one.warnings)
    empty = sum(not s.items for one in made for s in one.pack.sections if s.type != "notes")
    pages = {one.name: one.pages for one in made}
    faults_found = _verified(files, [*contents, *entries], dossier, memory)
    if faults_found:
        return Built((), (), tuple(warnings), faults_found, 0, 0, 0, {})
    if "pdf" in wanted.formats:
        progress("printing", len(files), len(files))
        files |= printed({name: data for name, data in files.items() if name.endswith(".docx")})
    files |= _common(dossier, story)
    earlier, origins = earlier_build(wanted.out), _origins(story, dossier, template, house, wanted)
    for entry in entries:
        entry["made_from"] = origins[entry["topic"], entry["guest"]]
    stay, stay_contents = _staying(earlier, entries, files, origins, wanted.out)
    index = _index_of(dossier, [*entries, *stay], [*contents, *stay_contents])
    delivery = _put_in_place(wanted.out, files, index, earlier, [*stay, *stay_contents])
    return Built(
        packs=tuple(dict.fromkeys(e["docx"] for e in entries)),
        written=tuple(sorted((*files, INDEX))),
        guests=len(entries),
        stayed=tuple(sorted({e["docx"] for e in stay})),
        removed=delivery.stale,
        kept=(*delivery.aside.items(), *((name, name) for name in delivery.left)),
        warnings=tuple(warnings),
        faults=(),
        unconfirmed=sum(not e.when.given for e in dossier.chronology) + sum(a.date is None for a in dossier.articles),
        conflicts=sum(link.kind == "conflicts" for link in dossier.links),
        empty=empty,
        pages=pages,
    )


def _no_articles(wanted: Wanted, template: Template) -> tuple[Path, ...]:
    """What the command names beside the articles: a template, its schema and a house style may lie among them."""
    from briefings.template.schema import SCHEMA_FILE
    from briefings.template.shape import find_template, template_files

    templates = template_files(find_template(wanted.template or "standard"))
    schemas = (path.parent / SCHEMA_FILE for path in templates)
    house = (Path(template.house),) if template.house else ()
    listed = wanted.topics_file if wanted.topics_file and wanted.topics_file.suffix.lower() in YAML_SUFFIXES else None
    return (wanted.out, *templates, *schemas, *house, *((listed,) if listed else ()))


def checked_template(name: str | None) -> Template:
    """The template of this name or path, every text of it tried; None means "standard".

    Raises:
        TemplateError: all its mistakes at once, each with its place and line.
    """
    from briefings.template.faults import report
    from briefings.template.shape import find_template

    template, faults = _examined(find_template(name or "standard"))
    if faults:
        raise TemplateError(report(faults))
    return template


def _template_remarks(name: str | None) -> list[Problem]:
    from briefings.template.shape import find_template, remarks

    found = remarks(find_template(name or "standard"))
    return [Problem("template", str(fault).partition("\n")[0], place=fault.file) for fault in found]


def _examined(path: Path) -> tuple[Template, tuple[Fault, ...]]:
    """The template in a file, and all its mistakes."""
    from briefings.plan import SHARED_WORDINGS, WORDINGS
    from briefings.render.checking import check
    from briefings.render.contents import CONTENTS_WORDINGS
    from briefings.template.shape import examine_file, shown_name

    template, faults = examine_file(path)
    return template, (*faults, *check(template, WORDINGS, {**SHARED_WORDINGS, **CONTENTS_WORDINGS}, shown_name(path)))


def _assignments(topics: Sequence[Topic], wanted: Wanted) -> list[Assignment]:
    chosen = [t for t in topics if wanted.topic in (None, t.number)]
    if not chosen:
        have = ", ".join(str(t.number) for t in topics)
        raise TopicsError(f"--topic {wanted.topic}: there is no such topic; the list has {have}")
    found = [Assignment(t, g) for t in chosen for g in t.guests if wanted.guest in (None, g.number)]
    if not found:
        have = ", ".join(sorted({str(g.number) for t in chosen for g in t.guests})) or "no guest at all"
        asked = f"--guest {wanted.guest}" if wanted.guest is not None else "the topic list"
        raise TopicsError(
            f"{asked}: there is no such guest; the list has {have}; add a line 'Guest 1: role, affiliation'"
        )
    return found


@dataclass(frozen=True)
class _Made:
    """A pack ready to be written."""

    name: str
    pack: Pack
    document: Document
    record: bytes  # its data file
    pages: int
    warnings: tuple[Problem, ...]

    @property
    def data(self) -> str:
        return f"{DATA}/{self.name}.json"


def _make(dossier: Dossier, template: Template, assignment: Assignment, wanted: Wanted, known: Known) -> _Made:
    from briefings.plan.study import study_of
    from briefings.render import printed_pack

    keys = template.keys
    template = template.for_guest(study_of(dossier, assignment).profile.guest_class)
    fitter = _Fitter(dossier, assignment, wanted.made_on, known)
    planned, document, pages = fitter.fitted(template)
    pack = printed_pack(planned, dossier, template)
    name = pack_name(assignment)
    warnings = []
    if (few := _nearly_empty(pack)) is not None:
        warnings.append(Problem("nothing found", f"{name}: {few}", place=name))
    if pages > template.pages:
        message = f"{name}: about {pages} pages, {template.pages} are the most; lower the limits in the template"
        warnings.append(Problem("length", message, place=name))
    return _Made(name, pack, document, _record(pack, document, keys), pages, tuple(warnings))


_TELLING = (
    "facts",
    "own_side",
    "expected",
    "positions",
    "conflicts",
    "chronology",
    "whos_who",
)  # made of articles' words


def _nearly_empty(pack: Pack) -> str | None:
    """What to say of a pack with next to nothing from the articles in it; None for any other."""
    telling = [section for section in pack.sections if section.type in _TELLING]
    filled = [section for section in telling if any(item.extracts for item in section.items)]
    if len(telling) < 3 or len(filled) > len(telling) // 4:
        return None
    return (
        f"{len(telling) - len(filled)} of its {len(telling)} sections with words of articles are empty; "
        "do the articles belong to this topic, and are they whole?"
    )


def _without_pictures(template: Template) -> Template:
    sections = tuple(section.model_copy(update={"picture": False}) for section in template.sections)
    return template.model_copy(update={"sections": sections})


def _record(pack: Pack, document: Document, keys: Mapping[str, str]) -> bytes:
    """A pack's data file: with each printed line stands where its wording is and what it is called there, so that a fault
    can be traced to it."""
    from briefings.write.records import as_json, pack_record

    places = [line.worded for line in document.lines]
    names = [place and re.split(r"[/\\]", place)[-1] for place in places]  # the same in any folder
    called = [keys.get(place or "") for place in places]
    return as_json({**pack_record(pack, document), "wordings": names, "wording_keys": called})


_Entry = dict[str, Any]  # of the index


def _bound(
    made: Sequence[_Made], template: Template, wanted: Wanted
) -> tuple[dict[str, bytes], list[_Entry], list[_Entry]]:
    """The files, an entry of the index for each pack, and one for the contents list of each file that holds several."""
    from briefings.write import write_document

    kinds = [kind for kind in dict.fromkeys(("docx", *wanted.formats)) if kind not in {"json", "pdf"}]
    files = {one.data: one.record for one in made}
    entries: list[_Entry] = []
    contents: list[_Entry] = []
    for name, group in _files_of(made, template.one_file).items():
        if template.one_file == "guest":
            files |= {f"{name}.{kind}": write_document(group[0].document, kind) for kind in kinds}
        else:
            bound, listed = _bind(name, group, template, kinds)
            files |= bound
            contents.append(listed)
        for part, one in enumerate(group, 1):
            entry = {"topic": one.pack.assignment.topic.number, "guest": one.pack.assignment.guest.number}
            entries.append({**entry, "docx": f"{name}.docx", "data": one.data})
            if template.one_file != "guest":
                entries[-1]["part"] = part
    return files, entries, contents


def _files_of(made: Sequence[_Made], one_file: str) -> dict[str, list[_Made]]:
    """What stands together in one file, under the file's name without its suffix."""
    found: dict[str, list[_Made]] = {}
    for one in made:
        topic = f"topic-{one.pack.assignment.topic.number}-all-guests"
        name = {"guest": one.name, "topic": topic, "show": "show-pack"}[one_file]
        found.setdefault(name, []).append(one)
    return found


def _bind(
    name: str, group: Sequence[_Made], template: Template, kinds: Sequence[str]
) -> tuple[dict[str, bytes], _Entry]:
    """One file with several packs behind their contents list, and that list's entry in the index."""
    from briefings.render.contents import part_number, render_contents
    from briefings.write import part_bookmark, write_bound
    from briefings.write.records import as_json

    first = render_contents([one.pack for one in group], template, [part_bookmark(n + 1) for n in range(len(group))])
    first = replace(first, codes=group[0].document.codes)
    parts = [(part_number(one.pack), one.document) for one in group]
    data = f"{DATA}/{name}.json"
    files = {f"{name}.{kind}": write_bound(first, parts, kind) for kind in kinds}
    files[data] = as_json({"sections": [], "lines": [line.text for line in first.lines]})
    return files, {"docx": f"{name}.docx", "data": data, "part": 0}


@dataclass(frozen=True)
class _Fit:
    """A pack as tried: how full each page is, and how many lines its top sheet gave up."""

    template: Template
    planned: Pack  # before its top sheet gave up lines
    pack: Pack
    document: Document
    fill: tuple[float, ...]
    drop: int


class _Fitter:
    """Fits one pack into its pages. Only what differs between two tries is planned, worded and measured anew."""

    def __init__(self, dossier: Dossier, assignment: Assignment, made_on: str | None, known: Known) -> None:
        from briefings.plan.study import study_of
        from briefings.render.wording import Worded

        self._dossier, self._assignment, self._made_on = dossier, assignment, made_on
        self._study, self._known, self._worded = study_of(dossier, assignment), known, Worded()
        self._ruler: Ruler | None = None

    def fitted(self, template: Template) -> tuple[Pack, Document, int]:
        """The fullest pack that stays within the template's pages, its top sheet on one.

        The caps are made smaller by bisection, because a smaller cap never makes a pack longer but for a line or two;
        then each section in turn takes one line more where the last page has room for it, and last come the pictures,
        whose facts stand in the text: one costs two quotations.
        """
        from briefings.plan import GROWING

        drawn, template = template, _without_pictures(template)

        best: _Fit | None = None
        tried: _Fit | None = None
        low, high = 0, len(SQUEEZES) - 1
        while low < high:
            middle = (low + high) // 2
            tried = self._made(template, SQUEEZES[middle], near=tried, least=best.drop if best else 0)
            if len(tried.fill) <= template.pages:
                best, high = tried, middle
            else:
                low = middle + 1
        if best is None:
            best = self._made(template, SQUEEZES[high], near=tried)
        more: dict[str, int] = {}
        settled: set[str] = set()  # sections for whose next line there is no room, or which have none
        top = template.section("top_sheet")
        growing = (("top_sheet",) if top and top.least < top.limit else ()) + tuple(GROWING)
        for section in growing * GROWTH_ROUNDS if SQUEEZES[high] else ():
            if min(best.fill[1:], default=0) > NEARLY_FULL:
                break
            if section in settled:
                continue
            grown = {**more, section: more.get(section, 0) + 1}
            if self._caps(template, SQUEEZES[high], grown) == self._caps(template, SQUEEZES[high], more):
                settled.add(section)  # it has as many lines as the template allows
                continue
            tried = self._made(template, SQUEEZES[high], grown, near=best, least=best.drop)
            dropped = tried.drop - best.drop
            if len(tried.fill) <= template.pages and dropped <= COSTS.get(section, 0) and tried.fill != best.fill:
                best, more = tried, grown
            else:
                settled.add(section)
        if drawn != template:
            tried = self._made(drawn, SQUEEZES[high], more, near=best, least=best.drop)
            if len(tried.fill) <= template.pages and tried.drop == best.drop:
                best = tried
        return best.pack, best.document, len(best.fill)

    def _caps(self, template: Template, squeeze: int, more: Mapping[str, int]) -> tuple[int, ...]:
        """How many lines each section may have: all that planning takes from squeeze and growth."""
        from briefings.plan.brief import Brief

        brief = Brief(self._study, template, squeeze=squeeze, more=more)
        return tuple(brief.limit(section) for section in template.sections)

    def _made(
        self,
        template: Template,
        squeeze: int,
        more: Mapping[str, int] | None = None,
        *,
        near: _Fit | None = None,
        least: int = 0,
    ) -> _Fit:
        """A pack with these caps, its top sheet as many lines shorter as one page needs.

        Args:
            template: How to word it.
            squeeze: How often the caps are made smaller.
            more: Section types with how many lines more they get.
            near: A pack whose top sheet is likely to be as long.
            least: Lines that the top sheet gives up in any case.
        """
        from briefings.plan import plan_pack, with_shorter_top_sheet
        from briefings.render import render_pack
        from briefings.write.house_file import house_of
        from briefings.write.layout import Ruler

        planned = plan_pack(
            self._dossier, template, self._assignment,
            made_on=self._made_on, squeeze=squeeze, more=more, known=self._known,
        )  # fmt: skip

        if near and near.planned is planned and near.template is template and near.drop == least:
            return near  # a line more was allowed, and there is none

        def shorter(drop: int) -> Pack:
            return with_shorter_top_sheet(planned, drop)

        def fits(drop: int) -> bool:
            opening = render_pack(shorter(drop), self._dossier, template, first_page=True, known=self._worded)
            self._ruler = self._ruler or Ruler(house_of(opening))
            return drop >= MOST_DROPPED or self._ruler.first_page_fits(opening)

        drop = max(least, near.drop if near else 0)
        if fits(drop):
            while drop > least and fits(drop - 1):
                drop -= 1
        else:
            drop += 1
            while not fits(drop):
                drop += 1
        document = render_pack(shorter(drop), self._dossier, template, known=self._worded)
        self._ruler = self._ruler or Ruler(house_of(document))
        return _Fit(template, planned, shorter(drop), document, self._ruler.fill(document), drop)


def pack_name(assignment: Assignment) -> str:
    """The file name of a pack without its suffix: ASCII, no blanks, 64 characters at most, safe on every file system."""
    plain = unicodedata.normalize("NFKD", assignment.guest.text).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:44].strip("-") or "guest"
    return f"topic-{assignment.topic.number}-guest-{assignment.guest.number}-{slug}"


def _common(dossier: Dossier, story: Story) -> dict[str, bytes]:
    """Dossier, and the articles as read."""
    from briefings.write.records import as_json, dossier_record

    files = {f"{COPIES}/{id_}": story.sources[id_].read_bytes() for id_ in dossier.codes}
    files[f"{DATA}/dossier.json"] = as_json(dossier_record(dossier))
    return files


def _index_of(dossier: Dossier, entries: Sequence[_Entry], contents: Sequence[_Entry]) -> _Entry:
    from briefings.write.records import index_record

    index = index_record(dossier, sorted(entries, key=lambda e: (e["topic"], e["guest"])), f"{DATA}/dossier.json")
    if contents:
        index["contents"] = sorted(contents, key=lambda e: str(e["docx"]))
    return index


def _verified(
    files: Mapping[str, bytes], entries: Sequence[_Entry], dossier: Dossier, memory: Memory
) -> tuple[Problem, ...]:
    """Every pack read again from its bytes."""
    from briefings.verify import verify_pack

    by_code = {dossier.codes[f.article.id]: f for f in dossier.findings}
    problems: list[Problem] = []
    for entry in entries:
        name, data, record = entry["docx"], files[entry["docx"]], files[entry["data"]]
        key = (entry["data"], hash(data), hash(record))
        if key not in memory.sound:
            found = verify_pack(name, data, json.loads(record), by_code, part=entry.get("part"))
            problems += found
            memory.sound |= {key} if not found else set()
    return tuple(problems)


# ------------------------------------------------------------------------------------------------ watching

POLL = 0.1  # seconds between two looks at the files
SETTLED = 0.03  # seconds: an editor that saves in several steps is left to finish


def changes(wanted: Wanted) -> Iterator[tuple[str, ...]]:
    """The names of the files that have changed, again and again for ever; first of all nothing, for the first build.

    The files are asked for their time and size. A few hundred of them cost a millisecond, and unlike the notices of an
    operating system that works on every disk, on network drives and in containers too.
    """
    before = _stamps(wanted)
    yield ()
    while True:
        time.sleep(POLL)
        now = _stamps(wanted)
        if now == before:
            continue
        while True:
            time.sleep(SETTLED)
            later = _stamps(wanted)
            if later == now:
                break
            now = later
        names = sorted(path.name for path in before.keys() | now.keys() if before.get(path) != now.get(path))
        before = now
        yield tuple(names)


def _stamps(wanted: Wanted) -> dict[Path, tuple[int, int]]:
    """Every file that a build reads, with its time and size."""
    from briefings.read import files_below
    from briefings.template.shape import find_template, template_files, templates_folder

    files: list[Path] = [wanted.topics_file] if wanted.topics_file else []
    for base in wanted.articles:
        if not base.is_dir():
            files.append(base)
        with contextlib.suppress(OSError):
            files += files_below(base, (wanted.out,))
    with contextlib.suppress(TemplateError):
        files += template_files(find_template(wanted.template or "standard"))
    files += [Path(wanted.house)] if wanted.house else []
    files += (folder / "house.docx" for folder in (Path("templates"), templates_folder()))
    found: dict[Path, tuple[int, int]] = {}
    for path in files:
        with contextlib.suppress(OSError):
            state = path.stat()
            found[path] = (state.st_mtime_ns, state.st_size)
    return found


# ------------------------------------------------------------------------------------------------ delivering


def _put_in_place(
    out: Path, files: Mapping[str, bytes], index: _Entry, earlier: Earlier, staying: Sequence[_Entry]
) -> Delivery:
    """Writes all files and the index that lists them; what stays of an earlier build is listed with them."""
    from briefings.write.folder import deliver, digest, plan_delivery
    from briefings.write.records import as_json

    stay = {name for entry in staying for name in _files_of_entry(entry, earlier)}
    delivery = plan_delivery(out, {**files, INDEX: None}, earlier.files, stay)
    written = {name: digest(data) for name, data in files.items() if not name.startswith(f"{COPIES}/")}
    written |= {name: str(earlier.files[name]) for name in stay}
    kept = {*delivery.kept, *(name for name in earlier.kept if (out / name).is_file() and name not in files)}
    index["files"] = dict(sorted(written.items()))
    if kept:
        index["kept"] = sorted(kept)
    deliver(out, {**files, INDEX: as_json(index)}, delivery)
    return delivery


def _files_of_entry(entry: _Entry, earlier: Earlier) -> Iterator[str]:
    """What an earlier build wrote for a pack: its document in every format, and its data."""
    document = Path(entry["docx"]).with_suffix("")
    yield from (name for name in earlier.files if Path(name).with_suffix("") == document or name == entry["data"])


def _staying(
    earlier: Earlier,
    entries: Sequence[_Entry],
    files: Mapping[str, bytes],
    origins: Mapping[tuple[int, int], str],
    out: Path,
) -> tuple[list[_Entry], list[_Entry]]:
    """Packs of an earlier build that this one does not make and that it would make the same, and their contents lists.

    A file of several packs stays only as a whole.
    """
    made = {(entry["topic"], entry["guest"]) for entry in entries}
    by_file: dict[str, list[_Entry]] = {}
    for entry in earlier.index.get("packs", ()):
        by_file.setdefault(entry["docx"], []).append(entry)
    stay: list[_Entry] = []
    for name, group in by_file.items():
        here = name not in files and all((out / n).is_file() for entry in group for n in (name, entry["data"]))
        if here and all(
            (key := (entry["topic"], entry["guest"])) not in made and entry.get("made_from", "") == origins.get(key)
            for entry in group
        ):
            stay += group
    documents = {entry["docx"] for entry in stay}
    return stay, [entry for entry in earlier.index.get("contents", ()) if entry["docx"] in documents]


def _origins(
    story: Story, dossier: Dossier, template: Template, house: House, wanted: Wanted
) -> dict[tuple[int, int], str]:
    """Topic and guest to a digest of all that their pack is made from, so that a later build knows whether it still is."""
    from briefings import __version__
    from briefings.template.shape import find_template, template_files

    common = hashlib.sha256()
    parts: list[object] = [__version__, wanted.rules_only, wanted.made_on, template.paper, template.one_file]
    parts += [(dossier.codes[article.id], article.id, article.sha256) for article in dossier.articles]
    for path in template_files(find_template(wanted.template or "standard")):
        parts += [path.name, path.read_bytes()]
    parts += [house.page, house.styles, sorted(house.companions.items())]
    common.update(repr(parts).encode())
    found = {}
    for topic in story.topics:
        for guest in topic.guests:
            own = common.copy()
            own.update(repr((topic.number, str(topic.title), guest)).encode())
            found[topic.number, guest.number] = own.hexdigest()[:16]
    return found


# ------------------------------------------------------------------------------------------------ verifying


@dataclass(frozen=True)
class Verified:
    """What a check of packs on disk found."""

    packs: int
    extracts: int
    problems: tuple[Problem, ...]


def verify(out: Path) -> Verified:
    """Every pack of a folder against the articles that lie with it.

    Raises:
        OutputError: the folder holds no packs, or its index cannot be read.
    """
    from briefings.verify import count_extracts, verify_pack

    index = _index(out)
    findings, problems = _kept_articles(out, index)
    extracts = 0
    for entry in (*index.get("contents", ()), *index["packs"]):
        try:
            data, record = (out / entry["docx"]).read_bytes(), json.loads((out / entry["data"]).read_bytes())
            extracts += count_extracts(record)
            problems += verify_pack(entry["docx"], data, record, findings, part=entry.get("part"))
        except OSError as e:
            problems.append(
                Problem("structure", f"{entry['docx']}: {e.strerror or e}: {e.filename}", place=entry["docx"])
            )
        except (ValueError, KeyError, TypeError, AttributeError) as e:
            problems.append(
                Problem("structure", f"{entry['data']}: is not as it was written ({e!r})", place=entry["data"])
            )
    return Verified(len(index["packs"]), extracts, tuple(problems))


def _index(out: Path) -> Mapping[str, Any]:
    try:
        index = json.loads((out / INDEX).read_bytes())
        for entry in (*index["packs"], *index.get("contents", ())):
            if not (is_inside(entry["docx"]) and is_inside(entry["data"])):
                raise ValueError("a pack outside the folder")
        for entry in index["articles"]:
            if not is_inside(entry["file"]):
                raise ValueError("an article outside the folder")
    except OSError as e:
        raise OutputError(f"{out}: holds no packs (no {INDEX}); run briefings build first, or name the folder") from e
    except (ValueError, KeyError, TypeError) as e:
        raise OutputError(f"{out / INDEX}: cannot be understood ({e}); run briefings build again") from e
    return dict(index)


def _kept_articles(out: Path, index: Mapping[str, Any]) -> tuple[dict[str, Findings], list[Problem]]:
    """Code to findings, made anew from the articles as they were read; an article that has changed is a problem."""
    from briefings.link import link_findings
    from briefings.read import list_spans, read_articles

    found: list[Findings] = []
    problems: list[Problem] = []
    for entry in index["articles"]:
        path = out / COPIES / entry["file"]
        try:
            raw = next(read_articles([path]))
        except BriefingsError as e:
            problems.append(Problem("article", f"{e}", place=entry["file"]))
            continue
        raw = replace(raw, id=entry["file"])
        if raw.sha256 != entry["sha256"]:
            problems.append(
                Problem(
                    "article", f"{entry['file']}: is not the article that the packs were made from", place=entry["file"]
                )
            )
        found.append(_findings(raw, list_spans(raw)))
    codes = {entry["file"]: entry["code"] for entry in index["articles"]}
    return {codes[f.article.id]: f for f in link_findings(found).findings}, problems


# ------------------------------------------------------------------------------------------------ explaining and checking


def explain(
    code: str, out: Path, articles: Sequence[Path], *, topic: int | None = None, guest: int | None = None
) -> str:
    """What was found at a place, what the packs made of it, and why it is put to a guest or not.

    Args:
        code: A printed source code, "S4 ¶7" (the sign may be left out), or the number of a printed entry,
            "4.2", or of a question on page 1: "question 3", "1.3".
        out: Where packs were built; where there are none, the articles are read anew.
        articles: The articles folder.
        topic: For the packs of this topic only; an entry needs topic and guest.
        guest: For this guest only.

    Raises:
        BriefingsError: the code names no paragraph, or no entry of the pack.
    """
    from briefings.link import link_findings
    from briefings.plan.account import account

    entry = re.fullmatch(r"\s*(\d+\.\d+|(?:question|q)\.?\s*\d+)\s*", code, re.IGNORECASE)
    match = re.fullmatch(r"\s*S(\d+)\s*(?:¶|p|P|para)?\s*(\d+)\s*", code)
    if match is None and entry is None:
        raise BriefingsError(
            f"{code!r}: no source code; write it as printed: 'S4 ¶7', or an entry: 4.2, or 'question 3'"
        )
    records: list[tuple[str, Mapping[str, Any]]] = []
    assignments: list[Assignment] = []
    if (out / INDEX).is_file():
        index = _index(out)
        findings = list(_kept_articles(out, index)[0].values())
        records = [(e["docx"], json.loads((out / e["data"]).read_bytes())) for e in index["packs"]]
        assignments = [_assignment_of(record) for _, record in records]
    else:
        story = read_story(list(articles))
        findings = list(story.findings)
        assignments = [Assignment(t, g) for t in story.topics for g in t.guests]
    wanted = [
        a for a in assignments
        if (topic is None or a.topic.number == topic) and (guest is None or a.guest.number == guest)
    ]  # fmt: skip
    dossier = link_findings(findings)
    lines: list[str] = []
    if entry:
        record = _record_of(entry[1], records, topic, guest)
        item = _item_of(entry[1], record)
        lines += _worded(item, record)
        place_of_item = _place_of(item, record, dossier)
        if place_of_item is None:
            return "\n".join([*lines, "  no words of one place of an article stand behind it"])
        number, paragraph = place_of_item
    elif match:
        number, paragraph = int(match[1]), int(match[2])
    lines.append(_explained(dossier, number, paragraph, records))
    article = next(a for a in dossier.articles if dossier.codes[a.id] == f"S{number}")
    place = next(p.span for p in article.paragraphs if p.number == paragraph)
    if topic is not None or guest is not None:
        for assignment in wanted:
            lines += account(dossier, assignment, place)
    return "\n".join(lines)


def _assignment_of(record: Mapping[str, Any]) -> Assignment:
    """The topic and guest of a pack's data file, with what the producer had overruled."""
    from briefings.plan.guests import SET

    guest = record["guest"]
    text = ", ".join(part for part in (guest["role"], guest["affiliation"]) if part)
    who = Guest(guest["number"], text, name=guest["name"], role=guest["role"], affiliation=guest["affiliation"])
    if guest["because"] == SET:
        who = replace(who, guest_class=guest["class"], camp=guest["camp"] or NO_CAMP)
    return Assignment(Topic(record["topic"]["number"], record["topic"]["title"], (who,)), who)


_Record = Mapping[str, Any]  # a pack's data file


def _record_of(entry: str, records: Sequence[tuple[str, _Record]], topic: int | None, guest: int | None) -> _Record:
    """The data of the one pack that is meant.

    Raises:
        BriefingsError: packs are missing, or several fit.
    """
    fitting = [
        record
        for _, record in records
        if (topic is None or record["topic"]["number"] == topic)
        and (guest is None or record["guest"]["number"] == guest)
    ]
    if len(fitting) != 1:
        raise BriefingsError(f"{entry}: say which pack: --topic N --guest K, of packs built in --out")
    return fitting[0]


def _item_of(entry: str, record: _Record) -> _Record:
    """What a pack prints under a number: "4.2", "question 3", and "1.3" for a question where the top sheet is section 1.

    Raises:
        BriefingsError: it prints nothing under this number.
    """
    items = [item for section in record["sections"] for item in section["items"]]
    top = next((s["title"] for s in record["sections"] if s["type"] == "top_sheet"), None)
    section, _, number = entry.rpartition(".") if entry[0].isdigit() else ("", "", re.sub(r"\D", "", entry))
    if not section or f"{section}. {top}" in record["lines"]:
        found = next((item for item in items if item["id"] == f"top_sheet.q{number}"), None)
    else:
        found = next((item for item in items if re.match(rf"{re.escape(entry)}(?!\d)", item["text"])), None)
    if found is None:
        raise BriefingsError(f"{entry}: that pack has no such entry or question")
    return dict(found)


def _worded(item: _Record, record: _Record) -> Iterator[str]:
    """An item as printed, where the template words it and as what, and why it was chosen."""
    yield str(item["text"])
    at = record["lines"].index(item["text"]) if item["text"] in record["lines"] else None
    place = record["wordings"][at] if at is not None else None
    if place:
        called = (record.get("wording_keys") or {at: None})[at]
        yield f"  worded at {place}{f', as {called}' if called else ''}"
    if item.get("why"):
        yield f"  chosen: {item['why']}"


def _place_of(item: _Record, record: _Record, dossier: Dossier) -> tuple[int, int] | None:
    """Article and paragraph of the words behind an item: its own, those below it, or those of the entry it refers to."""
    items = {i["id"]: i for section in record["sections"] for i in section["items"]}
    backing = items.get(f"{item['id']}.backing")
    for candidate in (item, backing):
        for span in (*candidate["extracts"], *candidate.get("fragments", ())) if candidate else ():
            code = dossier.code(Span(span["article"], span["start"], span["end"]))
            if found := re.fullmatch(r"S(\d+) ¶(\d+)", code):
                return int(found[1]), int(found[2])
    for candidate in (backing, item):
        if candidate and (code_printed := re.search(r"S(\d+) ¶(\d+)", candidate["text"])):
            return int(code_printed[1]), int(code_printed[2])
    return None


def _explained(dossier: Dossier, number: int, paragraph: int, records: Sequence[tuple[str, Mapping[str, Any]]]) -> str:
    by_code = {code: id_ for id_, code in dossier.codes.items()}
    id_ = by_code.get(f"S{number}")
    found = dossier.of(id_) if id_ else None
    place = next((p for p in found.article.paragraphs if p.number == paragraph), None) if found else None
    if found is None or place is None:
        raise BriefingsError(
            f"S{number} ¶{paragraph}: there is no such paragraph; the articles are {', '.join(by_code)}"
        )
    article = found.article
    lines = [f"S{number} ¶{paragraph} in {article.id}", f"  {article[place.span]}"]
    if place.noise:
        lines.append("  page furniture: never printed")
    for a in found.attributions:
        if not a.whole.overlaps(place.span):
            continue
        actor = dossier.actor(a.actor)
        camp = f"{actor.camp}, because {actor.because}" if actor and actor.camp else "none"
        lines += [
            f"  {a.kind}: {' … '.join(article[c] for c in a.content)}",
            f"    speaker {a.speaker or 'unknown'} ({a.sourcing}{', via ' + ', '.join(a.relay) if a.relay else ''})",
            f"    source words {article[a.source] if a.source else 'none'}; cue {article[a.cue] if a.cue else 'none'}; camp {camp}",
        ]
    lines += [f"  nobody's words: {article[s]}" for s in found.unattributed if s.overlaps(place.span)]
    lines += [
        f"  figure: {article[f.span]} = {f.value} {f.unit or ''} of {f.of or 'unknown'}"
        for f in found.figures
        if f.span.overlaps(place.span)
    ]
    lines += [
        f"  date: {article[d.span]} = {d.when.iso if d.when else 'unresolved'}"
        for d in found.dates
        if d.span.overlaps(place.span)
    ]
    for name, record in records:
        for section in record["sections"]:
            for item in section["items"]:
                if any(
                    x["article"] == id_ and place.span.start <= x["start"] < place.span.end for x in item["extracts"]
                ):
                    why = f": {item['why']}" if item.get("why") else ""
                    lines.append(f"  printed in {name}, {item['id']} ({item['stance'] or 'no stance'}){why}")
    return "\n".join(lines)


def check_templates(place: Path | None) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Names of the templates that were checked, their faults, and what may not be meant as it is read.

    Args:
        place: A file or folder; None: the folder `templates`, or the templates that come with the tool.

    Raises:
        TemplateError: there is nothing to check.
    """
    from briefings.template.faults import report
    from briefings.template.shape import find_template, remarks, templates_folder

    if place is not None and not place.exists():
        place = find_template(str(place))
    folder = place or (Path("templates") if Path("templates").is_dir() else templates_folder())
    files = sorted(folder.glob("*.yaml")) if folder.is_dir() else [folder]
    if not files:
        raise TemplateError(f"{folder}: holds no template; templates end in .yaml")
    faults: list[str] = []
    doubts: list[str] = []
    for file in files:
        try:
            _, found = _examined(file)
            doubts += map(str, remarks(file))
        except TemplateError as e:
            faults.append(str(e))
        else:
            faults += [report([fault]) for fault in sorted(set(found))]
    return tuple(str(f) for f in files), tuple(faults), tuple(dict.fromkeys(doubts))


def template_schema() -> str:
    """The JSON Schema of templates, for editors."""
    from briefings.plan import SHARED_WORDINGS, WORDINGS
    from briefings.render.contents import CONTENTS_WORDINGS
    from briefings.template.schema import schema

    return json.dumps(schema(WORDINGS, {**SHARED_WORDINGS, **CONTENTS_WORDINGS}), indent=1, ensure_ascii=False)


def new_template(path: Path, name: str | None = None) -> tuple[str, ...]:
    """A copy of a template to change, and beside it the schema that its first line points editors to.

    Args:
        path: A file that does not exist yet.
        name: The template to copy, by name or path; None: "standard".

    Returns:
        The names of the files that were written.

    Raises:
        TemplateError: there is no such template.
        OutputError: the file is there already, or cannot be written.
    """
    from briefings.template.schema import SCHEMA_FILE
    from briefings.template.shape import find_template

    text = find_template(name or "standard").read_bytes()
    if path.exists():
        raise OutputError(f"{path}: is there already; give the name of a new file")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
        (path.parent / SCHEMA_FILE).write_text(template_schema() + "\n", encoding="utf-8")
    except OSError as e:
        raise OutputError(f"{path}: cannot be written ({e.strerror or e}); give another name") from e
    return (path.name, SCHEMA_FILE)


def new_folder(folder: Path) -> tuple[str, ...]:
    """A folder to start from: two short invented articles, a topic list and a copy of the standard template.

    Raises:
        OutputError: the folder is there and not empty, or cannot be written.
    """
    from briefings.template.shape import templates_folder

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputError(f"{folder}: is there already; give the name of a new folder")
    try:
        shutil.copytree(templates_folder() / "demo", folder, dirs_exist_ok=True)
    except OSError as e:
        raise OutputError(f"{folder}: cannot be written ({e.strerror or e}); give another name") from e
    return tuple(sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()))
