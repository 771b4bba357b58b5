from __future__ import annotations

import runpy
from pathlib import Path

from briefings.verify import verbatim, word
from briefings.write import write_document

SAMPLE = runpy.run_path(str(Path(__file__).parents[1] / "write" / "sample.py"))["sample"]()


def test_a_head_of_two_lines_reads_as_one() -> None:
    running = word.running_texts(write_document(SAMPLE, "docx"))
    record = {"head": SAMPLE.running, "foot": SAMPLE.source_key}
    assert list(verbatim._head_and_foot("pack.docx", running, record)) == []
    assert any(text.startswith("Secretary, Dockers’ Union · The Effect") for text in running)
