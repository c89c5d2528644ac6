"""The Word file among the examples, made from here: a draft with the defects that drafters bring from Word."""

from __future__ import annotations

from word_by_hand import call, deleted, inserted, italic, note, paragraph, run, word_file

TEXT = "SingleTxt"
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="SingleTxt"><w:name w:val="__Single Txt"/><w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title1"><w:name w:val="_ H _Ch"/><w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/><w:basedOn w:val="Normal"/></w:style>'
)


def preambular(opening: str, *rest: str) -> str:
    return paragraph(italic(opening), *rest, style=TEXT)


def operative(opening: str, *rest: str) -> str:
    return paragraph(italic(opening), *rest, level=0, style=TEXT)


def item(words: str) -> str:
    return paragraph(run(words), level=1, style=TEXT)


def example() -> bytes:
    """The bytes of examples/word.docx."""
    header = "".join(
        paragraph(run(line))
        for line in ("United Nations", "A/81/L.7", "General Assembly", "Distr.: Limited", "2 November 2026", "Original: English")
    )
    comment = '<w:comment w:id="40" w:author="A. Drafter"><w:p><w:r><w:t>Is the basin commission still meant?</w:t></w:r></w:p></w:comment>'
    asked = '<w:commentRangeStart w:id="40"/>', '<w:commentRangeEnd w:id="40"/><w:r><w:commentReference w:id="40"/></w:r>'
    return word_file(
        paragraph(run("Eighty-first session")),
        paragraph(run("Agenda item 18")),
        paragraph(run("Austria, Chad and Fiji: draft resolution")),
        paragraph(run("Measuring the quality of rivers"), style="Title1"),
        paragraph(italic("The General Assembly"), run(","), style=TEXT),
        preambular(
            "Recalling",
            run(" its resolution 70/1 of 25 September 2016"),
            call(2),
            run(", entitled “Transforming our world: the 2030 Agenda for Sustainable Development”,"),
        ),
        preambular("Recalling", run(" its resolutions on the sharing of measurements,")),
        preambular("Noting", run(" the work of "), asked[0], run("the commissions of river basins"), asked[1], run(",")),
        paragraph(
            run("Convinced", '<w:rFonts w:ascii="Times New Roman Italic"/>'),
            run(" that measurements that are shared help all States of a basin,"),
        ),
        operative(
            "Welcomes",
            run(" the measurements that "),
            deleted("some ", 51),
            inserted(run("many "), identifier=52),
            run("member states have made public;"),
        ),
        operative("Encourages", run(" the States of each basin:")),
        item("To measure the quality of the water twice a year;"),
        item("To reduce by 50% the time that passes before a measurement is made public"),
        paragraph(
            run("3.\t"),
            italic("Requests also"),
            run(" the Secretary-General to support the States in this, within existing resources;"),
            style=TEXT,
        ),
        operative("Decides", run(" to come back to the matter at its eighty-third session, as set out in paragraph 9 above.")),
        notes=note(2, run("Resolution 70/1")),
        styles=STYLES,
        comments=comment,
        section='<w:headerReference w:type="first" r:id="rId6"/><w:titlePg/>',
        parts={"header1": f"<w:hdr>{header}</w:hdr>"},
    )
