"""Runs a command and fails when it takes more CPU seconds, children included, than the first argument says."""

import resource
import subprocess
import sys

limit, command = float(sys.argv[1]), sys.argv[2:]
done = subprocess.run(command, capture_output=True, check=False)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
seconds = used.ru_utime + used.ru_stime
print(f"{seconds:.2f} CPU seconds, {limit:g} at most: {' '.join(command[1:3])}")
sys.exit(done.returncode or int(seconds > limit))
