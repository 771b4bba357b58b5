"""The templates that come with the tool: each builds, prints what it promises, and points editors to a schema that is right."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from briefings import pipeline
from briefings.template.schema import SCHEMA_FILE
from briefings.template.shape import templates_folder
from briefings.verify.parts import split
from briefings.verify.word import read_lines

NAMES = ("standard", "top-sheet", "show-pack", "allegations")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def memory() -> pipeline.Memory:
    """So that the articles are read once for all tests."""
    return pipeline.Memory()


@pytest.fixture(scope="module")
def built_with(
    tmp_path_factory: pytest.TempPathFactory, seeds: Path, memory: pipeline.Memory
) -> Iterator[dict[str, Path]]:
    """The packs of one topic of the seeds, with each template."""
    folders = {}
    for name in NAMES:
        folders[name] = tmp_path_factory.mktemp(name) / "out"
        wanted = pipeline.Wanted((seeds,), folders[name], template=name, topic=1, formats=("docx", "html", "md"))
        made = pipeline.build(wanted, memory=memory)
        assert made.faults == ()
    yield folders


def index(out: Path) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = json.loads((out / "index.json").read_text("utf-8"))
    return found


def texts(data: bytes) -> list[str]:
    return [line.text for line in read_lines(data)]


def test_all_are_here() -> None:
    assert {p.stem for p in templates_folder().glob("*.yaml")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_it_says_how_to_use_it_and_where_its_schema_is(name: str) -> None:
    text = (templates_folder() / f"{name}.yaml").read_text("utf-8")
    assert text.startswith(f"# yaml-language-server: $schema={SCHEMA_FILE}\n")
    assert "How to use it:" in text.split("\nname:")[0]


def test_the_schema_beside_the_templates_is_the_one_that_is_printed() -> None:
    kept = (templates_folder() / SCHEMA_FILE).read_text("utf-8")
    assert kept == pipeline.template_schema() + "\n", "run: briefings schema > templates/template.schema.json"


@pytest.mark.parametrize("name", NAMES)
def test_its_packs_stand_the_check_on_disk(built_with: dict[str, Path], name: str) -> None:
    checked = pipeline.verify(built_with[name])
    assert checked.problems == ()
    assert (checked.packs, checked.extracts > 10) == (2, True)


def test_a_top_sheet_is_one_page_and_prints_nothing_else(built_with: dict[str, Path]) -> None:
    for pack in index(built_with["top-sheet"])["packs"]:
        record = json.loads((built_with["top-sheet"] / str(pack["data"])).read_text("utf-8"))
        assert [s["type"] for s in record["sections"]] == ["head", "top_sheet"]
        assert sum(item["id"].startswith("top_sheet.q") for s in record["sections"] for item in s["items"]) == 10
        lines = texts((built_with["top-sheet"] / str(pack["docx"])).read_bytes())
        assert not [line for line in lines if " at ." in line or "see ." in line or "In full at" in line]


def test_all_top_sheets_fit_on_one_page(seeds: Path, tmp_path: Path, memory: pipeline.Memory) -> None:
    for paper in ("a4", "letter"):
        wanted = pipeline.Wanted((seeds,), tmp_path / paper, template="top-sheet", paper=paper)
        assert set(pipeline.build(wanted, memory=memory).pages.values()) == {1}


def test_a_show_pack_is_one_file_with_a_contents_list(built_with: dict[str, Path]) -> None:
    out = built_with["show-pack"]
    assert sorted(p.name for p in out.iterdir()) == [
        "data", "index.json", "show-pack.docx", "show-pack.html", "show-pack.md",
    ]  # fmt: skip
    packs = index(out)["packs"]
    assert [(p["topic"], p["guest"], p["docx"], p["part"]) for p in packs] == [
        (1, 1, "show-pack.docx", 1), (1, 2, "show-pack.docx", 2),
    ]  # fmt: skip
    contents, *parts = split((out / "show-pack.docx").read_bytes())
    assert [line for line in texts(contents) if "from page" in line] == [
        "1.1 Defense Policy Expert, ABC News, from page 1.1-1",
        "1.2 Former Russian Diplomat, Al Jazeera News, from page 1.2-1",
    ]
    assert [texts(part)[-1].split(". ")[-1] for part in parts] == ["End of 1.1.", "End of 1.2."]


def test_the_pages_of_a_show_pack_are_numbered_guest_by_guest(built_with: dict[str, Path]) -> None:
    """What the contents list says holds in every word processor: the label is text, and each part's numbers start at 1."""
    with zipfile.ZipFile(built_with["show-pack"] / "show-pack.docx") as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))
        relations = ElementTree.fromstring(package.read("word/_rels/document.xml.rels"))
        targets = {r.get("Id"): f"word/{r.get('Target')}" for r in relations}
        heads = []
        for section in root.iter(f"{W}sectPr"):
            numbering = section.find(f"{W}pgNumType")
            assert numbering is not None
            assert numbering.get(f"{W}start") == "1"
            reference = section.find(f"{W}headerReference")
            assert reference is not None
            part = targets[reference.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")]
            heads.append("".join(t.text or "" for t in ElementTree.fromstring(package.read(part)).iter(f"{W}t")))
    assert [head[-len("page 1.1-1") :] for head in heads[1:]] == ["page 1.1-1", "page 1.2-1"]
    assert "Defense Policy Expert" in heads[1]
    assert "Former Russian Diplomat" in heads[2]


def test_a_page_for_a_phone_holds_all_guests_and_its_links_lead_somewhere(built_with: dict[str, Path]) -> None:
    import re

    html = (built_with["show-pack"] / "show-pack.html").read_text("utf-8")
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    assert {"part_1", "part_2"} <= set(ids)


def test_points_for_reply_have_speaker_words_source_and_room(built_with: dict[str, Path]) -> None:
    for pack in index(built_with["allegations"])["packs"]:
        record = json.loads((built_with["allegations"] / str(pack["data"])).read_text("utf-8"))
        positions = next(s for s in record["sections"] if s["type"] == "positions")
        points = [i for i in positions["items"] if i["extracts"] and i["text"]]
        assert len(points) >= 3
        assert all(i["text"].split()[0] == f"1.{n}" for n, i in enumerate(points, 1))
        assert all("¶" in i["text"] for i in points)
        assert all(i["speaker"].split()[-1] in i["text"] for i in points if i["speaker"])
        assert not [i for i in points if i["text"].split()[1].startswith("(")]  # nobody is named
        lines = record["lines"]
        assert [line for line in lines if line.startswith("Reply to")] == [
            f"Reply to 1.{n}:" for n in range(1, len(points) + 1)
        ]
        assert any(line.startswith("Please answer by ____") for line in lines)
        assert not [i for i in positions["items"] if i["id"].endswith(".question") and i["text"]]


def test_one_file_for_each_topic(seeds: Path, tmp_path: Path, memory: pipeline.Memory) -> None:
    wanted = pipeline.Wanted((seeds,), tmp_path / "out", guest=1, one_file="topic")
    made = pipeline.build(wanted, memory=memory)
    assert made.packs == tuple(f"topic-{n}-all-guests.docx" for n in (1, 2, 3, 4))
    pipeline.build(pipeline.Wanted((seeds,), tmp_path / "out", topic=1, guest=1), memory=memory)
    assert [p.name for p in (tmp_path / "out").glob("*.docx")] == [
        "topic-1-guest-1-defense-policy-expert-abc-news.docx"
    ]  # what the earlier build made is gone, its contents lists too


def test_verify_finds_a_changed_letter_in_a_show_pack(built_with: dict[str, Path], tmp_path: Path) -> None:
    import shutil

    copy = tmp_path / "copy"
    shutil.copytree(built_with["show-pack"], copy)
    path = copy / "show-pack.docx"
    with zipfile.ZipFile(path) as package:
        parts = {i: package.read(i) for i in package.infolist()}
    with zipfile.ZipFile(path, "w") as package:
        for info, data in parts.items():
            text = data.replace(b"End of 1.2", b"End of 9.2") if info.filename == "word/document.xml" else data
            package.writestr(info, text)
    assert any(p.check == "changed" for p in pipeline.verify(copy).problems)
