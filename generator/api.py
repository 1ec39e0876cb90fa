"""The front door of the generator: the only names that the desk uses."""

from __future__ import annotations

from generator.folder import refuse_name
from generator.forms import FORMS, Form, form
from generator.manifest import LeftOut, MadeFile, verify
from generator.packet import (
    Packet,
    Written,
    is_packet,
    make_document,
    make_packet,
    plain_name,
    put_packet,
    write_packet,
)
from generator.pdf.press import Press
from generator.specimen import missing_faces, specimen_docx, specimen_pdf
from generator.workbook import make_workbook, workbook_bytes

__all__ = [
    "FORMS",
    "Form",
    "LeftOut",
    "MadeFile",
    "Packet",
    "Press",
    "Written",
    "form",
    "is_packet",
    "make_document",
    "make_packet",
    "make_workbook",
    "missing_faces",
    "plain_name",
    "put_packet",
    "refuse_name",
    "specimen_docx",
    "specimen_pdf",
    "verify",
    "workbook_bytes",
    "write_packet",
]
