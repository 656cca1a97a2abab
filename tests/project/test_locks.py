"""The lock files: the same packages for everyone, and no word about where one machine got them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME, WEB, BUILD, DEV, ORACLE = (
    ROOT / f"requirements{group}.lock.txt" for group in ("", "-web", "-build", "-dev", "-oracle")
)
LOCKS = sorted({*ROOT.glob("requirements*"), *ROOT.glob("*.lock"), *ROOT.glob("*-lock.*")})

# What a lock line may be: a pin with its marker, a hash, or a comment that names packages and lock files.
PIN = re.compile(r"(?P<name>[a-z0-9][a-z0-9.-]*)==(?P<version>[a-z0-9.+!]+)(?: ; [^\\/]+)? \\")
HASH = re.compile(r"    --hash=sha256:(?P<hash>[0-9a-f]{64})(?: \\)?")
COMMENT = re.compile(r" +# +(?:via|(?:via |-c )?[a-z0-9][a-z0-9.-]*(?: \(pyproject\.toml(?::[a-z]+)?\))?)")


def unfit(text: str) -> list[str]:
    """The lines of a lock that are neither pin, nor hash, nor plain comment: a host, an option, a path."""
    return [
        line for line in text.splitlines() if not any(kind.fullmatch(line) for kind in (PIN, HASH, COMMENT))
    ]


def pins(lock: Path) -> dict[str, tuple[str, frozenset[str]]]:
    """Every package of a lock file with its version and its hashes."""
    found: dict[str, tuple[str, set[str]]] = {}
    name = ""
    for line in lock.read_text(encoding="utf-8").splitlines():
        if pin := PIN.fullmatch(line):
            name = pin["name"]
            assert name not in found, f"{name} is pinned twice in {lock.name}"
            found[name] = (pin["version"], set())
        elif digest := HASH.fullmatch(line):
            found[name][1].add(digest["hash"])
    return {name: (version, frozenset(hashes)) for name, (version, hashes) in found.items()}


def wanted(group: str | None) -> list[Requirement]:
    """What pyproject asks for directly: at run time (None), for the server, or in a dependency group."""
    if group is None:
        return [Requirement(text) for text in PYPROJECT["project"]["dependencies"]]
    if group == "web":
        return [Requirement(text) for text in PYPROJECT["project"]["optional-dependencies"]["web"]]
    found: list[Requirement] = []
    for entry in PYPROJECT["dependency-groups"][group]:
        found += wanted(entry["include-group"]) if isinstance(entry, dict) else [Requirement(entry)]
    return found


def test_the_five_locks_are_all_there_are() -> None:
    assert sorted([RUNTIME, WEB, BUILD, DEV, ORACLE]) == LOCKS


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_no_host_no_index_option_and_no_path(lock: Path) -> None:
    assert unfit(lock.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://registry.example/simple",
        "--extra-index-url registry.example",
        "--find-links wheels",
        "rich @ https://registry.example/rich-15.0.0-py3-none-any.whl \\",
        "-e .",
        "./wheels/rich-15.0.0-py3-none-any.whl",
        "    # from https://registry.example/simple",
        "    # --find-links wheels",
        "#    uv pip compile --index-url registry pyproject.toml",
        "rich>=15.0 \\",
        "rich==15.0.0",
    ],
)
def test_a_host_an_option_a_path_or_a_loose_version_in_a_lock_is_seen(line: str) -> None:
    assert unfit(line) == [line]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_pin_has_a_hash(lock: Path) -> None:
    assert [name for name, (_, hashes) in pins(lock).items() if not hashes] == []


@pytest.mark.parametrize(
    ("group", "lock"),
    [
        (None, RUNTIME),
        (None, WEB),
        ("web", WEB),
        ("build", BUILD),
        (None, DEV),
        ("web", DEV),
        ("dev", DEV),
        ("oracle", ORACLE),
    ],
    ids=str,
)
def test_every_direct_dependency_is_locked_at_a_version_that_pyproject_allows(
    group: str | None, lock: Path
) -> None:
    locked = pins(lock)
    for requirement in wanted(group):
        name = canonicalize_name(requirement.name)
        assert name in locked, f"{name} is not in {lock.name}: run `make lock`"
        version = locked[name][0]
        assert requirement.specifier.contains(version), (
            f"{name} {version} is not {requirement}: run `make lock`"
        )


def test_the_build_backend_of_the_wheel_is_the_locked_one() -> None:
    assert [Requirement(text) for text in PYPROJECT["build-system"]["requires"]] == wanted("build")


@pytest.mark.parametrize("lock", [RUNTIME, WEB, BUILD], ids=lambda lock: lock.name)
def test_what_is_tested_is_what_is_shipped(lock: Path) -> None:
    assert pins(lock).items() <= pins(DEV).items()


def test_the_oracle_works_with_the_versions_of_development() -> None:
    assert pins(DEV).items() <= pins(ORACLE).items()


def test_the_review_of_libraries_names_every_pin_of_the_server_and_no_other() -> None:
    page = (ROOT / "docs" / "reference" / "dependencies.md").read_text(encoding="utf-8")
    reviewed = dict(
        re.findall(r"^\| ([a-z0-9.-]+) \| ([a-z0-9.]+) \| \d{4}-\d{2}-\d{2} \|", page, re.MULTILINE)
    )
    assert reviewed == {name: version for name, (version, _) in pins(WEB).items()}
