"""Every command the README shows names things that exist, and works in a fresh copy of the project."""

import itertools
import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import house_rules as house
import pytest
from program import BUILD

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
STOA = BUILD / "stoa"
# Fetching the project is the reader's business, and this test is itself a part of the tests.
NOT_RUN = ("git", "sudo", "apt-get", "./tests/run", "./.ci/run")
SERVER = "-m jupyterlab notebooks"  # it waits for a reader; pages_test starts it
LONGEST = "30m"  # for one command; building from nothing on a slow machine is the longest


def commands(text: str) -> list[str]:
    """The command lines of a page's `sh` blocks, continued lines joined, comments left out."""
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    lines = "".join(blocks).replace("\\\n", " ").splitlines()
    return [line.strip() for line in lines if shlex.split(line, comments=True)]


def parts(line: str) -> list[list[str]]:
    """The words of every command in a line, comments left out."""
    words = shlex.shlex(line, posix=True, punctuation_chars=True)
    words.whitespace_split = True
    result: list[list[str]] = [[]]
    for word in words:
        if set(word) <= set("|&;"):
            result.append([])
        else:
            result[-1].append(word)
    return [part for part in result if part]


def unknown_names(words: list[str], stoa: Path) -> list[str]:
    """Which program, subcommand, option or experiment of a command does not exist."""
    program, *arguments = words
    if program.startswith("./") and not os.access(ROOT / program, os.X_OK):
        return [program]
    files = [word for word in arguments if re.match(r"(experiments|tests|sim|models|notebooks)/", word)]
    missing = [file for file in files if not (ROOT / file).exists()]
    if program != "build/release/stoa":
        return missing
    command = [word for word in arguments[:1] if not word.startswith("-")]
    shown = subprocess.run([stoa, *command, "--help"], capture_output=True, text=True, check=True).stdout
    if f"Usage: {' '.join(['stoa', *command])} " not in shown:
        return [*command, *missing]
    options = [word.split("=")[0] for word in arguments if word.startswith("-")]
    return missing + [option for option in options if not re.search(rf"(?<![\w-]){option}(?![\w-])", shown)]


def promised_files(words: list[str]) -> list[str]:
    """What a command is told to write."""
    pairs = itertools.pairwise(words)
    return [value for option, value in pairs if option in ("-o", "--output", "--report")]


@pytest.fixture(scope="module")
def fresh_copy() -> Path:
    """The project as git gives it to a newcomer, in a place that lets a second test run build only what has changed."""
    copy = ROOT / "build" / "readme"
    for old in [p for p in copy.rglob("*") if p.is_file() and "build" not in p.relative_to(copy).parts]:
        if not (ROOT / old.relative_to(copy)).exists():
            old.unlink()
    shutil.rmtree(copy / "results", ignore_errors=True)
    for file in house.tracked(ROOT):
        target = copy / file.relative_to(ROOT)
        if not target.exists() or target.stat().st_mtime_ns != file.stat().st_mtime_ns:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, target)
    (copy / "build").mkdir(exist_ok=True)
    for ready in ("venv", "vega"):
        if not (copy / "build" / ready).exists():
            (copy / "build" / ready).symlink_to(ROOT / "build" / ready)
    return copy


LINES = commands(README.read_text(encoding="utf-8")) if README.exists() else []
needs_readme = pytest.mark.skipif(not README.exists(), reason="there is no README.md")


@needs_readme
def test_the_readme_shows_the_two_commands():
    assert {"./experiments/quickstart", "./tests/run"} <= {words[0] for line in LINES for words in parts(line)}


@pytest.mark.parametrize("line", LINES)
def test_a_command_of_the_readme_names_what_exists(line):
    assert [name for words in parts(line) for name in unknown_names(words, STOA)] == []


@needs_readme
@pytest.mark.skipif("STOA_QUICK" in os.environ, reason="building the fresh copy takes minutes")
def test_the_commands_of_the_readme_work_one_after_the_other_in_a_fresh_copy(fresh_copy):
    for line in LINES:
        if parts(line)[0][0] in NOT_RUN or line.endswith(SERVER):
            continue
        ran = subprocess.run(
            ["timeout", LONGEST, "bash", "-o", "pipefail", "-c", line],
            cwd=fresh_copy, env=os.environ | {"CCACHE_BASEDIR": str(fresh_copy)},
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        )
        assert ran.returncode == 0, f"{line}\n{ran.stdout[-2000:]}{ran.stderr[-2000:]}"
        written = [name for words in parts(line) for name in promised_files(words)]
        assert [name for name in written if not (fresh_copy / name).exists()] == [], line
    shown = re.findall(r"`[^`\n]*?(results/[\w./-]+)[^`\n]*`", README.read_text(encoding="utf-8"))
    assert [name for name in shown if not (fresh_copy / name).exists()] == []


def test_commands_are_read_as_a_shell_reads_them():
    shown = "# a comment\n./a b \\\n  -o c.h5  # why\n\nbuild/release/stoa d | head && ./e 'f g'\n"
    page = f"text\n```sh\n{shown}```\n```\n./no\n```\n"
    lines = commands(page)
    assert [parts(line) for line in lines] == [
        [["./a", "b", "-o", "c.h5"]],
        [["build/release/stoa", "d"], ["head"], ["./e", "f g"]],
    ]
    assert promised_files(parts(lines[0])[0]) == ["c.h5"]


@pytest.mark.skipif(not STOA.exists(), reason=f"{STOA} is not built")
@pytest.mark.parametrize(
    ("line", "unknown"),
    [
        ("./experiments/quickstart --threads 1", []),
        ("./experiments/quickstop", ["./experiments/quickstop"]),
        ("build/release/stoa run experiments/baseline.toml -o a.h5 --seed 1", []),
        ("build/release/stoa run experiments/basement.toml --sead=1", ["experiments/basement.toml", "--sead"]),
        ("build/release/stoa walk", ["walk"]),
        ("build/release/stoa --version", []),
    ],
)
def test_a_name_that_does_not_exist_is_found(line, unknown):
    assert unknown_names(parts(line)[0], STOA) == unknown
