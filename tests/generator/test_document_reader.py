"""The reader: the vocabulary is closed, every refusal names its line, white space is that of HTML."""

from __future__ import annotations

import pytest
from sample_papers import demo, paper

from checker.model.errors import RenderError
from generator.document.markup import parse
from generator.document.plain import golden_text, plain_text, words
from generator.document.reader import read_document
from generator.document.tree import (
    Checkbox,
    ItemList,
    Kind,
    OpenBlank,
    Paragraph,
    Signature,
    Status,
    Table,
    Text,
    Turn,
)
from generator.document.vocabulary import TAGS


def read(body: str) -> str:
    return plain_text(paper(body))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p>a</p>\n<script>x</script>", "line 2 of the filled-in page: the tag <script> is unknown"),
        ("<p>a</p>\n\n<p class='big'>x</p>", "line 3 of the filled-in page: <p> has no class 'big'"),
        ("<p style='x'>x</p>", "line 1 of the filled-in page: <p> has no attribute 'style'"),
        ("<p><p>x</p></p>", "<p> cannot stand inside <p>"),
        ("<p>open", "the markup is broken"),
        ("<p>A & B</p>", "& should be &amp;"),
        ("<p>a</p><!-- hidden -->", "comments and instructions are not markup"),
        ("<p><![CDATA[x]]></p>", "comments and instructions are not markup"),
        ("<?php x ?><p>a</p>", "comments and instructions are not markup"),
        ("loose words", "the words 'loose words' cannot stand directly inside <document>"),
        ("<signature-page><p>x</p></signature-page>", "<signature-page> needs the attribute 'label'"),
        ("<box><landscape><p>x</p></landscape></box>", "<landscape> cannot stand inside <box>"),
        ("<p><checkbox ticked='maybe'/></p>", "ticked='maybe' of <checkbox> must be one of no, yes"),
        ("<p class='center note'>x</p>", "a paragraph has one style, not center and note"),
        ("<table widths='1 1'><tbody><tr><td>x</td></tr></tbody></table>", "not as many cells"),
        ("<table widths='1 x'><tbody/></table>", "widths='1 x' must be whole numbers"),
        ("<ol start='-1'><li>x</li></ol>", "start='-1' is no whole number"),
        ("<ol class='alpha' start='26'><li>x</li><li>y</li></ol>", "a list numbered 'alpha' ends at 26"),
        ("<dl><dt>x</dt></dl>", "each <dt> one <dd> after it"),
        ("<signature><party>X</party></signature>", "a signature block needs a <line>"),
        (
            "<picture width='9' height='9' caption='c'><rect x='1e9' y='0' width='1' height='1'/></picture>",
            "1e9",
        ),
        ("<box height='much'/>", "height='much' is no height in inches"),
        ("", "the page holds no words"),
    ],
)
def test_markup_outside_the_vocabulary_is_refused(body: str, said: str) -> None:
    with pytest.raises(RenderError) as caught:
        paper(body)
    assert said in caught.value.message


def test_a_near_miss_is_answered_with_the_right_name() -> None:
    with pytest.raises(RenderError, match="<signature> was meant"):
        paper("<signatur/>")


def test_a_page_must_begin_with_document() -> None:
    with pytest.raises(RenderError, match="begins with <document>"):
        parse("<p>x</p>", "page")


def test_tags_nested_very_deep_are_refused() -> None:
    with pytest.raises(RenderError, match="more than 60 deep"):
        paper("<keep>" * 100 + "</keep>" * 100)


def test_every_child_and_choice_of_the_vocabulary_is_itself_known() -> None:
    for tag in TAGS.values():
        assert tag.children <= TAGS.keys()
        assert tag.choices.keys() <= tag.required | tag.optional


def test_white_space_collapses_as_in_html() -> None:
    assert (
        read("<p>\n  one\n   <b> two </b> three <br/>  four&nbsp; five </p>")
        == "one two three\nfour\u00a0 five\n"
    )


def test_stored_words_are_joined_at_line_ends_and_parted_at_blank_lines() -> None:
    stored = "<verbatim>on such non-\nexclusive\nbasis.  So\n\n   it <b>ends</b>\nhere.</verbatim>"
    assert read(stored) == "on such non-exclusive basis. So\nit ends here.\n"


def test_lists_number_their_items() -> None:
    body = "<ol class='roman' start='3'><li>a<ol class='alpha'><li>b</li><li>c</li></ol></li><li>d</li></ol>"
    assert read(body).split() == ["(iii)", "a", "(a)", "b", "(b)", "c", "(iv)", "d"]


def test_a_signature_page_is_announced_and_labelled() -> None:
    document = paper(
        "<p>Body</p><signature-page label='Signature Page to Notice'><signature><party>Sample Fund, L.P.</party>"
        "<via>Sample GP, LLC, its general partner</via><line label='By'/><line label='Name'>J. Sample</line>"
        "</signature></signature-page>"
    )
    body, page = document.sections
    assert body.blocks[-1] == Paragraph("center", (Text("[Signature page follows]", italic=True),))
    assert (page.turn, page.footer) == (Turn.SIGNATURE, "[Signature Page to Notice]")
    block = page.blocks[0]
    assert isinstance(block, Signature)
    assert block.party == (Text("SAMPLE FUND, L.P.", bold=True),)
    assert plain_text(document).splitlines()[2:] == [
        "SAMPLE FUND, L.P.",
        "  By: Sample GP, LLC, its general partner",
        "  By: ________",
        "  Name: J. Sample",
    ]


def test_two_signature_pages_are_announced_once() -> None:
    page = "<signature-page label='X'><signature><line label='By'/></signature></signature-page>"
    assert plain_text(paper("<p>Body</p>" + page + page)).count("[Signature page follows]") == 1


def test_the_name_on_an_exact_signature_keeps_its_case() -> None:
    text = read("<signature><party class='exact'>Sample Fund, L.P.</party><line label='By'/></signature>")
    assert text.startswith("Sample Fund, L.P.\n")


def test_open_blanks_are_listed_in_order_wherever_they_stand() -> None:
    document = paper(
        "<p><blank label='one'/></p><table widths='1'><tbody><tr><td><blank label='two'/></td></tr></tbody></table>"
        "<verbatim>a <blank label='three'/></verbatim><dl><dt>k</dt><dd><blank label='four'/></dd></dl>"
        "<signature><party><blank label='five'/></party><line label='By'/></signature>",
        Status.DRAFT,
    )
    assert document.open_blanks == ("one", "two", "three", "four", "five")


def test_the_root_gives_the_properties() -> None:
    document = read_document(
        "<document title=' T\n x ' kind='exhibit' as-of='2004-02-29' header='h'><p>a</p></document>",
        Status.EXECUTION,
    )
    assert (document.title, document.kind, str(document.as_of)) == ("T x", Kind.EXHIBIT, "2004-02-29")
    assert document.version == "Execution Version"


def test_a_day_that_does_not_exist_is_refused() -> None:
    with pytest.raises(RenderError, match="as-of='2003-02-29' is no date"):
        read_document("<document title='T' as-of='2003-02-29'><p>a</p></document>", Status.DRAFT)


def test_the_kinds_of_nodes_come_out_as_written() -> None:
    document = paper(
        "<p><checkbox ticked='yes'/><blank label='x'/></p><ul><li>b</li></ul>"
        "<table class='ledger' widths='3 1'><thead><tr><th>h</th><th class='num'>n</th></tr></thead><tbody>"
        "<tr class='total'><td colspan='2'>t</td></tr></tbody></table>"
    )
    line, bullets, table = document.sections[0].blocks
    assert isinstance(line, Paragraph)
    assert line.line == (Checkbox(True), OpenBlank("x"))
    assert isinstance(bullets, ItemList)
    assert bullets.items[0].marker == "•"
    assert isinstance(table, Table)
    assert (table.look, table.widths, table.head[0].cells[1].align) == ("ledger", (3, 1), "right")
    assert (table.rows[0].total, table.rows[0].cells[0].span) == (True, 2)


def test_words_part_at_hyphens_and_leave_out_ink() -> None:
    assert words("By: ________ non-exclusive 2003–2004\u00a0x") == [
        "By:",
        "non",
        "exclusive",
        "2003",
        "2004",
        "x",
    ]


def test_the_golden_text_tells_edges_and_words() -> None:
    text = golden_text(demo())
    assert text.startswith(
        "title: Notice of Exercise\nsubject: Warrant No. W-3\nversion: Execution Version\n"
    )
    assert "--- signature; footer: [Signature Page to Notice of Exercise – Warrant No. W-3]" in text


@pytest.mark.parametrize(
    "character",
    [
        "\x00",
        "\x0b",
        "\x1b",
        "\x7f",
        "\x85",
        "\ud800",
        "\ufffe",
        "\u202e",
        "\u200b",
        "\u00ad",
        "\u2066",
        "\ufeff",
    ],
)
def test_controls_and_invisible_signs_are_refused(character: str) -> None:
    with pytest.raises(RenderError, match=f"U\\+{ord(character):04X}"):
        paper("<p>{{ name }}</p>", name=f"Sample{character}")


@pytest.mark.parametrize("character", ["漢", "🙂", "а", "●", "☐", "１"])
def test_a_sign_that_the_font_lacks_is_refused_by_name(character: str) -> None:
    with pytest.raises(RenderError, match=f"no sign for '{character}', U\\+{ord(character):04X}"):
        paper("<p>{{ name }}</p>", name=f"Sample{character}")


def test_a_sign_lacking_in_a_picture_inside_a_box_is_refused() -> None:
    picture = "<picture width='9' height='9' caption='c'><label x='1' y='1'>漢</label></picture>"
    with pytest.raises(RenderError, match="no sign for '漢'"):
        paper(f"<box><p>x</p>{picture}</box>")


def test_accents_dashes_and_quotation_marks_can_be_printed() -> None:
    name = "Müller, Škoda & Cie – “L’Étoile” §2.1 ½ €"
    assert plain_text(paper("<p>{{ name }}</p>", name=name)) == name + "\n"


def test_a_word_longer_than_any_line_is_refused() -> None:
    with pytest.raises(RenderError, match=r"a word of 1,000,000 characters begins 'aaaa"):
        paper("<p>{{ name }}</p>", name="a" * 1_000_000)


def test_a_page_of_millions_of_characters_is_refused() -> None:
    with pytest.raises(RenderError, match="at most 2,000,000 can be printed"):
        paper("<p>{{ name }}</p>", name="word " * 500_000)
