from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def briefings(*args: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "briefings", *map(str, args)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, encoding="utf-8")


def test_help_names_every_command() -> None:
    done = briefings("--help")
    assert done.returncode == 0
    for command in ("build", "extract", "topics", "verify", "explain", "check", "schema", "new"):
        assert command in done.stdout


def test_extract_prints_one_object_a_line(seeds: Path) -> None:
    done = briefings("extract", seeds, "--json")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [r["id"][:3] for r in records] == ["000", "001", "002", "003", "004"]
    keys = {"id", "sha256", "outlet", "date", "title", "byline", "noise", "quotes", "unattributed", "figures", "dates"}
    assert all(set(r) == keys for r in records)
    quote = records[4]["quotes"][0]
    assert set(quote) == {
        "start", "end", "spans", "type", "speaker_start", "speaker_end", "cue_start", "cue_end", "speaker", "named", "relay", "fragment",
    }  # fmt: skip


def test_offsets_are_code_points_of_the_decoded_file(tmp_path: Path) -> None:
    text = "\U0001f6a2 The port is “safe as houses,” said Ana Reis.\r\nIt opened in May.\r\n"
    (tmp_path / "a.txt").write_bytes(text.encode("utf-16"))
    done = briefings("extract", tmp_path / "a.txt", "--json")
    quote = json.loads(done.stdout)["quotes"][0]
    assert "safe as houses" in text[quote["start"] : quote["end"]]
    assert text[quote["speaker_start"] : quote["speaker_end"]] == "Ana Reis"


def test_topics_prints_the_list(seeds: Path) -> None:
    done = briefings("topics", seeds)
    assert done.returncode == 0
    assert "2. Former Russian Diplomat, Al Jazeera News" in done.stdout


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["build", "nowhere"], "nowhere"),
        (["build", ".", "--format", "pdff"], "--format pdff"),
        (["build", ".", "--paper", "a3"], "--paper a3"),
        (["build", ".", "--made-on", "yesterday"], "yesterday"),
        (["build", ".", "--template", "nosuch"], "nosuch"),
        (["extract", "nowhere"], "nowhere"),
        (["verify", "nowhere"], "nowhere"),
        (["check", "nowhere"], "nowhere"),
        (["explain", "X9"], "X9"),
        (["explain", f"S{'9' * 5000} ¶1"], "no source code"),
        (["explain", f"4.{'9' * 5000}"], "no source code"),
        *(([*command, "x" * 300], "x" * 300) for command in (["extract"], ["new"])),
        (["build", ".", "--template", "x" * 300], "x" * 300),
        (["build", ".", "--out", "x" * 300], "x" * 300),
        (["build", "--no-such-option"], "--no-such-option"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else "",
)
def test_what_a_user_can_fix_exits_2_with_one_clear_message(tmp_path: Path, args: list[str], words: str) -> None:
    done = briefings(*args, cwd=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_build_says_what_needs_a_human_eye(seeds: Path, tmp_path: Path) -> None:
    done = briefings("build", seeds, "--out", tmp_path / "out", "--topic", "4", "--made-on", "2024-11-18")
    assert done.returncode == 0
    assert "2 packs" in done.stderr.splitlines()[-1]
    assert "needs a human eye" in done.stderr.splitlines()[-1]
    assert len([line for line in done.stdout.splitlines() if line.endswith(".docx")]) == 2
    again = briefings(
        "build", seeds, "--out", tmp_path / "out", "--topic", "4", "--guest", "1", "--made-on", "2024-11-18"
    )
    assert again.stderr.splitlines()[-1].startswith("1 pack (1 other stays) in ")
    assert "18 Nov 2024" in (tmp_path / "out" / "data").glob("topic-4-guest-1*").__next__().read_text(encoding="utf-8")


def test_verify_exits_1_on_a_wrong_line(built: Path, tmp_path: Path) -> None:
    assert briefings("verify", built).returncode == 0
    shutil.copytree(built, tmp_path / "copy")
    data = next((tmp_path / "copy" / "data").glob("topic-1-guest-1*.json"))
    data.write_text(data.read_text(encoding="utf-8").replace("Blinken", "Blinkem", 1), encoding="utf-8")
    done = briefings("verify", tmp_path / "copy")
    assert done.returncode == 1
    assert "wrong:" in done.stdout


def test_schema_is_json_that_editors_understand() -> None:
    schema = json.loads(briefings("schema").stdout)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    facts = schema["definitions"]["wording_facts"]["properties"]["said"]["description"]
    assert "{{ extract }}" in facts


def test_new_template_has_its_schema_beside_it(tmp_path: Path) -> None:
    done = briefings("new", "mine.yaml", "--template", "allegations", cwd=tmp_path)
    assert done.returncode == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["mine.yaml", "template.schema.json"]
    assert "Points for your reply" in (tmp_path / "mine.yaml").read_text("utf-8")
    assert briefings("check", "mine.yaml", cwd=tmp_path).returncode == 0
    assert "is there already" in briefings("new", "mine.yaml", cwd=tmp_path).stderr


def test_check_shows_each_mistake_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("sections:\n  - type: fact\n    limt: 3\n")
    done = briefings("check", "mine.yaml", cwd=tmp_path)
    assert done.returncode == 2
    assert "mine.yaml:2:11: unknown section type 'fact'" in done.stderr
    assert "     3 |     limt: 3\n       |     ^^^^\n" in done.stderr


def test_check_tries_the_house_style_as_well(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("house: nosuch.docx\n")
    done = briefings("check", "mine.yaml", cwd=tmp_path)
    assert done.returncode == 2
    assert "mine.yaml:1:8: nosuch.docx: cannot be read" in done.stderr


def test_what_a_comment_cuts_short_is_said(seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("sections:\n  - type: head\n    title: Brief # 1 for Tom\n")
    words = "warning: mine.yaml:3:18: '# 1 for Tom' is read as a comment and left out; put the whole text in quotation marks"
    done = briefings("check", "mine.yaml", cwd=tmp_path)
    assert (done.returncode, done.stderr.splitlines()[0]) == (0, words)
    done = briefings("build", seeds, "--topic", "1", "--guest", "1", "--template", "mine.yaml", cwd=tmp_path)
    assert (done.returncode, done.stderr.splitlines()[0]) == (0, words)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_watch_goes_on_after_a_mistake_and_ends_with_ctrl_c(seeds: Path, tmp_path: Path) -> None:
    import signal
    import threading
    import time

    template = tmp_path / "mine.yaml"
    template.write_text("sections:\n  - type: head\n  - type: notes\n")
    command = [
        sys.executable,
        "-m",
        "briefings",
        "build",
        str(seeds),
        "--topic",
        "2",
        "--guest",
        "1",
        "--watch",
        "--out",
        "out",
    ]
    run = subprocess.Popen(
        [*command, "--template", str(template)], cwd=tmp_path, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    lines: list[str] = []
    assert run.stderr is not None
    reader = threading.Thread(target=lambda: lines.extend(iter(run.stderr.readline, "")))  # type: ignore[union-attr]
    reader.start()

    def waited_for(words: str) -> str:
        for _ in range(300):
            if found := [line for line in lines if words in line]:
                return found[-1]
            time.sleep(0.05)
        raise AssertionError(f"{words!r} not in {lines}")

    try:
        waited_for("watching")
        template.write_text("sections:\n  - type: hed\n")
        assert "mine.yaml:2:11: unknown section type 'hed'" in waited_for("mine.yaml changed")
        template.write_text("sections:\n  - type: head\n    title: Anew\n")
        assert "1 file in out" in waited_for("mine.yaml changed: 1 file")
        assert "Anew" in next((tmp_path / "out/data").glob("topic-2*")).read_text("utf-8")
    finally:
        run.send_signal(signal.SIGINT)
        assert run.wait(10) == 0
        reader.join()
        run.stderr.close()
    assert lines[-1] == "stopped\n"


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("signal", ["SIGINT", "SIGTERM"])
def test_a_stop_says_one_line_and_changes_nothing(tmp_path: Path, signal: str) -> None:
    script = (
        "import os, signal, sys\n"
        "from briefings import cli\n"
        "from briefings.pipeline import building\n"
        f"building.read_story = lambda *_, **__: os.kill(os.getpid(), signal.{signal})\n"
        "sys.argv = ['briefings', 'build', 'seeds', '--out', sys.argv[1]]\n"
        "cli.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "out")], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (130, "briefings: stopped; nothing was changed\n")
    assert not (tmp_path / "out").exists()


FULL = pytest.param(
    ">/dev/full", 2, marks=pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell")
@pytest.mark.parametrize(("end", "code"), [(">&-", 0), ("2>&-", 0), FULL])
def test_streams_that_are_closed_or_full(seeds: Path, end: str, code: int) -> None:
    command = f"'{sys.executable}' -m briefings topics '{seeds}' {end}"
    for held_back in ("", "1"):  # Python writes line by line where PYTHONUNBUFFERED says so, else all at the end
        done = subprocess.run(
            command,
            shell=True,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONUNBUFFERED": held_back},
        )
        assert (done.returncode, "Traceback" in done.stderr) == (code, False)


@pytest.mark.skipif(sys.platform == "win32", reason="names that Windows does not allow")
def test_a_warning_is_one_line_whatever_a_file_is_called(seeds: Path, tmp_path: Path) -> None:
    shutil.copytree(seeds, tmp_path / "story")
    (tmp_path / "story" / "two\nlines.txt").write_bytes(b"")
    done = briefings("build", "story", "--topic", "1", "--guest", "1", cwd=tmp_path)
    assert "warning: two\\nlines.txt: there is no text in it" in done.stderr


def test_nothing_in_an_article_or_a_name_is_obeyed_by_the_terminal(tmp_path: Path) -> None:
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "a.txt").write_text("“Go\x1b[2J now,” said \u202eAda Marsh.\n", encoding="utf-8")
    (folder / "topics.yaml").write_text('- title: "Flood\\e[31m"\n  guests: ["Mayor\\a"]\n', encoding="utf-8")
    for args in (["extract", folder], ["topics", folder], ["build", folder], ["explain", "S1 ¶1"]):
        done = briefings(*args, cwd=tmp_path)
        assert done.returncode == 0
        assert not any((ord(c) < 32 and c != "\n") or c == "\u202e" for c in done.stdout + done.stderr)


def test_a_folder_of_articles_is_built_from_anywhere(seeds: Path, tmp_path: Path) -> None:
    here = tmp_path / "elsewhere"
    here.mkdir()
    done = briefings("build", seeds, "--topic", "1", "--guest", "1", cwd=here)
    assert done.returncode == 0, done.stderr
    assert (here / "out" / "index.json").is_file()
    done = briefings("build", cwd=here)
    assert done.returncode == 2
    assert done.stderr == "briefings: seeds: no such file or folder; name a folder of articles\n"


def test_check_finds_no_mistake_in_what_is_shipped() -> None:
    done = briefings("check")
    assert done.returncode == 0, done.stderr


def test_an_edited_standard_template_where_the_tool_is_run_is_checked_whole(seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    wording = "sections:\n  - type: whos_who\n    wording:\n      person: '{{ nam }}'\n"
    (tmp_path / "templates" / "standard.yaml").write_text(wording, encoding="utf-8")
    done = briefings("build", seeds, "--out", tmp_path / "out", cwd=tmp_path)
    assert done.returncode == 2
    assert "templates/standard.yaml:4:19: unknown value 'nam'" in done.stderr
    assert not (tmp_path / "out").exists()
