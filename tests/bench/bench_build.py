"""CPU time of building the seed packs: cold, for one guest, and while files are watched; run as a script. Fails above the floor."""

from __future__ import annotations

import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from briefings import pipeline

ROOT = Path(__file__).parents[2]
FLOOR = {
    "cold": 4.6,
    "one guest": 2.6,
    "changed question": 0.7,
    "moved section": 2.0,
    "changed article": 2.8,
}  # CPU seconds
ROUNDS = 3
MOVED = 6  # a section that changes places with the next


def cold(folder: Path, *options: str) -> float:
    """A whole process: start-up, eight packs or fewer, and delivery."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [
        sys.executable,
        "-m",
        "briefings",
        "build",
        str(folder / "seeds"),
        "--out",
        str(folder / "out"),
        *options,
    ]
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "seeds", folder / "seeds")
        shutil.copytree(ROOT / "templates", folder / "templates")
        times = {
            "cold": [cold(folder) for _ in range(ROUNDS)],
            "one guest": [cold(folder, "--topic", "1", "--guest", "1") for _ in range(ROUNDS)],
            "changed question": [],
            "moved section": [],
            "changed article": [],
        }
        template, article = folder / "templates/standard.yaml", sorted((folder / "seeds").glob("*.txt"))[1]
        wanted = pipeline.Wanted((folder / "seeds",), folder / "out", template=str(template))
        memory = pipeline.Memory()
        pipeline.build(wanted, memory=memory)
        for n in range(ROUNDS):
            for case, file, pattern in (
                ("changed question", template, r"(?s)(question_\w+:[^?]*?)( now)*\?"),
                ("changed article", article, r"(?s)(.*)()\."),
            ):
                text = file.read_text("utf-8")
                file.write_text(
                    re.sub(pattern, rf"\1{' now' * (n + 1)}" + (r"?" if file is template else "."), text, count=1),
                    "utf-8",
                )
                start = time.process_time()
                pipeline.build(wanted, memory=memory)
                times[case].append(time.process_time() - start)
            parts = re.split(r"(?m)^(?=  - type: )", template.read_text("utf-8"))
            parts[MOVED : MOVED + 2] = reversed(parts[MOVED : MOVED + 2])
            template.write_text("".join(parts), "utf-8")
            start = time.process_time()
            pipeline.build(wanted, memory=memory)
            times["moved section"].append(time.process_time() - start)
    best = {case: min(found) for case, found in times.items()}
    for case, seconds in best.items():
        print(f"{case}: {seconds:.2f} s of CPU")
    return int(any(best[case] > floor for case, floor in FLOOR.items()))


if __name__ == "__main__":
    sys.exit(main())
