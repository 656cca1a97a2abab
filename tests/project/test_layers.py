"""The layers: the contracts in pyproject see what they should, and the core keeps to integers."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "startbewijs"
CONTRACTS = {
    contract["id"]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
        "importlinter"
    ]["contracts"]
}
LAYERS: list[str] = CONTRACTS["layers"]["layers"]
CORE = {
    name.strip(" ()")
    for layer in LAYERS[LAYERS.index("publish | store") + 1 :]
    for name in layer.split("|")
    if (PACKAGE / name.strip(" ()")).is_dir() or (PACKAGE / f"{name.strip(' ()')}.py").is_file()
}


CORE_MODULES = sorted(
    path
    for name in CORE
    for path in [PACKAGE / f"{name}.py", *(PACKAGE / name).rglob("*.py")]
    if path.is_file()
)


def inexact(source: str) -> list[str]:
    """The places where a binary fraction comes into a module: a literal, a true division, float()."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Constant(value=float() | complex() as value):
                found.append(f"line {node.lineno}: {value}")
            case ast.BinOp(op=ast.Div()) | ast.AugAssign(op=ast.Div()):
                found.append(f"line {node.lineno}: true division")
            case ast.Call(func=ast.Name(id="float")):
                found.append(f"line {node.lineno}: float()")
    return found


def impure(source: str) -> list[str]:
    """The places in a module that reach outside without an import: a file, the terminal, today's date."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id="open" | "print" | "input" | "breakpoint" as name)):
                found.append(f"line {node.lineno}: {name}()")
            case ast.Call(func=ast.Attribute(attr="now" | "utcnow" | "today" as name)):
                found.append(f"line {node.lineno}: .{name}()")
    return found


def linted(tree: Path) -> subprocess.CompletedProcess[str]:
    """What import-linter says of a tree that holds a pyproject.toml and src/startbewijs."""
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=tree,
        env=os.environ | {"PYTHONPATH": str(tree / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("contract", ["core-without-io", "core-without-floats"])
def test_the_contracts_of_the_core_cover_the_whole_core(contract: str) -> None:
    assert set(CONTRACTS[contract]["source_modules"]) == {f"startbewijs.{name}" for name in CORE}


@pytest.mark.parametrize(
    ("module", "line", "broken"),
    [
        ("sport", "import startbewijs.selection", "Every arrow points down"),
        ("errors", "import startbewijs.sport", "Every arrow points down"),
        ("log", "import startbewijs.rules", "Every arrow points down"),
        ("publish", "import startbewijs.store", "Every arrow points down"),
        ("service", "import startbewijs.web", "Every arrow points down"),
        ("web", "import startbewijs.cli", "Every arrow points down"),
        ("newcomer", "", "Every arrow points down"),
        ("results", "import sqlite3", "The core reads no file"),
        ("rules", "from pathlib import Path", "The core reads no file"),
        ("selection", "import math", "The core counts in integers"),
    ],
)
def test_an_import_that_the_house_forbids_is_seen(
    tmp_path: Path, module: str, line: str, broken: str
) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    house = tmp_path / "src" / "startbewijs"
    for name in sorted({*CORE, "publish", "store", "service", "web", "cli"} - {"errors"}):
        (house / name).mkdir(parents=True)
        (house / name / "__init__.py").touch()
    for name in ("__init__", "__main__", "errors"):
        (house / f"{name}.py").touch()

    outcome = linted(tmp_path)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr

    guilty = house / f"{module}.py" if module in {"errors", "newcomer"} else house / module / "guilty.py"
    guilty.write_text(f"{line}\n", encoding="utf-8")
    outcome = linted(tmp_path)
    assert outcome.returncode == 1
    assert broken in "".join(row for row in outcome.stdout.splitlines() if row.endswith("BROKEN"))


@pytest.mark.parametrize("module", CORE_MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_the_core_has_no_floating_point_number(module: Path) -> None:
    assert inexact(module.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("source", ["a = 0.5", "a = 1 / 2", "a /= 2", "a = float('1')", "a = 1j"])
def test_a_floating_point_number_is_seen(source: str) -> None:
    assert len(inexact(source)) == 1


@pytest.mark.parametrize("module", CORE_MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_the_core_reaches_for_nothing_outside(module: Path) -> None:
    assert impure(module.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("source", ["open('x')", "print(1)", "input()", "datetime.now(UTC)", "date.today()"])
def test_reaching_outside_is_seen(source: str) -> None:
    assert len(impure(source)) == 1
