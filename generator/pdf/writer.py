"""Lays a document out as PDF, with shared fonts and styles, no machine font, and no request of any kind."""

from __future__ import annotations

import atexit
import logging
import os
import warnings
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from checker.model.errors import RenderError
from generator import resources
from generator.document.characters import Unprintable
from generator.document.tree import Document
from generator.pdf.page import html

_NO_LIBRARIES = (
    "The PDF cannot be made because the Pango libraries are missing: install the Debian packages "
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0, or on macOS run `brew install pango`; "
    "`covenant doctor` says what else this machine lacks."
)
_NO_GLYPH = ".notdef"


class NoLibraries(RenderError):
    """The libraries that draw a PDF are not on this machine."""


@dataclass(frozen=True, slots=True)
class _Press:
    """What all documents of a process share."""

    weasyprint: Any
    fetcher: Any
    fonts: Any
    counters: Any
    styles: Any
    heard: _Listener
    refusal: type[BaseException]


class _Listener(logging.Handler):
    """Collects what WeasyPrint would only log."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message of a warning or an error."""
        self.messages.append(record.getMessage())


def write_pdf(document: Document) -> bytes:
    """Give the PDF of a document: the same document gives the same bytes.

    No date is written but the document's own `as_of`. Raises NoLibraries when the Pango libraries are
    missing, Unprintable when the font lacks a sign, and RenderError when the page asks for any file or
    address, and when WeasyPrint warns of anything else.
    """
    press = _press()
    press.fetcher.refused.clear()
    press.heard.messages.clear()
    written = b""
    try:
        page = press.weasyprint.HTML(string=html(document), url_fetcher=press.fetcher, base_url=None)
        written = page.write_pdf(
            stylesheets=[press.styles], font_config=press.fonts, counter_style=press.counters
        )
    except press.refusal:
        pass  # recorded by the fetcher, and reported next
    if press.fetcher.refused:
        raise RenderError(
            f"The document asked for {press.fetcher.refused[0]!r}; a paper may ask for nothing."
        )
    if press.heard.messages:
        said = press.heard.messages[0]
        kind = Unprintable if said.startswith(_NO_GLYPH) else RenderError
        raise kind(f"The document {document.title!r} cannot be laid out: {said}.")
    return written


def prepare() -> None:
    """Load what the first document would load; what is missing is told with that document."""
    with suppress(Exception):
        _press()


@lru_cache(maxsize=1)
def _press() -> _Press:
    """Load WeasyPrint, the faces and the style sheet, once in a process."""
    before = os.environ.get("FONTCONFIG_FILE")
    # An empty configuration keeps the machine's fonts out; the variable is read when the fonts are set up.
    os.environ["FONTCONFIG_FILE"] = str(resources.resource("styles/fonts.conf"))
    try:
        try:
            with warnings.catch_warnings():
                # Rightly, it notices that there are no fonts but ours.
                warnings.filterwarnings("ignore", "No fonts configured", UserWarning)
                import weasyprint
            from weasyprint.css.counters import CounterStyle
            from weasyprint.text.fonts import FontConfiguration

            from generator.pdf.fetcher import FaceFetcher, FatalURLFetchingError
        except (ImportError, OSError) as error:
            raise NoLibraries(_NO_LIBRARIES) from error
        heard = _Listener()
        logger = logging.getLogger("weasyprint")
        logger.addHandler(heard)
        logger.propagate = False
        fetcher, fonts, counters = FaceFetcher(), FontConfiguration(), CounterStyle()
        styles = weasyprint.CSS(
            string=resources.read_text("styles/page.css"),
            url_fetcher=fetcher,
            font_config=fonts,
            counter_style=counters,
        )
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before
    if heard.messages or fetcher.refused:
        raise RenderError(f"The style sheet cannot be used: {(heard.messages + fetcher.refused)[0]}.")
    # The faces lie in a temporary folder which goes with the configuration.
    atexit.register(_press.cache_clear)
    return _Press(weasyprint, fetcher, fonts, counters, styles, heard, FatalURLFetchingError)
