"""The wheel: everything the program needs travels in it, and it works where nothing else is installed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "startbewijs"
NO_NETWORK = re.compile(
    r"NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|Connection (?:refused|reset)"
    r"|Network is unreachable|Temporary failure in name resolution|ProxyError"
)
WOMEN_OF_2025 = {
    "Femke Kok",
    "Antoinette Rijpma-de Jong",
    "Marijke Groenewoud",
    "Merel Conijn",
    "Suzanne Schulting",
    "Bente Kerkhoff",
    "Joy Beune",
    "Jutta Leerdam",
    "Anna Boersma",
}

pytestmark = pytest.mark.xdist_group("wheel")


def ran(*command: str | Path, cwd: Path, home: Path) -> subprocess.CompletedProcess[str]:
    """What a command did in a folder, without anything of the surrounding Python environment."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "VIRTUAL_ENV", "STARTBEWIJS", "XDG_", "COV_", "PYTEST"))
    }
    return subprocess.run(
        command, cwd=cwd, env=inherited | {"HOME": str(home)}, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's wheel, built with the locked hatchling."""
    folder = tmp_path_factory.mktemp("wheel")
    build = ran(
        sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT, home=folder
    )
    assert build.returncode == 0, build.stdout + build.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `startbewijs` command where the wheel and the locked packages are installed, nothing else."""
    folder = tmp_path_factory.mktemp("environment")
    made = ran(sys.executable, "-m", "venv", folder / "venv", cwd=folder, home=folder)
    assert made.returncode == 0, made.stdout + made.stderr
    python = folder / "venv" / "bin" / "python"
    # The user's own home, because pip's settings and its cache of downloads are there.
    pip = (
        python,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-input",
        "--retries",
        "1",
    )
    home = Path.home()
    locked = ran(*pip, "--require-hashes", "-r", ROOT / "requirements.lock.txt", cwd=folder, home=home)
    if locked.returncode != 0 and NO_NETWORK.search(locked.stderr):
        pytest.skip("the locked packages cannot be downloaded here: no network and not in pip's cache")
    assert locked.returncode == 0, locked.stderr
    itself = ran(*pip, "--no-deps", "--no-index", wheel, cwd=folder, home=home)
    assert itself.returncode == 0, itself.stderr
    return folder / "venv" / "bin" / "startbewijs"


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    here = {
        path.relative_to(PACKAGE.parent).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    there = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert there == here


@pytest.mark.parametrize(
    "pattern",
    [r"py\.typed", r"tournaments/.+\.jsonl", r"tournaments/.+\.toml", r"locales/.+\.po", r"locales/.+\.mo"],
)
def test_the_wheel_holds_types_tournaments_and_languages(wheel: Path, pattern: str) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert [name for name in names if re.fullmatch(rf"startbewijs/(?:.+/)?{pattern}", name)]


def test_the_wheel_carries_its_licence(wheel: Path) -> None:
    assert [
        name for name in zipfile.ZipFile(wheel).namelist() if name.endswith(".dist-info/licenses/LICENSE")
    ]


def test_the_installed_program_names_the_nine_women_of_2025_from_an_empty_folder(
    installed: Path, tmp_path: Path
) -> None:
    answer = ran(
        installed, "tickets", "women", "--tournament", "okt-2025", "--json", cwd=tmp_path, home=tmp_path
    )
    assert answer.returncode == 0, answer.stderr
    said = json.dumps(json.loads(answer.stdout), ensure_ascii=False)
    assert {name for name in WOMEN_OF_2025 if name not in said} == set()
    assert list(tmp_path.iterdir()) == []
