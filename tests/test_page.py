"""The page of ``--format html``: the draft as on paper, safe whatever stands in it, and at work in a real browser."""

from __future__ import annotations

import os
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from word_by_hand import italic, numbering, paragraph, run, word_file

from reslint.cli import cli

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = [str(ROOT / "examples" / name) for name in ("general-assembly-defects.md", "informal.md")]
A4 = {"width": 794, "height": 1123}
VOID = {"meta", "input", "br"}

HOSTILE = """\
*The General Assembly*,

*Recalling* its resolution 70/1 of 25 September 2015 <script>alert(1)</script><img src=x onerror="alert(2)">,

*Noting* "><svg/onload=alert(3)> &lt;b&gt; that 5 percent' of javascript:alert(4) \x1b[31m\u202e\u2028 words remain,

1. *Urges* all member states to act</p></section></body> --> <!-- on the </style></script>;

2. *Decides* to meet.
"""


def page(*names: str, status: int | None = None) -> str:
    result = CliRunner().invoke(cli, ["check", "--format", "html", "--no-config", *names])
    assert status is None or result.exit_code == status, result.stderr
    return result.stdout


class Reader(HTMLParser):
    """Reads a page as a browser would, and fails where elements do not match."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert not reader.open
    return reader


def values(reader: Reader, name: str) -> list[str]:
    return [value for _, attribute, value in reader.attributes if attribute == name]


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a&<b>'\".md").write_text(HOSTILE, encoding="utf-8")
    return read(page("a&<b>'\".md", status=1))


def test_markup_in_a_draft_stays_text(hostile: Reader) -> None:
    assert hostile.tags["script"] == 1
    assert not {"img", "svg", "iframe", "link", "object", "base", "form"} & set(hostile.tags)
    assert not [name for _, name, _ in hostile.attributes if name.startswith("on") or name in ("src", "style")]
    whole = "".join(hostile.text)
    assert "<script>alert(1)</script>" in whole
    assert "a&<b>'\".md" in whole


def test_hidden_characters_are_seen(hostile: Reader) -> None:
    whole = "".join(hostile.text)
    assert "\x1b" not in whole and "\u202e" not in whole
    assert "\\x1b" in whole and "\\u202e" in whole


def test_nothing_is_asked_for_from_anywhere(hostile: Reader) -> None:
    policy = next(value for value in values(hostile, "content") if "default-src" in value)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy and "http" not in policy
    assert all(href.startswith("#") for href in values(hostile, "href"))


def test_every_finding_is_marked_and_told_and_links_lead_somewhere() -> None:
    reader = read(page(*EXAMPLES))
    ids = values(reader, "id")
    assert len(ids) == len(set(ids))
    assert {href.removeprefix("#") for href in values(reader, "href")} <= set(ids)
    findings = [value for value in values(reader, "class") if value.startswith("finding ")]
    badges = [value for value in values(reader, "class") if value.startswith("badge ")]
    assert len(findings) == len(badges) == 33
    assert {one for marked in values(reader, "data-of") for one in marked.split()} <= set(ids)


def test_the_draft_reads_as_on_paper(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(
        "*The General Assembly*,\n\n*Recalling* its resolution 70/1 of 25 September 2015,[^1]\n\n"
        "1. *Urges* all Member States:\n\n(a) To act;\n\n(b) To act again;\n\n2. *Decides* to meet.\n\n[^1]: United Nations, *Treaty Series*, vol. 1, No. 2.\n",
        encoding="utf-8",
    )
    text = page(str(draft)).replace(' dir="auto"', "")
    assert '<p class="enacting"><i>The General Assembly</i>,</p>' in text
    assert "<i>Recalling</i> its resolution 70/1 of 25 September 2015,<sup>1</sup>" in text
    assert '<p class="operative"><span class="number">1.</span><i>Urges</i> all Member States:</p>' in text
    assert '<p class="subparagraph level1"><span class="number">(a)</span>To act;' in text
    assert re.search(r'<p class="note"><sup>1</sup> United Nations, <i>Treaty Series</i>', text)


def test_corrections_are_shown_as_the_draft_is() -> None:
    text = page(*EXAMPLES)
    right = re.findall(r"<p>(?:Right|Suggested): <b><bdi>(.*?)</bdi></b></p>", text)
    assert {"Climate Change,<sup>2</sup>", "<i>Deeply concerned</i>", "<i>with appreciation</i> of the"} <= set(right)
    assert not [one for one in right if "*" in one or "&lt;" in one]


def test_words_of_the_draft_have_their_own_direction_in_sentences(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(
        "*The General Assembly*,\n\n*Noting* that the the rivers\u202e flow,\n\n*Decides* to meet.\n", encoding="utf-8"
    )
    text = page(str(draft))
    assert "“<bdi>the the</bdi>”: the word stands twice" in text
    assert '<bdi class="hidden-character">\\u202e</bdi>' in text
    assert f"<bdi>{draft}</bdi></h2>" in text


def test_a_finding_stands_beside_its_paragraph_however_much_stands_before(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(
        "A/80/L.1\n\n*The General Assembly*,\n\n*Recalling* its resolution 70/1,\n\n1. *Decides* to act;\n\n"
        "2. *Urges* 5 percent of all to act;\n\n3. *Decides* to meet.\n",
        encoding="utf-8",
    )
    text = page("--select", "per-cent", str(draft)).replace(' dir="auto"', "")
    assert '<div class="row"><div class="text"><p class="operative"><span class="number">2.</span>' in text


def rows(text: str) -> list[list[str]]:
    """What stands in the cells of the tables of a page, row by row, with the width of those that are wider than others."""
    found = (re.findall(r'<td colspan="(\d)">(.*?)</td>', row) for row in re.findall(r'<table class="cells".*?</table>', text))
    return [
        [("" if width == "1" else f"{width}: ") + re.sub("<[^>]*>", " ", cell).strip() for width, cell in row] for row in found
    ]


def cell(*words: str, width: int = 1) -> str:
    properties = f'<w:tcPr><w:gridSpan w:val="{width}"/></w:tcPr>'
    return f"<w:tc>{properties}{''.join(paragraph(run(word)) for word in words) or paragraph()}</w:tc>"


def table(*rows: tuple[str, ...]) -> str:
    inner = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    return f"<w:tbl>{inner}</w:tbl>"


def test_a_table_of_a_word_file_is_one(tmp_path: Path) -> None:
    (tmp_path / "draft.docx").write_bytes(
        word_file(
            table((cell("United Nations"), cell("A/80/L.7")), (cell("General Assembly"), cell("Distr.: Limited"))),
            paragraph(italic("The General Assembly"), run(",")),
            paragraph(italic("Recalling"), run(" its resolution 70/1 of 25 September 2015,")),
            paragraph(italic("Decides"), run(" to adopt the following table:"), level=0),
            table(
                (cell("Item"), cell("2025"), cell("2026")),
                (cell("Rivers of all member states"), cell(), cell("7")),
                (cell("Total", "of all"), cell("12", width=2)),
                (cell(), cell("Seas")),
            ),
            paragraph(italic("Also decides"), run(" to meet."), level=0),
            lists=numbering(),
        )
    )
    text = page("--select", "capital-member-states", str(tmp_path / "draft.docx"))
    # The masthead is laid out in a table, and is none.
    assert rows(text) == [
        ["Item", "2025", "2026"],
        ["Rivers of all  member states  1", "", "7"],
        ["Total  of all", "2: 12"],
        ["", "Seas", ""],
    ]
    assert read(text).tags["td"] == 11


def test_remarks_stand_beside_the_draft_that_is_in_a_table(tmp_path: Path) -> None:
    drafted = [("The General Assembly,", "Text"), ("Recalling its resolution 70/1 on 5 percent of it,", "Fiji: delete")]
    drafted += [("1. Decides to act by 5 percent;", "Chad: 6"), ("2. Decides to meet.", "")]
    (tmp_path / "draft.docx").write_bytes(word_file(table(*((cell(words), cell(remark)) for words, remark in drafted))))
    text = page("--select", "per-cent", str(tmp_path / "draft.docx"))
    assert rows(text) == [
        ["The General Assembly,", "Text"],
        ["Recalling its resolution 70/1 on 5  percent  1  of it,", "Fiji: delete"],
        ["1. Decides to act by 5  percent  2 ;", "Chad: 6"],
        ["2. Decides to meet.", ""],
    ]
    # Each finding stands beside the row that it is about.
    assert [len(re.findall("<li", margin)) for margin in re.findall(r'<ol class="margin".*?</ol>', text)] == [1, 1]


def places(text: str) -> list[str]:
    """What the findings of a page say on where they are."""
    return [re.sub(r"<[^>]*>", "", place) for place in re.findall(r'class="severity">\w+</span> (.*?)<p>', text)]


@pytest.mark.parametrize(("broken", "place"), [("", "PP1"), ("<w:r><w:lastRenderedPageBreak/></w:r>", "PP1, page 2")])
def test_in_a_word_file_the_page_stands_in_the_place_of_the_line(tmp_path: Path, broken: str, place: str) -> None:
    (tmp_path / "draft.docx").write_bytes(
        word_file(
            paragraph(italic("The General Assembly"), run(",")),
            paragraph(broken, italic("Recalling"), run(" that 5 percent of all words remain,")),
            paragraph(italic("Decides"), run(" to meet."), level=0),
            lists=numbering(),
        )
    )
    assert place in places(page(str(tmp_path / "draft.docx")))
    assert not [one for one in places(page(str(tmp_path / "draft.docx"))) if "line" in one]


def test_what_is_said_of_the_whole_draft_has_no_line_and_a_comment_only_its_own(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(
        "Die Generalversammlung,\n\nin dem Wunsch, zu handeln, und mit dem Ziel, dass alle es tun,\n", encoding="utf-8"
    )
    assert places(page(str(draft))) == ["Whole draft"]
    draft.write_text(
        "<!-- reslint: off -->\n*The General Assembly*,\n\n<!-- reslint: off -->\n\n1. *Decides* to meet.\n", encoding="utf-8"
    )
    assert places(page("--select", "suppression", str(draft))) == ["line 1", "line 4"]


def test_what_was_not_checked_is_told(tmp_path: Path) -> None:
    text = page(EXAMPLES[1], str(tmp_path / "nowhere.md"), status=2)
    assert text.index("; 1 problem, see below") < text.index('aria-label="Not checked"')
    assert "there is no such file" in text


# In a browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = os.environ.get("RESLINT_BROWSER") or shutil.which("chromium") or shutil.which("chromium-browser")
    with api.sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"] if path else [])
        except api.Error as error:
            pytest.skip(f"no browser can be started: {str(error).splitlines()[0]}")
        yield started
        started.close()


@pytest.fixture
def shown(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """The page of the two examples; what it asked for and what went wrong in it are told in the end."""
    file = tmp_path / "page.html"
    file.write_text(page(*EXAMPLES), encoding="utf-8")
    tab = browser.new_page(viewport={"width": 1280, "height": 1000})
    asked: list[str] = []
    wrong: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: wrong.append(message.text))
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.goto(file.as_uri())
    yield tab
    tab.screenshot(path=tmp_path / "page.png", full_page=True)
    assert (tmp_path / "page.png").stat().st_size > 10_000
    tab.close()
    assert asked == [file.as_uri()]
    assert wrong == []


def size(tab: Any, selector: str) -> float:
    """The size of the letters of the first such element."""
    return float(tab.locator(selector).first.evaluate("(element) => parseFloat(getComputedStyle(element).fontSize)"))


def focused(tab: Any) -> str:
    return str(tab.evaluate("document.activeElement.id"))


def test_words_lead_to_their_finding_and_back(shown: Any) -> None:
    mark = shown.locator("mark", has_text="25 September 2014").first
    mark.click()
    finding = shown.locator(f"#{focused(shown)}")
    assert "citation-date-vs-session" in finding.inner_text()
    assert "chosen" in str(mark.get_attribute("class"))
    finding.locator("a").first.click()
    assert shown.url.endswith("-words")


def test_filter_by_severity_and_rule(shown: Any) -> None:
    told = shown.get_by_role("region", name="Findings to show").locator("#told")
    assert told.inner_text() == "33 of 33 findings shown"
    shown.get_by_role("checkbox", name="warning").uncheck()
    left = shown.locator(".finding:visible").count()
    assert 0 < left < 33
    assert told.inner_text() == f"{left} of 33 findings shown"
    assert shown.locator("mark.warning").count() == 0
    shown.get_by_label("Rule").select_option("operative-number-duplicate")
    assert shown.locator(".finding:visible").count() == 1


def test_the_buttons_go_on_by_one_key(shown: Any) -> None:
    shown.keyboard.press("Tab")
    assert shown.evaluate("document.activeElement.className") == "skip"
    chosen, said = shown.locator(".finding.chosen strong"), shown.locator("#said")
    shown.get_by_role("button", name="Next finding").focus()
    for number in ("1", "2", "3"):
        shown.keyboard.press("Enter")
        assert chosen.inner_text() == number
        assert said.inner_text().startswith(f"{number} error")
    assert focused(shown) == "next"
    shown.keyboard.press("Shift+Tab")
    shown.keyboard.press("Enter")
    shown.keyboard.press("Enter")
    assert (chosen.inner_text(), focused(shown)) == ("1", "previous")
    shown.keyboard.press("Enter")
    assert shown.locator("#reached").inner_text() == "Finding 33 of 33"


def test_one_goes_from_the_buttons_to_a_finding_and_back(shown: Any) -> None:
    for _ in range(2):
        shown.get_by_role("button", name="Next finding").click()
    shown.keyboard.press("Tab")
    assert shown.evaluate("document.activeElement.textContent") == "Finding 2 of 33"
    shown.keyboard.press("Enter")
    assert focused(shown).endswith("-2")
    # From the number of a finding in the text, too, which then is the one to go on from.
    for start in (shown.locator(".finding").nth(8).locator("a").first, shown.locator(".badge").nth(8)):
        start.focus()
        shown.keyboard.press("Escape")
        assert focused(shown) == "next"
        shown.keyboard.press("Enter")
        assert shown.locator(".finding.chosen strong").inner_text() == "10"


def test_after_a_filter_one_goes_on_from_where_one_was(shown: Any) -> None:
    for _ in range(4):
        shown.get_by_role("button", name="Next finding").click()
    assert shown.locator(".finding.warning.chosen strong").inner_text() == "4"
    shown.get_by_role("checkbox", name="warning").uncheck()
    shown.get_by_role("button", name="Next finding").click()
    assert shown.locator(".finding.chosen strong").inner_text() == "5"


def test_on_paper_and_on_a_narrow_screen(shown: Any, tmp_path: Path) -> None:
    shown.emulate_media(media="print")
    assert not shown.locator(".controls").is_visible()
    assert shown.locator(".finding").first.is_visible()
    assert len(shown.pdf(path=tmp_path / "page.pdf")) > 10_000
    shown.set_viewport_size(A4)
    text, margin = (shown.locator(f".row {part}").first.bounding_box() for part in (".text", ".margin"))
    assert margin["x"] >= text["x"] + text["width"] and margin["y"] == text["y"]
    assert 0.6 < text["width"] / (text["width"] + margin["width"]) < 0.68
    message = size(shown, ".finding p")
    assert size(shown, ".finding .severity") <= message and size(shown, ".finding .rule") <= message <= size(shown, ".text")
    assert size(shown, ".notes .text") < size(shown, ".text")
    pages = "[...document.styleSheets[0].cssRules].filter((rule) => rule instanceof CSSPageRule).map((rule) => rule.style.margin)"
    assert shown.evaluate(pages) == ["15mm"]
    shown.emulate_media(media="screen")
    shown.set_viewport_size({"width": 400, "height": 800})
    assert shown.evaluate("document.documentElement.scrollWidth") <= 400


def test_each_paragraph_is_read_in_its_own_direction(browser: Any, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(
        "إن الجمعية العامة،\n\nإذ تشير إلى قرارها 70/1 المؤرخ 25 أيلول/سبتمبر 2015،\n\n"
        "1. تقرر أن تعقد دورتها الثانية والسبعين في عام 2017؛\n\n*The General Assembly*, in English.\n",
        encoding="utf-8",
    )
    file = tmp_path / "page.html"
    file.write_text(page(str(draft)), encoding="utf-8")
    tab = browser.new_page()
    tab.goto(file.as_uri())
    directions = tab.evaluate("[...document.querySelectorAll('.text p')].map((one) => getComputedStyle(one).direction)")
    margin = tab.locator(".margin").first
    assert directions == ["rtl", "rtl", "rtl", "ltr"]
    assert (margin.get_attribute("lang"), tab.locator(".sheet").get_attribute("lang")) == ("en", "ar")
    tab.close()


def test_a_hostile_draft_runs_nothing(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(HOSTILE, encoding="utf-8")
    file = tmp_path / "page.html"
    file.write_text(page(str(tmp_path / "draft.md")), encoding="utf-8")
    tab = browser.new_page()
    asked: list[str] = []
    dialogs: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    tab.goto(file.as_uri())
    tab.locator("mark").first.click()
    tab.close()
    assert (asked, dialogs) == ([file.as_uri()], [])
