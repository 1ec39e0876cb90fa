"""The errors a user can cause, each one clear sentence with its place.

CovenantError
├── InputError        a file says something that cannot be: exit 2, with file, line and column
│   └── NotModelled   a true event of the vocabulary whose rules do not exist yet: exit 2, never ignored
├── UsageError        the command line asks for something that is not there: exit 2
├── RenderError       a document could not be made: exit 2
└── AlteredText       the stored words of an agreement are not the ones the rules were written from: exit 2
"""

from __future__ import annotations

from typing import Self

_ALPHABET = 26


class CovenantError(Exception):
    """The root of every error that is reported as one sentence instead of a traceback."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class SheetName(str):
    """The name of a workbook as errors give it, with the sheet: its places are a row and a column letter."""

    sheet: str

    def __new__(cls, file: str, sheet: str) -> Self:
        """Make the name of the file, which also knows the sheet."""
        made = super().__new__(cls, file)
        made.sheet = sheet
        return made


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
        return f"{place}: {self.message}" if place else self.message

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


class AlteredText(CovenantError):
    """The stored text of an agreement differs from the text the rules were written from."""


def column_letter(column: int) -> str:
    """Return the letters that a spreadsheet gives a column, counted from 1: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, place = divmod(column - 1, _ALPHABET)
        letters = chr(ord("A") + place) + letters
    return letters
