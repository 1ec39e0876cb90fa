"""The specimen is a real paper in both formats, with the bundled typeface, and says when that is not whole."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest
from pdfplumber import open as open_pdf

from checker.model.errors import RenderError
from generator import specimen
from generator.resources import FACES, fonts_folder

WORDS = "Specimen, for no use."


def test_the_pdf_says_its_line_in_the_bundled_typeface() -> None:
    with open_pdf(BytesIO(specimen.specimen_pdf())) as made:
        (page,) = made.pages
        assert WORDS in page.extract_text()
        assert {str(char["fontname"]).partition("+")[2][:16] for char in page.chars} == {"Source-Serif-Pro"}


def test_the_docx_says_its_line() -> None:
    made = docx.Document(BytesIO(specimen.specimen_docx()))
    assert WORDS in [paragraph.text for paragraph in made.paragraphs]


def test_the_same_specimen_has_the_same_bytes() -> None:
    assert specimen.specimen_pdf() == specimen.specimen_pdf()
    assert specimen.specimen_docx() == specimen.specimen_docx()


def test_a_pdf_without_the_typeface_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(specimen, "write_pdf", lambda document: b"%PDF-1.7 /BaseFont /ABCDEF+Sample-Sans")
    with pytest.raises(RenderError, match="without the typeface Source Serif Pro"):
        specimen.specimen_pdf()


def test_a_face_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert specimen.missing_faces() == ()
    for name, _bold, _italic in FACES[1:]:
        (tmp_path / name).write_bytes((fonts_folder() / name).read_bytes())
    monkeypatch.setattr("generator.resources.fonts_folder", lambda: tmp_path)
    assert specimen.missing_faces() == (FACES[0][0],)
    with pytest.raises(RenderError, match=rf"The typeface is not whole: {FACES[0][0]} is not there\."):
        specimen.specimen_pdf()
