"""Dictionaries and keyword arguments as the TOML that the program reads."""

import json
import math
import os
from collections.abc import Mapping, Sequence
from typing import Any

from stoa.errors import InputError

MOST_PARTS = 24  # of a key, as in the program
LARGEST = 2**63 - 1


def _scalar(value: Any) -> str | None:
    """A single value in TOML, or nothing when it is none."""
    if isinstance(value, os.PathLike):
        value = os.fspath(value)
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            return None
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if hasattr(value, "item") and getattr(value, "ndim", None) == 0:
        value = value.item()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value) if -LARGEST - 1 <= value <= LARGEST else None
    if isinstance(value, float):
        return repr(value) if math.isfinite(value) else {"inf": "inf", "-inf": "-inf"}.get(str(value), "nan")
    return None


def toml_value(value: Any, path: str, place: str, depth: int = 0) -> str:
    """A value as TOML on one line.

    Raises InputError naming `place` and `path` for what no setting can be.
    """
    if depth > MOST_PARTS:
        raise InputError(f"{place}: expected keys of at most {MOST_PARTS} parts")
    if hasattr(value, "tolist") and getattr(value, "ndim", 0) > 0:
        value = value.tolist()
    if isinstance(value, Mapping):
        entries = [
            f"{toml_key(key, path, place)} = {toml_value(item, f'{path}.{key}' if path else str(key), place, depth + 1)}"
            for key, item in value.items()
        ]
        return "{ " + ", ".join(entries) + " }"
    text = _scalar(value)
    if text is not None:
        return text
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray)):
        return "[" + ", ".join(toml_value(item, path, place, depth + 1) for item in value) + "]"
    shown = " ".join(ascii(value).split())
    shown = shown if len(shown) <= 60 else shown[:57] + "..."
    raise InputError(
        f"{place}: {path} = {shown}: expected a number, a text, True, False, a list or a dict, and got "
        f"{type(value).__name__}"
    )


def toml_key(key: Any, path: str, place: str) -> str:
    """A key in quotes; dots in it lead into tables."""
    if not isinstance(key, str):
        raise InputError(f"{place}: {path + ': ' if path else ''}{key!r}: expected text for a key")
    text = _scalar(key)
    if text is None:
        raise InputError(f"{place}: {key!a}: expected text in UTF-8 for a key")
    return text


def toml_document(settings: Mapping[str, Any], place: str) -> str:
    """A dictionary as a TOML document, an entry per line."""
    return "".join(
        f"{toml_key(key, '', place)} = {toml_value(value, str(key), place)}\n" for key, value in settings.items()
    )


def set_options(changes: Mapping[str, Any]) -> list[str]:
    """Keyword arguments as the program's `--set KEY=VALUE`; `__` in a keyword stands for a dot."""
    return [
        f"{key.replace('__', '.')}={toml_value(value, key.replace('__', '.'), '--set')}"
        for key, value in changes.items()
    ]
