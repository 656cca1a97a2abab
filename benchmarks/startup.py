"""How long a user waits for the command line to begin, beside a Python that does nothing.

Run it with `python benchmarks/startup.py [ROUNDS]`. Each round starts `python -c pass`, the help and two
ordinary answers one after another, so that a busy machine slows all of them; the medians and their
differences from the bare start are printed. The help should come within 150 ms of it.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

STARTS = {
    "python -c pass": ("-c", "pass"),
    "startbewijs --help": ("-m", "startbewijs", "--help"),
    "startbewijs tickets --help": ("-m", "startbewijs", "tickets", "--help"),
    "startbewijs results w500": ("-m", "startbewijs", "results", "w500"),
    "startbewijs tickets women": ("-m", "startbewijs", "tickets", "women"),
}


def took(arguments: tuple[str, ...]) -> float:
    """The milliseconds that one start took."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - begun) * 1000


def main(rounds: int) -> None:
    """Print the median of each start, and how much longer it is than the bare one."""
    for arguments in STARTS.values():  # once unmeasured, so that every file has been read
        took(arguments)
    found: dict[str, list[float]] = {name: [] for name in STARTS}
    for _ in range(rounds):
        for name, arguments in STARTS.items():
            found[name].append(took(arguments))
    medians = {name: statistics.median(times) for name, times in found.items()}
    bare = medians["python -c pass"]
    for name, median in medians.items():
        sys.stdout.write(f"{name:<28} {median:7.1f} ms   {median - bare:+7.1f} ms\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
