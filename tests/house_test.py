"""The project keeps the rules of its house, and each rule finds a place where it is broken."""

import shutil
import subprocess
from pathlib import Path

import house_rules as house
import pytest
from cpp_functions import functions

ROOT = Path(__file__).parents[1]
LONG_BODY = "  step();\n" * house.MOST_LINES_IN_A_FUNCTION

# For every rule: files that break it beside files that do not, and the places it has to name.
BROKEN = {
    house.includes_point_one_way: (
        {
            "sim/a.hpp": '#pragma once\n#include "models/b.hpp"\n',
            "models/b.hpp": '#include "c.hpp"\n#include <vector>\n',
            "experiments/d.cpp": '#include "models/b.hpp"\n#include "tests/e.hpp"\n',
            "tests/e.hpp": '#include "experiments/f.hpp"\n#include "sim/a.hpp"\n',
            "experiments/f.hpp": "",
        },
        [
            "experiments/d.cpp:2: experiments must not know tests",
            "models/b.hpp:1: c.hpp is not a path from the project's folder",
            "sim/a.hpp:2: sim must not know models",
        ],
    ),
    house.includes_make_no_cycle: (
        {
            "sim/a.hpp": '#include "sim/b.hpp"\n',
            "sim/b.hpp": '#include "sim/c.hpp"\n#include "sim/d.hpp"\n',
            "sim/c.hpp": '#include "sim/a.hpp"\n#include "sim/d.hpp"\n',
            "sim/d.hpp": "",
        },
        ["sim/a.hpp: includes itself: sim/a.hpp -> sim/b.hpp -> sim/c.hpp -> sim/a.hpp"],
    ),
    house.headers_are_included_once: (
        {"sim/a.hpp": "int a();\n", "sim/b.hpp": "#pragma once\n"},
        ["sim/a.hpp: no #pragma once"],
    ),
    house.files_are_short: (
        {"sim/a.cpp": "\n" * 400, "sim/b.cpp": "\n" * 399, "data/catalogue.csv": "\n" * 500},
        ["sim/a.cpp: 400 lines"],
    ),
    house.functions_are_short: (
        {
            "sim/a.cpp": "namespace sim {\n\nint A::f(int a) {\n}\n\nvoid\nB::g() const {\n" + LONG_BODY + "}\n}\n",
            "tests/b.py": "def f():\n" + "    g()\n" * 59,
        },
        ["sim/a.cpp:6: B::g has 63 lines", "tests/b.py:1: f has 60 lines"],
    ),
    house.numbers_come_from_portable_maths: (
        {
            "models/a.cpp": "#include <cmath>\ndouble a = std::exp(1);\ndouble b = pow(2, 3);  // std::log\n",
            "models/b.cpp": "double a = sim::exp(1) + curve.log(2) + export_all(3);\n",
            "sim/c.hpp": "double a = exp(1) + std::sqrt(2);\n",
            "tests/d.cpp": "#include <cmath>\ndouble a = std::exp(1);\n",
        },
        [
            "models/a.cpp:1: #include <cmath>: use sim/maths.hpp",
            "models/a.cpp:2: std::exp: use sim/maths.hpp",
            "sim/c.hpp:1: std::sqrt: use sim/maths.hpp",
            "models/a.cpp:3: pow: use sim/maths.hpp",
        ],
    ),
    house.draws_come_from_addresses: (
        {"sim/a.cpp": "#include <random>\nstd::normal_distribution<double> a;\nsim::normal(u);\n"},
        [
            "sim/a.cpp:1: #include <random>: draw from sim/draw.hpp",
            "sim/a.cpp:2: std::normal_distribution: draw from sim/draw.hpp",
        ],
    ),
    house.state_is_owned: (
        {
            "sim/a.cpp": "// no thread_local here\nstd::shared_ptr<int> a;\n",
            "experiments/b.cpp": "thread_local int a;\n",
        },
        ["sim/a.cpp:2: std::shared_ptr in the engine"],
    ),
    house.builds_are_the_same_everywhere: (
        {
            "CMakePresets.json": '{ "CMAKE_CXX_FLAGS": "-O2 -ffast-math" }\n',
            "sim/CMakeLists.txt": "target_compile_options(sim PRIVATE -ffp-contract=off\n  -march=native)\n",
        },
        [
            "CMakePresets.json:1: -ffast-math gives results that depend on the machine",
            "sim/CMakeLists.txt:2: -march=native) gives results that depend on the machine",
        ],
    ),
    house.packages_enter_at_one_place: (
        {
            "experiments/storage_read.cpp": "#include <H5Cpp.h>\n",
            "experiments/report.cpp": "#include <hdf5.h>\n",
            "models/a.cpp": "#include <CLI/CLI.hpp>\n",
            "experiments/main.cpp": "#include <CLI/CLI.hpp>\n#include <toml++/toml.h>\n",
            "tests/sim/a_test.cpp": "#include <hdf5.h>\n",
        },
        [
            "experiments/report.cpp:1: #include <hdf5.h> belongs in experiments/storagew*.[ch]pp",
            "experiments/main.cpp:2: #include <toml++/toml.h> belongs in experiments/document.cpp",
            "models/a.cpp:1: #include <CLI/CLI.hpp> belongs in experiments/main.cpp",
        ],
    ),
    house.files_are_named_for_what_they_hold: (
        {"sim/string_utils.hpp": "", "models/commonwealth.hpp": "", "experiments/helpers/a.hpp": ""},
        ["experiments/helpers/a.hpp: a vague name", "sim/string_utils.hpp: a vague name"],
    ),
    house.nothing_is_left_for_later: (
        {"sim/a.cpp": "int a;  // TO" + "DO: more\n", "sim/b.cpp": "int TO" + "DOS;\n"},
        ["sim/a.cpp:1: TO" + "DO"],
    ),
    house.links_lead_somewhere: (
        {
            "README.md": "[a](sim/a.hpp#top) [b](https://example.org/b) [c](#c)\n[d](sim/d.hpp)\n",
            "models/README.md": '[a](../sim/a.hpp) <img src="missing.png">\n',
            "sim/a.hpp": "",
        },
        ["README.md:2: sim/d.hpp does not exist", "models/README.md:1: missing.png does not exist"],
    ),
    house.files_and_folders_named_in_the_readme_exist: (
        {"README.md": "`sim/`, `models/`, `build/a`, `./sim/a.hpp`, `sim/b.hpp`, `sim/NAME.hpp`\n", "sim/a.hpp": ""},
        ["README.md: models/ does not exist", "README.md: sim/b.hpp does not exist"],
    ),
    house.one_version_is_told: (
        {"CMakeLists.txt": "project(stoa VERSION 0.2.0 LANGUAGES CXX)\n", "CITATION.cff": "a: b\nversion: 0.1.0\n"},
        ["CITATION.cff: version 0.1.0"],
    ),
    house.no_machine_is_named: (
        {
            "a.txt": "see https://example.org, <sys/mnt/a.h> and ./home/a\nfrom https://py" + "pi.org/simple\n",
            "run": "cd /ho" + "me/joe/stoa\n",
        },
        [
            "a.txt:2: py" + "pi.org is somebody's machine",
            "run:1: /ho" + "me/joe/stoa is somebody's machine",
        ],
    ),
}


def name_of(rule) -> str:
    return rule.__name__


@pytest.mark.parametrize("rule", house.RULES, ids=name_of)
def test_the_house_keeps_its_rule(rule):
    assert rule(ROOT) == []


@pytest.mark.parametrize("rule", house.RULES, ids=name_of)
def test_the_rule_finds_a_planted_violation(rule, tmp_path):
    files, places = BROKEN[rule]
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert sorted(rule(tmp_path)) == sorted(places)


def test_the_rules_see_the_project():
    seen = {path.relative_to(ROOT).as_posix() for path in house.tracked(ROOT)}
    assert {"sim/maths.hpp", "models/parameters.hpp", "experiments/main.cpp", "tests/run", "CMakePresets.json"} <= seen


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("int f() { return 1; }", [("f", 1, 1)]),
        ("namespace a {\nclass B : public C {\n  int f() const {\n  }\n};\n}", [("f", 3, 2)]),
        ("A::A(int b)\n    : b_{b}, c_(1), d_{} {\n  e();\n}", [("A::A", 1, 4)]),
        ("template <class T>\nT f(T a) {\n  if (a) { return {}; }\n}", [("f", 1, 4)]),
        ("const A table[] = {\n  {1, [](int a) { return a; }},\n};\nvoid g() {}", [("g", 4, 1)]),
        ('void f() { g("}", \'}\', R"(})"); /* } */\n}  // }', [("f", 1, 2)]),
        ("#define M(a) { a }\nstd::vector<int> a{1, 2};\nauto f(int n = 1) -> int {\n}", [("f", 3, 2)]),
        ("TEST_CASE(\"a { b\", \"[c]\") {\n  d();\n}", [("TEST_CASE", 1, 3)]),
        ("bool A::operator==(const A& b) const {\n}", [("A::operator==", 1, 2)]),
    ],
)
def test_functions_are_found_by_their_braces(text, expected):
    assert functions(text) == expected


# Another version lays out a few lines differently, so only the one that `experiments/prepare tests` installs may judge.
@pytest.mark.skipif(shutil.which("clang-format-14") is None, reason="clang-format-14 is not installed")
def test_cpp_sources_are_laid_out_by_clang_format():
    names = [name for name, _ in house.sources(ROOT)]
    check = ["clang-format-14", "--dry-run", "--Werror", "--ferror-limit=1", *names]
    verdict = subprocess.run(check, cwd=ROOT, capture_output=True, text=True, check=False)
    badly = sorted({line.split(":")[0] for line in verdict.stderr.splitlines() if "error: code should be" in line})
    assert badly == []
