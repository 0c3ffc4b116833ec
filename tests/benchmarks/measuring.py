"""How the benchmark measures: seconds on the clock, seconds of CPU, and when a page has changed."""

import os
import re
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

TICKS_A_SECOND = 100


@dataclass(frozen=True)
class Cost:
    """What a command took, with all its children."""

    cpu: float  # seconds
    memory: float  # megabytes, of the largest process at its peak


def save(path: Path, text: str) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def timed(command: list[str], folder: Path) -> float:
    """Seconds on the clock."""
    began = time.perf_counter()
    run(command, folder)
    return time.perf_counter() - began


def cpu_of(command: list[str], folder: Path) -> float:
    """Seconds of CPU, with all children."""
    return cost_of(command, folder).cpu


# Workers are children of a server that nobody waits for: it is adopted, and waited for.
MEASURE = """
import ctypes, os, resource, subprocess, sys
ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER
subprocess.run(sys.argv[1:], check=True, stdout=2)
try:
    while True:
        os.wait()
except ChildProcessError:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""


def cost_of(command: list[str], folder: Path) -> Cost:
    """Seconds of CPU and memory, with all children and what these left behind."""
    cpu, memory = run([sys.executable, "-c", MEASURE, *command], folder).split()
    return Cost(float(cpu), float(memory))


def run(command: list[str], folder: Path) -> str:
    """Run to the end; what it printed."""
    environment = {"PYTHONPATH": str(folder), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def edit(path: Path, number: int) -> str:
    """Change one picture's title; what it says now."""
    text = f"Picture {number + 1}{number % 10}"
    save(path, re.sub(r"Picture \d+", text, path.read_text(encoding="utf-8")))
    return text


def wait_for(address: str, text: str) -> None:
    """Ask for the page until it says so."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=60) as answer:
                if text in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.02)
    sys.exit(f"{address} never said {text}")


def cpu_of_tree(process: int = 0) -> float:
    """CPU seconds so far of this or another process and of all below, also of those that ended."""
    ticks = 0
    waiting = [process or os.getpid()]
    while waiting:
        process = waiting.pop()
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        ticks += sum(map(int, fields[11:15]))
        for task in Path(f"/proc/{process}/task").iterdir():
            waiting += [int(child) for child in (task / "children").read_text().split()]
    return ticks / TICKS_A_SECOND
