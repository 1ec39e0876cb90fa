"""The front door of the generator: the only names that the desk uses."""

from __future__ import annotations

from generator.forms import FORMS, Form, form
from generator.manifest import LeftOut, MadeFile, verify
from generator.packet import Packet, Written, make_document, make_packet, write_packet
from generator.workbook import make_workbook, workbook_bytes

__all__ = [
    "FORMS",
    "Form",
    "LeftOut",
    "MadeFile",
    "Packet",
    "Written",
    "form",
    "make_document",
    "make_packet",
    "make_workbook",
    "verify",
    "workbook_bytes",
    "write_packet",
]
