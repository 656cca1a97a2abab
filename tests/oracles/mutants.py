"""Faults put into the source one at a time: how many of them do the tests find?

    make mutants [MODULES="outlook/names.py selection/walk.py"]

Runs mutmut on a copy of the project. A mutant that changes nothing anybody could see is no fault; those are
listed below, by hand and with the reason, and not counted. Prints what survived and fails below 95 of 100.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
CORE = {f"outlook/{name}.py" for name in ("classes", "names", "places")}
CORE_TESTS = [
    f"tests/outlook/test_{name}.py"
    for name in ("names", "classes", "witnesses", "places", "laws", "oracle_full_size")
]
"""The core of the proof has tests of its own, the quickest first; others have those of their folder."""

ENOUGH = 95
DOSE = "200"
SKIPPED = ("--ignore=tests/outlook/test_oracle_solver.py",)
"""Asks the solver over and over, which is slow and finds nothing that its kept answers do not."""

UNTRIED = "not checked"

EQUIVALENT: tuple[tuple[str, str, str], ...] = (
    (r"strict=True", r"strict=(None|False)|, \)", "the lengths agree, and would only be checked"),
    (r"need > 0 for", r"need >= 0 for", "a distance that needs nobody is served in vain, at no cost"),
    (r"<= skater\.hi\}", r"< skater\.hi\}", "that edge is added in the next line anyway"),
    (r"wide\.most >= .* \+ narrow\.most", r"- narrow\.most", "as many as are in its pool fit in a class"),
    (r"1 \+ floor\(", r"1 - floor\(", "less is passed over and nothing else found"),
    (r"floor\(.* >= best\[0\]", r" > best\[0\]", "less is passed over and nothing better found"),
    (r"< best\[0\]", r"<= best\[0\]", "an ending for another that is as good"),
    (r"best = 1 \+ fewest, ", r"best = 2 \+ fewest, ", "an ending for another that is as good"),
    (r"highest = 1 \+", r"highest = 2 \+", "less is passed over and nothing else found"),
    (r"highest <= worst\[0\]", r"highest < worst\[0\]", "less is passed over and nothing worse found"),
    (r"place > worst\[0\]", r"place >= worst\[0\]", "an ending for another that is as bad"),
    (r"len\(sure\) < m:", r"<= m:", "with no room left it is the last of the classes above once more"),
    (r"own_distance = None", r'own_distance = ""', "no distance is equal to either"),
    (r"widest=False", r"widest=None", "either is false"),
    (r"strict=False", r"strict=None|, \)", "either is false, and it is what is meant where nothing is said"),
    (
        r"places \+ 1\) <= places",
        r"places \+ 2\) <= places",
        "who has no rank is beyond the places either way",
    ),
    (r"None if out is None else decided\.waived", r"and False", "nobody is not among those who waived"),
    (r"start\.rank or 0", r"start\.rank or 1", "who has no rank stands last by the key before"),
    (r"taker is not None else None", r"or True", "nobody has no start"),
    (r"if reading is None else", r"and False", "no reading gives the rows and the walk once more"),
    (r"if agreed else starts", r"\(agreed\) and False", "the same team has the same starts"),
    (r"Runner\(.*, False\)", r"Runner\(.*, None\)", "either is false"),
    (r"Rung\(None, 0", r"Rung\(None, (None|1)", "without a distance nothing asks for the rank"),
    (
        r"place > hardest\[1\]",
        r"place >= hardest\[1\]",
        "a use of the designations for another that is as hard",
    ),
)
"""What a mutated line lost, what it got instead (both as patterns), and why nobody can see the difference."""


def configuration(modules: list[str]) -> str:
    """What mutmut is told: which modules to change, and the tests of their folders."""
    sources = [f"src/startbewijs/{module}" for module in modules]
    tests = sorted({f"tests/{module.partition('/')[0]}" for module in modules})
    if CORE.issuperset(modules):
        tests = CORE_TESTS
    return (
        '\n[tool.mutmut]\nsource_paths = ["src"]\nalso_copy = ["tests", "docs"]\n'
        f"only_mutate = {sources}\npytest_add_cli_args_test_selection = {[*tests, *SKIPPED]}\n"
    )


def survivors(folder: Path) -> tuple[Counter[str], list[tuple[str, str, str]]]:
    """How many mutants each module had, and of each survivor its function and the lines it lost and got."""
    listed = _mutmut(folder, "results", "--all", "true")
    states = re.findall(r"^\s*(\S+__mutmut_\d+): (.+)$", listed, re.MULTILINE)
    found = []
    for name, state in states:
        if state not in ("killed", "timeout", "segfault", "caught by type check"):
            diff = _mutmut(folder, "show", name).splitlines()
            lost, got = (
                " ".join(line[1:].strip() for line in diff if line.startswith(sign) and line[:3] != sign * 3)
                for sign in "-+"
            )
            function = re.sub(r"^startbewijs\.|x_|__mutmut_\d+$", "", name)
            found.append((f"{function} ({state})", lost, got))
    modules = Counter(re.sub(r"^startbewijs\.", "", name).rpartition(".")[0] for name, _ in states)
    return modules, found


def reason(lost: str, got: str) -> str | None:
    """Why a survivor is no fault; None where it is one."""
    for before, after, why in EQUIVALENT:
        if re.search(before, lost) and re.search(after, got):
            return why
    return None


def _mutmut(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "mutmut", *arguments]
    environment = os.environ | {"STARTBEWIJS_ORACLE": DOSE}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode and arguments[0] != "run":
        raise SystemExit(done.stdout[-2000:] + done.stderr[-2000:])
    return done.stdout


def main(modules: list[str]) -> int:
    """What survived, a line each, and the share that died."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ignored = shutil.ignore_patterns("__pycache__")
        for part in ("src", "tests", "docs"):
            shutil.copytree(ROOT / part, folder / part, ignore=ignored)
        settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8") + configuration(modules)
        (folder / "pyproject.toml").write_text(settings, encoding="utf-8")
        said = _mutmut(folder, "run", "--max-children", str(os.cpu_count() or 1))
        totals, found = survivors(folder)
    total = totals.total()
    if not total or any(UNTRIED in function for function, _, _ in found):
        sys.stdout.write(f"Not every mutant was tried. The last that was said:\n{said[-3000:]}\n")
        return 1
    faults = [one for one in found if reason(one[1], one[2]) is None]
    for function, lost, got in faults:
        sys.stdout.write(f"{function}\n  - {lost}\n  + {got}\n")
    for module in modules:
        dotted = module.removesuffix(".py").replace("/", ".") + "."
        of_module = [sum(one[0].startswith(dotted) for one in some) for some in (found, faults)]
        _write_line(module, totals[dotted.removesuffix(".")], *of_module)
    share = _write_line("all", total, len(found), len(faults))
    return 0 if share >= ENOUGH else 1


def _write_line(title: str, total: int, survived: int, faults: int) -> float:
    """One line of the count, of which the share that died is given back."""
    counted = total - (survived - faults)
    share = 100 * (counted - faults) / counted if counted else 100.0
    sys.stdout.write(
        f"{title}: {total} mutants, {total - counted} that change nothing to see; of the other {counted} "
        f"{counted - faults} died, {share:.1f} of 100.\n"
    )
    return share


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:] or sorted(CORE)))
