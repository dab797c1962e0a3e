#!/usr/bin/env python3
"""Bring the tables of models/README.md up to date with the program.

Usage: write_tables.py STOA [--check]     STOA is the program; with --check nothing is written, exit 1 when out of date
"""

import json
import re
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).with_name("README.md")


def described(stoa: str, what: str) -> list[dict]:
    answer = subprocess.run([stoa, "describe", what, "--json"], capture_output=True, text=True, check=True)
    return json.loads(answer.stdout)


def table(header: list[str], rows: list[list[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in lines)


def number(value: float) -> str:
    """As an experiment file has it, every digit of a whole number."""
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e9 else f"{value:g}"


def default(row: dict) -> str:
    value = row["default"]
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) or row["type"] != "integer" else number(value)


def values(row: dict) -> str:
    """The range of a number, the words of a name."""
    if row.get("names"):
        return ", ".join(row["names"])
    if row["type"] not in ("integer", "real"):
        return ""
    least, most = row["least"], row["most"]
    if least is None and most is None:
        return "any"
    if most is None:
        return f"from {number(least)}"
    return f"{number(least)} to {number(most)}"


def parameters(stoa: str) -> str:
    rows = [
        [f"`{row['path']}`", default(row), row["unit"], values(row), row["meaning"], row["source"]]
        for row in described(stoa, "parameters")
    ]
    return table(["setting", "default", "unit", "values", "meaning", "source"], rows)


def measures(stoa: str) -> str:
    rows = [
        [f"`{row['name']}`", row["form"], row["unit"], row["formula"], row["population"], row["models"]]
        for row in described(stoa, "measures")
    ]
    return table(["measure", "form", "unit", "formula", "over", "models"], rows)


def state(stoa: str) -> str:
    rows = [
        [column["table"], f"`{column['name']}`", column["unit"], column["meaning"]]
        for model in described(stoa, "models") if model["name"] == "market"
        for column in model["state"]
    ]
    return table(["of", "state variable", "unit", "meaning"], rows)


def events(stoa: str) -> str:
    rows = [
        [f"`{kind['name']}`", f"`{column['name']}`", column["unit"],
         ": ".join(part for part in (column["meaning"], ", ".join(column["words"])) if part)]
        for kind in described(stoa, "events")
        for column in kind["columns"]
    ]
    return table(["table", "column", "unit", "meaning"], rows)


def main() -> int:
    stoa = sys.argv[1]
    text = PAGE.read_text(encoding="utf-8")
    made = text
    for name, make in {"state": state, "parameters": parameters, "measures": measures, "events": events}.items():
        pattern = rf"(<!-- tables:{name} -->\n).*?(<!-- end -->)"
        made = re.sub(pattern, lambda m, make=make: f"{m[1]}{make(stoa)}\n{m[2]}", made, flags=re.DOTALL)
    if made == text:
        return 0
    if "--check" in sys.argv:
        print(f"{PAGE} is out of date: run models/write_tables.py {stoa}", file=sys.stderr)
        return 1
    PAGE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
