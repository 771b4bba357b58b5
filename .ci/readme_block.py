"""Prints the Nth shell block under "Quick start" in README.md: CI runs what readers run."""

import pathlib
import re
import sys

text = pathlib.Path(__file__).parents[1].joinpath("README.md").read_text(encoding="utf-8")
section = re.search(r"^## Quick start$(.*?)^## ", text, re.MULTILINE | re.DOTALL)
blocks = re.findall(r"^```(?:sh|bash|shell)\n(.*?)^```", section.group(1) if section else "", re.MULTILINE | re.DOTALL)
print(blocks[int(sys.argv[1]) - 1].strip())
