"""The errors a user can cause, each one clear sentence with its place.

CovenantError
├── InputError        a file says something that cannot be: exit 2, with file, line and column
│   └── NotModelled   a true event of the vocabulary whose rules do not exist yet: exit 2, never ignored
├── UsageError        the command line asks for something that is not there: exit 2
├── RenderError       a document could not be made: exit 2
├── SharedWorkError   work that was shared out did not come back, or could not be shared out: exit 2
└── AlteredText       the stored words of an agreement are not the ones the rules were written from: exit 2
"""

from __future__ import annotations

from typing import Self

from checker.model.visible import one_line

_ALPHABET = 26


class CovenantError(Exception):
    """The root of every error that is reported as one sentence, on one line, instead of a traceback."""

    def __init__(self, message: str) -> None:
        self.message = one_line(message)
        super().__init__(self.message)


class SheetName(str):
    """The name of a workbook as errors give it, with the sheet: its places are a row and a column letter."""

    sheet: str

    def __new__(cls, file: str, sheet: str) -> Self:
        """Make the name of the file, which also knows the sheet."""
        made = super().__new__(cls, file)
        made.sheet = sheet
        return made

    def __reduce__(self) -> tuple[type[Self], tuple[str, str]]:
        """Return what makes the same name again where an error crosses to another process."""
        return type(self), (str.__str__(self), self.sheet)


class InputError(CovenantError):
    """A matter (or a file it names) cannot be read; ``str()`` gives ``file:line:column: sentence``.

    In a workbook the place reads ``holders.xlsx, sheet "Holders", row 7, column C: sentence``.
    """

    def __init__(
        self, message: str, file: str = "", line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(message)
        self.file, self.line, self.column = file, line, column

    def __str__(self) -> str:
        place = self._place()
        return f"{one_line(place)}: {self.message}" if place else self.message

    def _place(self) -> str:
        """Return where it stands, as far as that is known."""
        if not isinstance(self.file, SheetName):
            return ":".join(
                str(part) for part in (self.file, self.line, self.column) if part not in ("", None)
            )
        row = f", row {self.line}" if self.line else ""
        column = f", column {column_letter(self.column)}" if self.column else ""
        return f'{self.file}, sheet "{self.file.sheet}"{row}{column}'


class NotModelled(InputError):
    """An event of the vocabulary whose rules do not exist yet; refused, never ignored."""


class UsageError(CovenantError):
    """The command line names a form, a clause or a file that does not exist."""


class RenderError(CovenantError):
    """A document could not be rendered."""


class SharedWorkError(CovenantError):
    """A process or a cluster that was given work died, cannot be reached, or is not of this version."""


class AlteredText(CovenantError):
    """The stored text of an agreement differs from the text the rules were written from."""


def fault_sentence(error: Exception) -> str:
    """Return what is said of an error that no user caused: a part that is not installed, or a fault."""
    if isinstance(error, ImportError):
        return (
            f"a part of the program cannot be loaded ({error}); install covenant again "
            "(`covenant doctor` says what is missing)"
        )
    return f"a fault of the program, please report it: {type(error).__name__}: {error}"


def column_letter(column: int) -> str:
    """Return the letters that a spreadsheet gives a column, counted from 1: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, place = divmod(column - 1, _ALPHABET)
        letters = chr(ord("A") + place) + letters
    return letters
