"""Puts the files of a build in place, and says what of an earlier build may stay."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefings.errors import ArticlesError
from briefings.model import Article, Dossier
from briefings.read.folders import COPIES, DATA, INDEX, Earlier, earlier_build

if TYPE_CHECKING:
    from briefings.pipeline.packs import Entry
    from briefings.pipeline.stories import Story
    from briefings.pipeline.wanted import Wanted
    from briefings.template.shape import Template
    from briefings.write.folder import Delivery
    from briefings.write.house_file import House


def common_files(dossier: Dossier, story: Story) -> dict[str, bytes]:
    """Dossier, and the articles as read.

    Raises:
        ArticlesError: an article is no longer what the packs were made from.
    """
    from briefings.write.records import as_json, dossier_record

    files = {f"{COPIES}/{a.id}": _as_read(a, story.sources.get(a.id)) for a in dossier.articles}
    files[f"{DATA}/dossier.json"] = as_json(dossier_record(dossier))
    return files


def _as_read(article: Article, path: Path | None) -> bytes:
    try:
        data = path.read_bytes() if path else b""
    except OSError:
        data = b""
    if hashlib.sha256(data).hexdigest() != article.sha256:
        raise ArticlesError(f"{path or article.id}: was changed or moved while the packs were made; build again")
    return data


def put_in_place(
    out: Path,
    files: Mapping[str, bytes],
    entries: Sequence[Entry],
    contents: Sequence[Entry],
    dossier: Dossier,
    origins: Mapping[tuple[int, int], str],
) -> tuple[list[Entry], Delivery]:
    """Puts the files of a build in place, beside what of an earlier one is still good.

    Args:
        out: The output folder.
        files: Everything but the index.
        entries: Of the index, one for each pack; what each was made from is added.
        contents: Likewise for contents lists.
        dossier: For the articles that the index lists.
        origins: Topic and guest to what a pack of theirs would be made from now.

    Returns:
        The entries of packs that stay, and what became of other files of the earlier build.

    Raises:
        OutputError: the folder cannot be written; it is as it was.
    """
    from briefings.write.stage import reserved

    for entry in entries:
        entry["made_from"] = origins[entry["topic"], entry["guest"]]
    with reserved(out) as stage:
        earlier = earlier_build(out)
        stay, stay_contents = _staying(earlier, entries, files, origins, out)
        index = _index_of(dossier, [*entries, *stay], [*contents, *stay_contents])
        return stay, _written(out, stage, files, index, earlier, [*stay, *stay_contents])


def _index_of(dossier: Dossier, entries: Sequence[Entry], contents: Sequence[Entry]) -> Entry:
    """The index of a build: its articles, its packs by topic and guest, and the contents lists of files with several."""
    from briefings.write.records import index_record

    index = index_record(dossier, sorted(entries, key=lambda e: (e["topic"], e["guest"])), f"{DATA}/dossier.json")
    if contents:
        index["contents"] = sorted(contents, key=lambda e: str(e["docx"]))
    return index


def _written(
    out: Path, stage: Path, files: Mapping[str, bytes], index: Entry, earlier: Earlier, staying: Sequence[Entry]
) -> Delivery:
    """What writing all files and the index that lists them did; what stays of an earlier build is listed with them."""
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
    deliver(out, stage, {**files, INDEX: as_json(index)}, delivery)
    return delivery


def _files_of_entry(entry: Entry, earlier: Earlier) -> Iterator[str]:
    """What an earlier build wrote for a pack: its document in every format, and its data."""
    document = Path(entry["docx"]).with_suffix("")
    yield from (name for name in earlier.files if Path(name).with_suffix("") == document or name == entry["data"])


def _staying(
    earlier: Earlier,
    entries: Sequence[Entry],
    files: Mapping[str, bytes],
    origins: Mapping[tuple[int, int], str],
    out: Path,
) -> tuple[list[Entry], list[Entry]]:
    """Packs of an earlier build that this one does not make and that it would make the same, and their contents lists.

    A file of several packs stays only as a whole.
    """
    made = {(entry["topic"], entry["guest"]) for entry in entries}
    by_file: dict[str, list[Entry]] = {}
    for entry in earlier.index.get("packs", ()):
        by_file.setdefault(entry["docx"], []).append(entry)
    stay: list[Entry] = []
    for name, group in by_file.items():
        here = name not in files and all((out / n).is_file() for entry in group for n in (name, entry["data"]))
        if here and all(
            (key := (entry["topic"], entry["guest"])) not in made and entry.get("made_from", "") == origins.get(key)
            for entry in group
        ):
            stay += group
    documents = {entry["docx"] for entry in stay}
    return stay, [entry for entry in earlier.index.get("contents", ()) if entry["docx"] in documents]


def origins_of(
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
