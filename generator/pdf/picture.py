"""Writes a picture as SVG; its labels are drawn as outlines, so that they are no words of the page."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from generator import resources
from generator.document.tree import Picture, Shape

_LOOKS = {
    "": 'fill="none" stroke="#000" stroke-width="1"',
    "ink": 'fill="#000" stroke="none"',
    "soft": 'fill="#e4e4e4" stroke="#555" stroke-width="0.6"',
    "accent": 'fill="#1f4e79" stroke="#1f4e79" stroke-width="1"',
    "dashed": 'fill="none" stroke="#555" stroke-width="0.8" stroke-dasharray="3 2"',
}
_SIZE = 8
_ATTRIBUTES = {
    "rect": ("x", "y", "width", "height"),
    "stroke": ("x1", "y1", "x2", "y2"),
    "circle": ("cx", "cy", "r"),
}


def svg(picture: Picture) -> str:
    """Give the drawing of a picture, in points; its numbers were checked when the page was read."""
    shapes = "".join(map(_shape, picture.shapes))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{picture.width}pt" height="{picture.height}pt" '
        f'viewBox="0 0 {picture.width} {picture.height}">{shapes}</svg>'
    )


def _shape(shape: Shape) -> str:
    if shape.kind == "label":
        return _label(shape)
    tag = "line" if shape.kind == "stroke" else shape.kind
    pairs = zip(_ATTRIBUTES[shape.kind], shape.numbers, strict=True)
    places = " ".join(f'{name}="{number}"' for name, number in pairs)
    look = next((_LOOKS[name] for name in shape.look.split() if name in _LOOKS), _LOOKS[""])
    if tag == "line":
        look = look.replace('stroke="none"', 'stroke="#000" stroke-width="1.5"')
    return f"<{tag} {places} {look}/>"


def _label(shape: Shape) -> str:
    from fontTools.pens.svgPathPen import SVGPathPen  # type: ignore[import-untyped]

    face = _face()
    glyphs, names, scale = face.getGlyphSet(), face.getBestCmap(), _SIZE / face["head"].unitsPerEm
    at = 0
    paths = []
    for character in shape.text:
        glyph = glyphs[names[ord(character)]]
        pen = SVGPathPen(glyphs)
        glyph.draw(pen)
        if pen.getCommands():
            paths.append(f'<path transform="translate({at} 0)" d="{pen.getCommands()}"/>')
        at += glyph.width
    back = at if "end" in shape.look.split() else at / 2 if "middle" in shape.look.split() else 0
    x, y = shape.numbers
    move = f"translate({x} {y}) scale({scale:.6f} {-scale:.6f}) translate({-back:g} 0)"
    return f'<g transform="{move}" fill="#000">{"".join(paths)}</g>'


@lru_cache(maxsize=1)
def _face() -> Any:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    return TTFont(resources.fonts_folder() / resources.FACES[0][0], lazy=True)
