"""The rules of the house, each a function from the project's folder to the places that break it.

A place reads `FILE:LINE: what is wrong` or `FILE: what is wrong`.
"""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from cpp_functions import blanked, functions

# Who may include whom: a folder knows itself and what stands to its left.
LAYERS = ["sim", "models", "experiments", "notebooks", "tests"]
MOST_LINES_IN_A_FILE = 400
MOST_LINES_IN_A_FUNCTION = 60
MADE_BY_RUNNING = {"build", "results"}

# Every package enters at one place, so that it can be replaced there.
ENTRANCES = {
    r"hdf5|H5": r"experiments/storage\w*\.[ch]pp",
    r"toml": r"experiments/document\.cpp",
    r"CLI/": r"experiments/main\.cpp",
    r"catch2": r"tests/.*",
    r"benchmark/": r"tests/.*",
    r"boost/random": r"(?:sim/.*|experiments/design\w*)\.[ch]pp",
    r"boost/numeric/odeint": r"models/influence\w*\.[ch]pp",
}
MATHS = (
    "exp exp2 expm1 log log2 log10 log1p pow sqrt cbrt hypot sin cos tan asin acos atan atan2 sinh cosh tanh erf erfc "
    "lgamma tgamma fma floor ceil round lround llround trunc nearbyint rint fmod remainder ldexp frexp modf fabs"
).replace(" ", "|")


def tracked(root: Path) -> list[Path]:
    """The project's files: what git tracks or would track; outside a repository, everything."""
    if (root / ".git").exists():
        listing = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
            cwd=root, check=True, capture_output=True, text=True,
        )
        paths = [root / name for name in listing.stdout.split("\0") if name]
    else:
        paths = [p for p in root.rglob("*") if not MADE_BY_RUNNING & set(p.relative_to(root).parts)]
    return sorted(p for p in paths if p.is_file() and "__pycache__" not in p.parts)


def texts(root: Path, pattern: str = r".*") -> Iterator[tuple[str, str]]:
    """Name and content of the tracked text files whose name matches the pattern."""
    for path in tracked(root):
        name = path.relative_to(root).as_posix()
        if re.fullmatch(pattern, name):
            content = path.read_bytes()
            if b"\0" not in content:
                yield name, content.decode("utf-8")


def sources(root: Path, folders: str = r"\w+") -> Iterator[tuple[str, str]]:
    return texts(root, rf"(?:{folders})/.*\.[ch]pp")


def found(root: Path, files: str, words: str, complaint: str, code_only: bool = False) -> list[str]:
    """Where the expression `words` occurs in files of that name; {} in the complaint is what was found."""
    places = []
    for name, text in texts(root, files):
        for match in re.finditer(words, blanked(text) if code_only else text):
            line = text.count("\n", 0, match.start()) + 1
            places.append(f"{name}:{line}: {complaint.format(match.group().strip())}")
    return places


def includes(text: str) -> list[tuple[int, str]]:
    """Line and name of every include of one of the project's own files."""
    lines = enumerate(text.splitlines(), start=1)
    return [(n, m.group(1)) for n, line in lines if (m := re.match(r'\s*#\s*include\s*"([^"]+)"', line))]


def includes_point_one_way(root: Path) -> list[str]:
    places = []
    for name, text in sources(root):
        here = name.split("/")[0]
        for line, target in includes(text):
            there = target.split("/")[0]
            if not (root / target).is_file():
                places.append(f"{name}:{line}: {target} is not a path from the project's folder")
            elif here not in LAYERS or there not in LAYERS[: LAYERS.index(here) + 1]:
                places.append(f"{name}:{line}: {here} must not know {there}")
    return places


def includes_make_no_cycle(root: Path) -> list[str]:
    graph = {name: [target for _, target in includes(text)] for name, text in sources(root)}
    places = []
    finished: set[str] = set()

    def visit(name: str, path: list[str]) -> None:
        if name in path:
            places.append(f"{name}: includes itself: {' -> '.join([*path[path.index(name):], name])}")
        elif name not in finished:
            for target in graph.get(name, []):
                visit(target, [*path, name])
            finished.add(name)

    for name in graph:
        visit(name, [])
    return places


def headers_are_included_once(root: Path) -> list[str]:
    headers = texts(root, r"\w+/.*\.hpp")
    return [f"{name}: no #pragma once" for name, text in headers if not text.startswith("#pragma once\n")]


def files_are_short(root: Path) -> list[str]:
    code = r".*\.(?:[ch]pp|py|js|css|html|cmake|toml)|.*/(?:CMakeLists\.txt|prepare|quickstart|run)"
    sizes = [(name, text.count("\n")) for name, text in texts(root, code)]
    return [f"{name}: {n} lines" for name, n in sizes if n >= MOST_LINES_IN_A_FILE]


def functions_are_short(root: Path) -> list[str]:
    sizes = [(name, f.name, f.line, f.n_lines) for name, text in sources(root) for f in functions(text)]
    for name, text in texts(root, r".*\.py"):
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                sizes.append((name, node.name, node.lineno, node.end_lineno - node.lineno + 1))
    return [f"{name}:{line}: {f} has {n} lines" for name, f, line, n in sizes if n >= MOST_LINES_IN_A_FUNCTION]


def numbers_come_from_portable_maths(root: Path) -> list[str]:
    """The C library's functions change bits from machine to machine, and so would every result."""
    engine = r"(?:sim|models)/.*\.[ch]pp"
    header = found(root, engine, r"#\s*include\s*<(?:cmath|math\.h|complex|valarray)>", "{}: use sim/maths.hpp")
    qualified = found(root, engine, rf"\bstd::(?:{MATHS})\b", "{}: use sim/maths.hpp", code_only=True)
    bare = rf"(?<![\w:.>])(?:::)?(?:{MATHS})(?=\()"
    return header + qualified + found(root, r"models/.*\.[ch]pp", bare, "{}: use sim/maths.hpp", code_only=True)


def draws_come_from_addresses(root: Path) -> list[str]:
    """A standard library's distributions differ from another's, and its engines are sequences."""
    words = r"#\s*include\s*<random>|\bstd::(?:\w+_distribution|mt19937\w*|minstd_\w+|rand|srand|random_device)\b"
    return found(root, r"(?:sim|models|experiments)/.*\.[ch]pp", words, "{}: draw from sim/draw.hpp")


def state_is_owned(root: Path) -> list[str]:
    words = r"\b(?:std::shared_ptr|thread_local)\b"
    return found(root, r"(?:sim|models)/.*\.[ch]pp", words, "{} in the engine", code_only=True)


def builds_are_the_same_everywhere(root: Path) -> list[str]:
    files = r"(?:.*/)?(?:CMakeLists\.txt|CMakePresets\.json|\w+\.cmake|prepare|quickstart|run)"
    flags = r"-march=\S*|-mtune=native|-mcpu=\S*|-mavx\S*|-mfma|-ffast-math|-Ofast|-funsafe\S*|-ffp-contract=(?!off)\S*"
    return found(root, files, flags, "{} gives results that depend on the machine")


def packages_enter_at_one_place(root: Path) -> list[str]:
    places = []
    for package, entrance in ENTRANCES.items():
        include = rf"#\s*include\s*[<\"](?:{package})[^>\"]*[>\"]"
        elsewhere = rf"(?!(?:{entrance})$)(?!tests/).*\.[ch]pp"
        places += found(root, elsewhere, include, "{} belongs in " + entrance.replace("\\", ""))
    return places


def files_are_named_for_what_they_hold(root: Path) -> list[str]:
    vague = {"util", "utils", "utilities", "helper", "helpers", "common", "manager", "misc"}
    names = [path.relative_to(root) for path in tracked(root)]
    return [f"{n}: a vague name" for n in names if vague & set(re.split(r"[/._-]", n.as_posix().lower()))]


def nothing_is_left_for_later(root: Path) -> list[str]:
    # The brackets keep the rule from finding itself.
    return found(root, r".*", r"\b(?:TO[D]O|FIX[M]E|XX[X])\b", "{}")


def links_lead_somewhere(root: Path) -> list[str]:
    places = []
    for name, text in texts(root, r".*\.md"):
        for match in re.finditer(r"\]\(([^)\s]+)\)|<img[^>]+src=\"([^\"]+)\"", text):
            target = (match.group(1) or match.group(2)).split("#")[0]
            outside = re.match(r"\w+:", target)
            if target and not outside and not (root / name).parent.joinpath(target).exists():
                places.append(f"{name}:{text.count(chr(10), 0, match.start()) + 1}: {target} does not exist")
    return places


def files_and_folders_named_in_the_readme_exist(root: Path) -> list[str]:
    """Names in `code` with a slash; a part in capitals stands for a name that the reader gives."""
    places = []
    for name, text in texts(root, r"README\.md"):
        for path in re.findall(r"`(?:\./)?((?!build/|results/)[\w.-]+/[\w./-]*)`", text):
            if not re.search(r"[A-Z]{4}", path) and not (root / path).exists():
                places.append(f"{name}: {path} does not exist")
    return places


def one_version_is_told(root: Path) -> list[str]:
    told = [
        (name, match.group(1))
        for name, text in texts(root, r"CMakeLists\.txt|CITATION\.cff")
        if (match := re.search(r"(?:project\(stoa VERSION|^version:) ([\d.]+)", text, re.MULTILINE))
    ]
    return [f"{name}: version {version}" for name, version in told if version != told[-1][1]]


def no_machine_is_named(root: Path) -> list[str]:
    hosts = r"(?:pypi|pythonhosted|npmjs|crates|golang|debian|ubuntu|anaconda|conda|docker|yarnpkg)\.(?:org|com|io)\b"
    paths = r"(?<![\w.$}~/-])/(?:home|root|Users|work|srv|mnt)/\w\S*"
    return found(root, r".*", rf"[\w.-]*\b{hosts}|{paths}", "{} is somebody's machine")


RULES = [
    includes_point_one_way,
    includes_make_no_cycle,
    headers_are_included_once,
    files_are_short,
    functions_are_short,
    numbers_come_from_portable_maths,
    draws_come_from_addresses,
    state_is_owned,
    builds_are_the_same_everywhere,
    packages_enter_at_one_place,
    files_are_named_for_what_they_hold,
    nothing_is_left_for_later,
    links_lead_somewhere,
    files_and_folders_named_in_the_readme_exist,
    one_version_is_told,
    no_machine_is_named,
]
