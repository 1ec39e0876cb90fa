"""Builds reference.docx, the slim template of named styles that every DOCX starts from."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FONT = "Times New Roman"
FIXED_TIME = (1980, 1, 1, 0, 0, 0)

BORDER = '<w:{0} w:val="single" w:sz="8" w:space="4" w:color="{1}"/>'


def _frame(color: str) -> str:
    sides = "".join(BORDER.format(side, color) for side in ("top", "left", "bottom", "right"))
    return f"<w:pBdr>{sides}</w:pBdr>"


KEEP = "<w:keepNext/><w:keepLines/>"
CENTER = '<w:jc w:val="center"/>'
NO_GAP = '<w:spacing w:after="0"/>'
GRAY = '<w:color w:val="444444"/><w:sz w:val="18"/>'


def _gap(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _indent(left: int, **others: int) -> str:
    return (
        f'<w:ind w:left="{left}"' + "".join(f' w:{name}="{value}"' for name, value in others.items()) + "/>"
    )


BANNER = f'{_frame("B00000")}<w:spacing w:after="80"/>{_indent(2400, right=2400)}{CENTER}'
HANGING = f'<w:tabs><w:tab w:val="left" w:pos="620"/></w:tabs>{_indent(620, hanging=620)}'
# Style id, name, what follows it, paragraph properties, run properties; sizes in half points, lengths in twips.
STYLES: tuple[tuple[str, str, str, str, str], ...] = (
    ("Title", "Title", "Normal", f"{KEEP}{_gap(0, 160)}{CENTER}", '<w:b/><w:sz w:val="30"/>'),
    (
        "Heading1",
        "heading 1",
        "Normal",
        f'{KEEP}{_gap(240, 100)}<w:outlineLvl w:val="0"/>',
        '<w:b/><w:sz w:val="24"/>',
    ),
    ("Heading2", "heading 2", "Normal", f'{KEEP}{_gap(160, 80)}<w:outlineLvl w:val="1"/>', "<w:b/><w:i/>"),
    ("Subtitle", "Subtitle", "Normal", CENTER, '<w:sz w:val="24"/>'),
    ("Centered", "Centered", "Normal", CENTER, ""),
    ("RightAligned", "Right Aligned", "Normal", '<w:jc w:val="right"/>', ""),
    ("Indented", "Indented", "Indented", _indent(720), ""),
    ("IndentedTwice", "Indented Twice", "IndentedTwice", _indent(1440), ""),
    ("Quote", "Quote", "Normal", _indent(720, right=720), "<w:i/>"),
    ("Legend", "Legend", "Normal", f"<w:keepLines/>{_frame('000000')}{_indent(100, right=100)}", "<w:b/>"),
    ("SmallNote", "Small Note", "Normal", "", '<w:color w:val="333333"/><w:sz w:val="18"/>'),
    ("Caption", "caption", "Normal", f"{KEEP}{_gap(0, 60)}", "<w:b/>"),
    ("Address", "Address", "Normal", "<w:keepLines/>", ""),
    ("Choice", "Choice", "Choice", HANGING, ""),
    ("TableCell", "Table Cell", "TableCell", NO_GAP, '<w:sz w:val="20"/>'),
    ("TableHead", "Table Head", "TableHead", NO_GAP, '<w:b/><w:sz w:val="20"/>'),
    ("Signature", "Signature", "Signature", f"{KEEP}{_gap(0, 60)}", ""),
    ("SignatureLine", "Signature Line", "SignatureLine", f"{KEEP}{_gap(280, 0)}", ""),
    (
        "Spacer",
        "Spacer",
        "Normal",
        '<w:spacing w:after="0" w:line="120" w:lineRule="exact"/>',
        '<w:sz w:val="8"/>',
    ),
    ("Header", "header", "Header", _gap(0, 160), GRAY),
    ("Footer", "footer", "Footer", NO_GAP, GRAY),
    ("DraftBanner", "Draft Banner", "Header", BANNER, '<w:b/><w:color w:val="B00000"/><w:sz w:val="22"/>'),
)
# Number format, text of the marker.
LISTS = (("decimal", "%1."), ("lowerLetter", "(%1)"), ("lowerRoman", "(%1)"), ("bullet", "•"))


def styles() -> str:
    """Give styles.xml: the defaults and every style of the table above."""
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    out = [
        f'{HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts}',
        '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr>',
        '</w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="140" w:line="264" ',
        'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>',
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">',
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>',
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>',
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>',
        '<w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>',
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>',
    ]
    for identity, name, following, paragraph, run in STYLES:
        out.append(
            f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val={quoteattr(name)}/>'
            f'<w:basedOn w:val="Normal"/><w:next w:val="{following}"/><w:qFormat/>'
            + (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "")
            + (f"<w:rPr>{run}</w:rPr>" if run else "")
            + "</w:style>"
        )
    return "".join([*out, "</w:styles>"])


def numbering() -> str:
    """Give numbering.xml: one abstract list for each way of numbering; every list adds its own instance."""
    out = [f'{HEAD}<w:numbering xmlns:w="{W}">']
    for identity, (shape, text) in enumerate(LISTS):
        out.append(
            f'<w:abstractNum w:abstractNumId="{identity}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{shape}"/><w:lvlText w:val="{text}"/>'
            '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="520"/></w:pPr></w:lvl></w:abstractNum>'
        )
    return "".join([*out, "</w:numbering>"])


def theme() -> str:
    """Give the least theme that the format allows; no style refers to it."""
    colors = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        for name, value in (
            ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "444444"), ("lt2", "ECECEC"), ("accent1", "1F4E79"),
            ("accent2", "B00000"), ("accent3", "555555"), ("accent4", "999999"), ("accent5", "333333"),
            ("accent6", "000000"), ("hlink", "000000"), ("folHlink", "000000"),
        )
    )  # fmt: skip
    face = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    line = '<a:ln w="9525"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Paper">'
        f'<a:themeElements><a:clrScheme name="Paper">{colors}</a:clrScheme><a:fontScheme name="Paper">'
        f"<a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Paper"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def parts() -> dict[str, str]:
    """Give every part of the package by its name."""
    page = (
        '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1584" w:bottom="1440" w:left="1584" '
        'w:header="560" w:footer="560" w:gutter="0"/>'
    )
    kinds = ("document", "styles", "settings", "numbering", "fontTable", "theme")
    main = {"document": "document.main"}
    overrides = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{OFFICE}.{main.get(kind, kind)}+xml"/>'
        for kind in kinds
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{kind}.xml"/>'
        for number, kind in enumerate(kinds[1:], 1)
    )
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        '<Override PartName="/word/theme.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{R}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" '
        f'Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title/></cp:coreProperties>',
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        "word/document.xml": f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body><w:sectPr>{page}</w:sectPr>'
        "</w:body></w:document>",
        "word/fontTable.xml": f'{HEAD}<w:fonts xmlns:w="{W}"><w:font w:name="{FONT}"><w:family w:val="roman"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>',
        "word/numbering.xml": numbering(),
        "word/settings.xml": f'{HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop '
        'w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>',
        "word/styles.xml": styles(),
        "word/theme.xml": theme(),
    }


def write(path: Path) -> None:
    """Write the package with fixed times, so that the same table gives the same bytes."""
    with zipfile.ZipFile(path, "w") as package:
        for name, text in sorted(parts().items()):
            member = zipfile.ZipInfo(name, FIXED_TIME)
            member.create_system = 0
            package.writestr(member, text.encode("utf-8"), zipfile.ZIP_DEFLATED, 9)


if __name__ == "__main__":
    write(Path(__file__).parent / "reference.docx")
