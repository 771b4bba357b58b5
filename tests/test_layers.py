"""The layers of the design hold: imports go one way, stages never import one another, one door per heavy library."""

from __future__ import annotations

from pathlib import Path

import pytest


def test_import_contracts(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

    monkeypatch.chdir(Path(__file__).parent.parent)
    assert lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS
