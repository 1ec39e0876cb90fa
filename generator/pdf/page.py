"""Writes the document tree as the HTML that is laid out; every word is escaped here, once."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from generator.document.tree import (
    DRAFT_BANNER,
    OPEN_BLANK,
    TICKED,
    UNTICKED,
    Block,
    Box,
    Checkbox,
    Document,
    InkBlank,
    Inline,
    ItemList,
    Keep,
    Kind,
    Line,
    LineBreak,
    OpenBlank,
    PageBreak,
    Paragraph,
    Picture,
    Row,
    Section,
    Signature,
    Status,
    Table,
    Text,
    Turn,
)
from generator.pdf.picture import svg

_ALIGN = {"left": "", "center": ' class="mid"', "right": ' class="num"'}
_STEP = 18
_DEEPEST_STEP = 4


def html(document: Document) -> str:
    """Give the page that WeasyPrint lays out; its only links are to the style sheet's own faces."""
    out = [
        '<!DOCTYPE html><html lang="en-US"><head><meta charset="utf-8">',
        f"<title>{escape(document.title)}</title>",
    ]
    for name, value in (
        ("description", document.subject),
        ("keywords", document.version),
        ("generator", "covenant"),
    ):
        if value:
            out.append(f'<meta name="{name}" content="{escape(value)}">')
    if document.as_of:
        day = document.as_of.isoformat()
        out.append(
            f'<meta name="dcterms.created" content="{day}"><meta name="dcterms.modified" content="{day}">'
        )
    out.append("</head><body>")
    for number, section in enumerate(document.sections):
        out += _section(document, section, first=number == 0)
    out.append("</body></html>")
    return "".join(out)


def _section(document: Document, section: Section, first: bool) -> Iterable[str]:
    turn = " landscape" if section.turn is Turn.LANDSCAPE else ""
    yield f'<section class="{"" if first else "next"}{turn}">'
    paper = document.kind is Kind.PAPER
    banner = f'<div class="banner">{DRAFT_BANNER}</div>' if document.status is Status.DRAFT else ""
    header = escape(document.header) if paper else ""
    yield f'<div class="head">{banner}{header}</div>'
    if paper:
        words = escape(section.footer)
        yield f'<div class="foot"><table><tr><td>{words}</td><td class="of"></td></tr></table></div>'
    else:
        yield '<div class="foot"></div>'
    pending = ""
    for block in section.blocks:
        if isinstance(block, PageBreak):
            pending = '<div style="break-before: page"></div>'
            continue
        yield pending + _block(block)
        pending = ""
    yield "</section>"


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return _paragraph(block)
        case ItemList():
            return _list(block)
        case Table():
            return _table(block)
        case Box():
            height = f' style="min-height: {block.height / 100}in"' if block.height else ""
            label = f'<p class="label">{escape(block.label)}</p>' if block.label else ""
            return f'<div class="box"{height}>{label}{_blocks(block.blocks)}</div>'
        case Keep():
            return f'<div class="nb">{_blocks(block.blocks)}</div>'
        case Signature():
            return _signature(block)
        case Picture():
            return f'<div class="picture"><p class="caption">{escape(block.caption)}</p>{svg(block)}</div>'
        case PageBreak():
            return '<div style="break-before: page"></div>'


def _blocks(blocks: Iterable[Block]) -> str:
    return "".join(map(_block, blocks))


def _paragraph(block: Paragraph) -> str:
    names = block.style + (" keep" if block.keep else "") + (" tight" if block.tight else "")
    if not block.label:
        return f'<p class="{names}">{_line(block.line)}</p>'
    label = f'<span class="label">{escape(block.label)}</span>'
    outer = "hang" + (" keep" if block.keep else "") + (" tight" if block.tight else "")
    return f'<div class="{outer}"><p class="{names}">{label}{_line(block.line)}</p></div>'


def _list(block: ItemList) -> str:
    tag = "ul" if block.numbering == "bullet" else "ol"
    # WeasyPrint heeds the attribute start only among presentational hints, which stay off.
    start = f' style="counter-reset: list-item {block.start - 1}"' if block.start != 1 else ""
    items = "".join(f"<li>{_blocks(item.blocks)}</li>" for item in block.items)
    return f'<{tag} class="{block.numbering}"{start}>{items}</{tag}>'


def _table(table: Table) -> str:
    whole = sum(table.widths)
    columns = "".join(f'<col style="width: {100 * width / whole:.3f}%">' for width in table.widths)
    caption = f"<caption>{_line(table.caption)}</caption>" if table.caption else ""
    head = f"<thead>{_rows(table.head, 'th')}</thead>" if table.head else ""
    return (
        f'<table class="t {table.look}">{caption}<colgroup>{columns}</colgroup>{head}'
        f"<tbody>{_rows(table.rows, 'td')}</tbody></table>"
    )


def _rows(rows: Iterable[Row], tag: str) -> str:
    out = []
    for row in rows:
        out.append('<tr class="total">' if row.total else "<tr>")
        for cell in row.cells:
            span = f' colspan="{cell.span}"' if cell.span > 1 else ""
            out.append(f"<{tag}{_ALIGN[cell.align]}{span}>{_blocks(cell.blocks)}</{tag}>")
        out.append("</tr>")
    return "".join(out)


def _signature(block: Signature) -> str:
    out = [f'<div class="sig{" rightside" if block.place == "right" else ""}">']
    if block.caption:
        out.append(f"<p>{escape(block.caption)}</p>")
    if block.party:
        out.append(f"<p>{_line(block.party)}</p>")
    for depth, line in enumerate(block.via, 1):
        out.append(f'<p style="margin-left: {_step(depth)}pt">By: {_line(line)}</p>')
    out.append(f'<div style="margin-left: {_step(len(block.via))}pt"><table>')
    for row in block.lines:
        out.append(f'<tr><td class="l">{escape(row.label)}:</td><td class="r">{_line(row.value)}</td></tr>')
    out.append("</table></div></div>")
    return "".join(out)


def _step(depth: int) -> int:
    """Give the indent in points of a step; deeper steps than the fourth stand below each other."""
    return _STEP * min(depth, _DEEPEST_STEP)


def _line(line: Line) -> str:
    return "".join(map(_inline, line))


def _inline(item: Inline) -> str:
    match item:
        case Text():
            words = escape(item.text)
            if item.code:
                words = f'<span class="code">{words}</span>'
            if item.underline:
                words = f"<u>{words}</u>"
            if item.italic:
                words = f"<i>{words}</i>"
            return f"<b>{words}</b>" if item.bold else words
        case LineBreak():
            return "<br>"
        case OpenBlank():
            return f'<span class="open">{OPEN_BLANK}</span>'
        case InkBlank():
            return f'<span class="ink {item.width}"></span>'
        case Checkbox():
            return f'<span class="tick">{TICKED if item.ticked else UNTICKED}</span>'
