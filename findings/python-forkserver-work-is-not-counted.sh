#!/bin/sh
# A guess: once a pool of processes is shut down, `resource.getrusage(RUSAGE_CHILDREN)`, and so
# `time`, counts the processor seconds of its workers, however they were started.
# What happens in Python 3.11: workers started by `fork` and `spawn` are counted; those of
# `forkserver` are not, for they are children of a server that nobody waits for. A benchmark that
# moves to `forkserver` (the default on Linux from Python 3.14 on) seems to need next to no time.
# Who meets it: whoever measures or bills what a parallel build or a sweep of trainings costs.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/counted.py" <<'PYTHON'
import multiprocessing
import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor


def work(_: int) -> float:
    began = time.process_time()
    while time.process_time() - began < 0.5:
        pass
    return time.process_time() - began


if __name__ == "__main__":
    context = multiprocessing.get_context(sys.argv[1])
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        worked = sum(pool.map(work, range(2)))
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    share = (used.ru_utime + used.ru_stime) / worked
    print("counted" if share > 0.9 else "not counted" if share < 0.1 else f"{share:.0%}")
PYTHON
python3 --version
for way in fork spawn forkserver; do
  said=$(python3 "$folder/counted.py" $way)
  echo "$way: $said"
  case "$way $said" in
    "fork counted" | "spawn counted" | "forkserver not counted") ;;
    *) echo "this has changed"; exit 1 ;;
  esac
done
# Output seen:
#   Python 3.11.7
#   fork: counted
#   spawn: counted
#   forkserver: not counted
