"""Reads, plans, prints and verifies every pack, and only then puts all files in place at once."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefings.model import Assignment, Dossier, Findings, Problem
from briefings.pipeline import packs
from briefings.pipeline.delivery import common_files, index_of, origins_of, put_in_place, staying
from briefings.pipeline.stories import Kept, Progress, read_story, silent
from briefings.pipeline.templates import checked_template, template_remarks
from briefings.pipeline.wanted import Wanted, assignments_of, no_articles
from briefings.read.folders import DATA, INDEX, earlier_build

if TYPE_CHECKING:
    from briefings.plan.known import Known
    from briefings.template.shape import Template
    from briefings.write.house_file import House


@dataclass
class Memory:
    """What a run that watches its files keeps from one build to the next: only what has changed is made anew."""

    findings: Kept = field(default_factory=dict)
    linked: tuple[tuple[Findings, ...], Dossier] | None = None
    template: Template | None = None  # with which the packs were made
    house: House | None = None  # likewise
    packs: dict[Assignment, packs.Made] = field(default_factory=dict)
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


def build(wanted: Wanted, *, progress: Progress = silent, memory: Memory | None = None) -> Built:
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
    from briefings.write.stage import reserved

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
        apart=no_articles(wanted, template),
        rules_only=wanted.rules_only,
        progress=progress,
        kept=memory.findings,
    )
    assignments = assignments_of(story.topics, wanted)
    dossier = memory.dossier(story.findings)
    if memory.template != template or memory.house is not house:
        memory.template, memory.house = template, house
        memory.packs.clear()
    warnings = [*template_remarks(wanted.template), *story.problems, *dossier.problems]
    warnings += (remark for a in assignments if (remark := camp_remark(a.guest, dossier)))
    made: list[packs.Made] = []
    for n, assignment in enumerate(assignments, 1):
        progress("writing", n, len(assignments))
        if assignment not in memory.packs:
            known = memory.planned.setdefault(assignment, Known())
            memory.packs[assignment] = packs.make_pack(dossier, template, assignment, wanted, known)
        made.append(memory.packs[assignment])
    files, entries, contents = packs.bind(made, template, wanted)
    warnings += (warning for one in made for warning in one.warnings)
    empty = sum(not s.items for one in made for s in one.pack.sections if s.type != "notes")
    pages = {one.name: one.pages for one in made}
    faults_found = verify_files(files, [*contents, *entries], dossier, memory)
    if faults_found:
        return Built((), (), tuple(warnings), faults_found, 0, 0, 0, {})
    if "pdf" in wanted.formats:
        progress("printing", len(files), len(files))
        files |= printed({name: data for name, data in files.items() if name.endswith(".docx")})
    files |= common_files(dossier, story)
    origins = origins_of(story, dossier, template, house, wanted)
    for entry in entries:
        entry["made_from"] = origins[entry["topic"], entry["guest"]]
    with reserved(wanted.out) as stage:
        earlier = earlier_build(wanted.out)
        stay, stay_contents = staying(earlier, entries, files, origins, wanted.out)
        index = index_of(dossier, [*entries, *stay], [*contents, *stay_contents])
        delivery = put_in_place(wanted.out, stage, files, index, earlier, [*stay, *stay_contents])
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


def verify_files(
    files: Mapping[str, bytes], entries: Sequence[packs.Entry], dossier: Dossier, memory: Memory
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
