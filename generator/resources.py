"""The one reader of shipped files: templates, styles and the faces of the font package."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

from checker.model.errors import RenderError

FACES: tuple[tuple[str, bool, bool], ...] = (
    ("SourceSerifPro-Regular.ttf", False, False),
    ("SourceSerifPro-Bold.ttf", True, False),
    ("SourceSerifPro-It.ttf", False, True),
    ("SourceSerifPro-BoldIt.ttf", True, True),
)
"""File name, bold, italic of the four faces that documents use."""

_HERE = Path(__file__).resolve().parent


@lru_cache(maxsize=1)
def templates_folder() -> Path:
    """Give the folder of templates: inside the installed package, else beside it in a checkout.

    Raises RenderError when neither is there.
    """
    for folder in (_HERE / "templates", _HERE.parent / "templates"):
        if (folder / "styles" / "page.css").is_file():
            return folder
    raise RenderError("The folder of templates is missing: install covenant again.")


def resource(name: str) -> Path:
    """Give the path of the shipped file `name`, such as `styles/page.css`.

    Raises RenderError when the name leaves the folder of templates or no such file exists.
    """
    pure = PurePosixPath(name)
    path = templates_folder().joinpath(*pure.parts)
    if pure.is_absolute() or ".." in pure.parts or "\\" in name or not path.is_file():
        raise RenderError(f"There is no shipped file named {name!r} among the templates.")
    return path


def read_text(name: str) -> str:
    """Read the shipped text file `name`, in UTF-8; raises RenderError when it does not exist."""
    return resource(name).read_text(encoding="utf-8")


def read_bytes(name: str) -> bytes:
    """Read the shipped file `name`; raises RenderError when it does not exist."""
    return resource(name).read_bytes()


@lru_cache(maxsize=1)
def fonts_folder() -> Path:
    """Give the folder of the faces in the package `font-source-serif-pro`; raises RenderError without it."""
    spec = find_spec("font_source_serif_pro")
    if spec is None or spec.origin is None:
        raise RenderError("The font is missing: install the Python package font-source-serif-pro.")
    return Path(spec.origin).parent / "files"


def read_face(name: str) -> bytes:
    """Read the face with the file name `name`, one of FACES; raises RenderError for any other name."""
    path = fonts_folder() / name
    if name not in {face for face, _bold, _italic in FACES} or not path.is_file():
        raise RenderError(f"The font package has no face named {name!r} that documents use.")
    return path.read_bytes()
