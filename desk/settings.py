"""The settings of a project: ``[tool.covenant]`` in its pyproject.toml. Nothing in it is ever run."""

from __future__ import annotations

import argparse
import difflib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from checker.model.errors import InputError
from desk.outputs import Wanted, as_wanted

_FILE = "pyproject.toml"
_TABLE = b"[tool.covenant"
_KEYS = ("paths", "formats", "exceptions", "rule-pages")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project has settled for every check; files are named from the working folder."""

    file: str = ""
    paths: tuple[str, ...] = ()
    formats: tuple[Wanted, ...] = ()
    exceptions: Path | None = None
    rule_pages: str = ""


def settings_here() -> Settings:
    """Return the settings of the nearest pyproject.toml, from the working folder upwards, not past a repository.

    Raises InputError for a key that is unknown or a value that is not what the key takes.
    """
    here = Path.cwd()
    for folder in (here, *here.parents):
        file = folder / _FILE
        if file.is_file():
            data = file.read_bytes()
            return _read(data, folder) if _TABLE in data else Settings()
        if (folder / ".git").exists():
            break
    return Settings()


def _read(data: bytes, folder: Path) -> Settings:
    """Return the settings in the bytes of a pyproject.toml."""
    import tomllib

    name = os.path.relpath(folder / _FILE)
    try:
        whole = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"this is no TOML: {error}", name) from None
    table = whole.get("tool", {}).get("covenant", {})
    if not isinstance(table, dict):
        raise InputError("tool.covenant is a table: [tool.covenant]", name)
    try:
        return _settings(table, folder, name)
    except ValueError as error:
        raise InputError(f"[tool.covenant]: {error}", name) from None


def _settings(table: Mapping[str, Any], folder: Path, name: str) -> Settings:
    """Return the settings of a table; raise ValueError for what does not belong there."""
    for key in table:
        if key not in _KEYS:
            near = difflib.get_close_matches(key, _KEYS, 1)
            hint = f"did you mean {near[0]}?" if near else f"the keys are {', '.join(_KEYS)}"
            raise ValueError(f"{key!r} is no setting; {hint}")
    exceptions = _text(table, "exceptions")
    return Settings(
        name,
        tuple(_inside(folder, "paths", each) for each in _texts(table, "paths")),
        tuple(_format(folder, each) for each in _texts(table, "formats")),
        Path(_inside(folder, "exceptions", exceptions)) if exceptions else None,
        _address(_text(table, "rule-pages")),
    )


def _texts(table: Mapping[str, Any], key: str) -> list[str]:
    """Return a list of texts, or an empty one where the key is left out."""
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
        raise ValueError(f'{key} is a list of texts, e.g. {key} = ["..."]')
    return value


def _text(table: Mapping[str, Any], key: str) -> str:
    """Return a text, or an empty one where the key is left out."""
    value = table.get(key, "")
    if not isinstance(value, str) or (key in table and not value):
        raise ValueError(f'{key} is a text, e.g. {key} = "..."')
    return value


def _inside(folder: Path, key: str, text: str) -> str:
    """Return a path of the project as it is named from the working folder; one that leads out is refused."""
    pure = PurePosixPath(text)
    if pure.is_absolute() or ".." in pure.parts or "\\" in text or ":" in text:
        raise ValueError(f"{key}: {text!r} leads out of the project; name a place in it, with /")
    return os.path.relpath(folder / pure)


def _format(folder: Path, text: str) -> Wanted:
    """Return a format, its file in the project."""
    try:
        wanted = as_wanted(text)
    except argparse.ArgumentTypeError as error:
        raise ValueError(f"formats: {error}") from None
    if wanted.file is None:
        return wanted
    return Wanted(wanted.format, Path(_inside(folder, "formats", str(wanted.file))))


def _address(text: str) -> str:
    """Return the address of the rules' pages."""
    if text and not text.startswith(("https://", "http://")):
        raise ValueError(f"rule-pages: {text!r} is no address; it begins with https://")
    return text
