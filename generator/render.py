"""Fills a template with a context and reads the page into a document tree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from types import TracebackType

from jinja2 import FunctionLoader, StrictUndefined, Template, TemplateError, TemplateSyntaxError, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from checker.model.errors import RenderError
from generator import resources
from generator.document import formats
from generator.document.characters import refuse_controls
from generator.document.reader import read_document
from generator.document.tree import Document, Status

_REMOVED = ("safe", "xmlattr", "tojson", "urlize", "pprint", "filesizeformat", "random")


def render(template_name: str, context: object, *, status: Status) -> Document:
    """Fill the shipped template, such as `forms/exhibit-a.html`, and read it into a document.

    `context` is a mapping or a frozen dataclass; its fields are the names that the template knows, beside
    `is_draft`. Raises RenderError for an unknown template or name, a value without a filter, markup outside
    the vocabulary (with its line) and a character that cannot be printed.
    """
    return _fill(lambda: _environment().get_template(template_name), template_name, context, status)


def render_source(source: str, context: object, *, status: Status, place: str = "page") -> Document:
    """Fill the text of a template, which may import the shipped parts; otherwise as `render`."""
    return _fill(lambda: _environment().from_string(source), place, context, status)


def _fill(load: Callable[[], Template], place: str, context: object, status: Status) -> Document:
    names = {**_names(context), "is_draft": status is Status.DRAFT}
    try:
        page = load().render(names)
    except TemplateSyntaxError as error:
        raise RenderError(f"{error.name or place}: line {error.lineno}: {error.message}.") from error
    except RenderError as error:
        raise type(error)(f"{_template_line(error.__traceback__, place)}: {error.message}") from error
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise RenderError(
            f"{_template_line(error.__traceback__, place)}: {str(error).rstrip('.')}."
        ) from error
    return read_document(page, status, place)


def _names(context: object) -> dict[str, object]:
    if isinstance(context, Mapping):
        return {str(name): value for name, value in context.items()}
    if is_dataclass(context):
        return {field.name: getattr(context, field.name) for field in fields(context)}
    raise TypeError(f"a context is a mapping or a dataclass, not {type(context).__name__}")


def _template_line(trace: TracebackType | None, place: str) -> str:
    """Give the innermost template and its line: Jinja2 puts the templates' own lines into the trace."""
    found = place
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.startswith(("forms/", "parts/")) or name == "<template>":
            found = f"{place if name == '<template>' else name}: line {trace.tb_lineno} of the template"
        trace = trace.tb_next
    return found


@lru_cache(maxsize=1)
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(_load),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        auto_reload=False,
    )
    for name in _REMOVED:
        del environment.filters[name]
    environment.filters.update(_FILTERS)
    environment.globals.update(fill=fill, value_or_blank=value_or_blank)
    return environment


def _load(name: str) -> tuple[str, str, Callable[[], bool]]:
    return resources.read_text(name), name, lambda: True


def _printable(value: object) -> object:
    """Let only words and whole numbers be printed as they are; the rest needs a filter that says how."""
    if isinstance(value, str | Undefined) or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    if value is None:
        raise RenderError(
            "a value that is not known (None) was to be printed; use fill(value, 'what is missing')"
        )
    raise RenderError(
        f"{value!r} was to be printed; a filter must say how, such as day, usd, shares or yes_no"
    )


def fill(value: object, missing: str, filter_name: str = "") -> Markup:
    """Give a form's blank: the value underlined, or an open blank labelled `missing` when it is unknown."""
    if value is None or value == "":
        return Markup('<blank label="{}"/>').format(missing)
    return Markup("<filled>{}</filled>").format(_filtered(value, filter_name))


def value_or_blank(value: object, missing: str, filter_name: str = "") -> Markup:
    """Give the value as running words, or an open blank labelled `missing` when it is None or empty."""
    if value is None or value == "":
        return Markup('<blank label="{}"/>').format(missing)
    return escape(_filtered(value, filter_name))


def _filtered(value: object, filter_name: str) -> object:
    return _printable(_FILTERS[filter_name](value) if filter_name else value)


def lines(value: object) -> Markup:
    """Set a text of several lines, or a sequence of texts, with a line end between."""
    texts = (
        value.splitlines()
        if isinstance(value, str)
        else list(value)
        if isinstance(value, tuple | list)
        else None
    )
    if texts is None:
        raise RenderError(f"lines of text were to be printed, but {value!r} was given")
    for text in texts:
        refuse_controls(str(text), "lines")
    return Markup("<br/>").join(texts)


_FILTERS: dict[str, Callable[..., object]] = {
    "day": formats.day,
    "iso": formats.iso,
    "usd": formats.usd,
    "price": formats.price,
    "shares": formats.number,
    "number": formats.number,
    "percent": formats.percent,
    "in_words": formats.in_words,
    "words_and_figures": formats.words_and_figures,
    "ordinal": formats.ordinal,
    "yes_no": formats.yes_no,
    "lines": lines,
    "joined": formats.joined,
}
