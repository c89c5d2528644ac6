"""Addresses of pages and of mail, in which no rule finds a slip."""

from __future__ import annotations

import pytest

from reslint.session import Options, Session

ADDRESSES = (
    "https://rivers.example.org/files/2019%20report.pdf",
    "https://rivers.example.org/member-states/percent/secretary-general/GA/ECOSOC/a--b",
    "http://example.int/climate-change?x=100%25&y=2015-2020",
    "www.example.org/labor/programs/center/organisation/Turkey",
    "example.org/adhoc/follow-up/covid19/Covid-19",
    "member.states@percent.example.org",
)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("around", ["{}", "<{}>", "({})", "[the page]({})"])
def test_no_rule_speaks_inside_an_address(address: str, around: str) -> None:
    text = (
        f"*The General Assembly*,\n\n*Noting* the page {around.format(address)} of the forum,[^1]\n\n"
        f"1. *Urges* all States to act by 5 percent;\n\n2. *Decides* to meet.\n\n[^1]: Available at {address}.\n"
    )
    session = Session(Options(keep=False))
    findings = session.check_text("draft.md", text).findings
    inside = range(text.index(address) + 1, text.index(address) + len(address))
    below = range(text.rindex(address) + 1, text.rindex(address) + len(address))
    for finding in findings:
        for span in (finding.span, *finding.places, *(edit.span for edit in (finding.fix.edits if finding.fix else ()))):
            assert not any(span.start in place and span.end - 1 in place for place in (inside, below)), finding
    assert "per-cent" in {finding.rule for finding in findings}
