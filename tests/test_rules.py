"""Rule files, what is wrong with them, packs of them, and what the cache keeps."""

import marshal
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reslint import cache
from reslint.kinds import settings_of
from reslint.packs import load
from reslint.packs.rule_file import overridden
from reslint.rules import Rule, RuleError
from reslint.selectors import selector
from reslint.settings import SettingError
from reslint.text import Span

GOOD = """\
rule: a-rule
summary: A summary.
severity: error
source: A source
why: A reason.
organs: {security-council: off}
stages: {informal: info}
check:
  kind: replace
  in: [body -quotation, note]
  message: Not {found}
  swap:
    'percent': per cent
fix: safe
examples:
  - bad: 'a «percent» more'
    good: 'a per cent more'
  - bad: 'the «percent»'
    good: 'the per cent'
"""


@pytest.fixture(autouse=True)
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("RESLINT_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "a-rule.yml").write_text(GOOD, encoding="utf-8")
    return folder


def write(pack: Path, text: str, name: str = "a-rule") -> Path:
    path = pack / f"{name}.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_rule_is_read(pack: Path) -> None:
    (rule,) = load([pack], examples=True)
    assert (rule.name, rule.summary, rule.severity, rule.source, rule.why) == (
        "a-rule",
        "A summary.",
        "error",
        "A source",
        "A reason.",
    )
    assert (rule.kind, rule.message, rule.fix, rule.pack) == ("replace", "Not {found}", "safe", "pack")
    assert rule.where == selector("body -quotation, note")
    assert rule.settings.swap == {"percent": "per cent"}
    assert rule.organs == {"security-council": "off"}
    assert rule.stages == {"informal": "info"}
    assert [(example.verdict, example.good, example.line) for example in rule.examples] == [
        ("bad", "a per cent more", 16),
        ("bad", "the per cent", 18),
    ]


ERRORS = [
    ("severity: error", "severity: eror", 3, '"severity" cannot be "eror"; did you mean "error"?'),
    ("severity: error\n", "", 1, '"severity" is missing'),
    ("source: A source\n", "", 1, '"source" is missing; every rule says on whose authority it speaks'),
    ("source: A source", "source: ''", 4, '"source" is empty; every rule says on whose authority it speaks'),
    ("summary: A summary.", "summary: 5", 2, '"summary" must be a text; put 5 in quotation marks'),
    ("summary: A summary.", "summary: [5]", 2, '"summary" must be a text and not a list'),
    ("summary:", "sumary:", 2, '"sumary" is not known in a rule file; did you mean "summary"?'),
    ("rule: a-rule", "rule: A_rule", 1, '"A_rule" is no name for a rule: it has small letters and hyphens only, as per-cent'),
    ("rule: a-rule", "rule: b-rule", 1, 'the rule is called "b-rule", so its file must be called b-rule.yml'),
    ("kind: replace", "kind: replase", 9, '"kind" cannot be "replase"; did you mean "replace"?'),
    ("[body -quotation, note]", "body -quotations", 10, '"quotations" is no part of a draft; did you mean "quotation"?'),
    ("[body -quotation, note]", "footnote", 10, '"footnote" is no part of a draft; did you mean "note"?'),
    ("[body -quotation, note]", "body not quotation", 10, '"not" is no part of a draft; a hyphen leaves out: "body -quotation"'),
    ("[body -quotation, note]", "body, -quotation", 10, '"-quotation" stands alone between commas; write it behind a part'),
    ("[body -quotation, note]", "xyzzy", 10, '"xyzzy" is no part of a draft; known are annex, body, '),
    ("[body -quotation, note]", "[note, bodi]", 10, '"bodi" is no part of a draft; did you mean "body"?'),
    ("[body -quotation, note]", "{a: b}", 10, '"in" must be the name of a part of the draft, such as body or operative'),
    ("Not {found}", "Not {fond}", 11, 'a message has no "{fond}" here; did you mean "found"?'),
    ("  swap:", "  ignorecase: true\n  swap:", 12, '"ignorecase" is not known here; did you mean "ignore-case"?'),
    ("  swap:", "  ignore-case: 5\n  swap:", 12, '"ignore-case" must be true or false'),
    ("'percent': per", "'percent(': per", 13, 'the pattern "percent(" is not a regular expression'),
    ("'percent': per", "'x*': per", 13, 'the pattern "x*" matches the empty text, so it would match everywhere'),
    ("'percent': per cent", "'percent': 5", 13, '"percent" must be a text; put 5 in quotation marks'),
    ("'percent': per cent", "'percent': '\\1'", 13, '"swap" has "\\1" for "percent", which has no group "\\1"'),
    ("fix: safe", "fix: save", 14, '"fix" cannot be "save"; did you mean "safe"?'),
    ("security-council: off", "security-counsel: off", 6,
     '"security-counsel" is not known in "organs"; did you mean "security-council"?'),
    ("{informal: info}", "{informal: inform}", 7, '"informal" cannot be "inform"; did you mean "info"?'),
    ("  - bad: 'a «", "  - bat: 'a «", 16, '"bat" is not known in an example; did you mean "bad"?'),
    ("  - bad: 'a «percent» more'", "  - bad: 'a percent more'", 16, "a bad example marks what must be reported with «…»"),
    ("  - bad: 'the «", "  - fine: 'the «", 18, "only a bad example has marks «…»"),
    ("  - bad: 'the «percent»'\n    good: 'the per cent'\n", "", 15,
     "a rule needs two bad and two fine examples (good ones count); this has 1 and 1"),
    ("    good: 'a per cent more'\n", "", 15, "a rule needs two bad and two fine examples (good ones count); this has 2 and 1"),
    ("    good: 'a per cent more'", "    good: 'a per cent more'\n    as: phrases", 18,
     '"as" cannot be "phrases"; did you mean "phrase"?'),
    ("    good: 'a per cent more'", "    fine: 'a per cent more'", 16, 'an example has one of "bad", "fine", "todo" and "draft"'),
    ("'percent': per", '"\\bpercent": per', 13, 'the pattern "\x08percent" has a control character: in double quotation marks a'),
    ("check:\n", "check: a\nrest:\n", 9, '"rest" is not known in a rule file'),
    ("fix: safe\n", "fix: safe\nfix: none\n", 15, '"fix" stands twice, the first time in line 14'),
    ("source: A source", "source: House style #4, page 1", 4,
     '"#" behind a space begins a comment, so that "#4, page 1" is left out: put the whole text in quotation marks'),
    ("    'percent': per cent", "    ‘percent’: per cent", 13, "‘…’ are no quotation marks of YAML, but part of the text"),
    ("severity: error", "severity: no", 3, '"severity" cannot be "no"; did you mean "off"?'),
    ("kind: replace", "kind: substitution", 9, '"kind" cannot be "substitution"; did you mean "replace"?'),
    ("    good: 'a per cent more'", "    good: 'a per cent more'\n    as: paragraph", 18,
     '"as" cannot be "paragraph"; did you mean "operative"?'),
    ("[body -quotation, note]", "body - quotation", 10, '"-" leaves out the part that follows it, and no space may stand'),
    ("Not {found}", "Not {found", 11, 'in a message "{" and "}" stand around a word that is filled in'),
    ("rule: a-rule\n", "- rule\n", 2, "this is not valid YAML"),
    ("check:\n", "parts: cent\ncheck:\n", 8, '"parts" must be a mapping, lines of the form "name: pattern", and not a text'),
    ("check:\n", "parts: {Sum: cent}\ncheck:\n", 8, '"Sum" is no name for a part: it has small letters and hyphens only'),
    ("check:\n", "parts: {sum: 5}\ncheck:\n", 8, 'the part "sum" must be a pattern, or a list of them, and has a number'),
    ("check:\n", "parts: {sum: []}\ncheck:\n", 8, 'the part "sum" is an empty list'),
    ("check:\n", "parts:\n  sum: '{som}'\n  som: a\ncheck:\n", 9, 'there is no part "som" here for a pattern; a rule file'),
    ("check:\n", "parts: {a: cent}\ncheck:\n", 8, '"a" is no name for a part: it has at least two characters'),
    ("check:\n", "parts: {sum: ['']}\ncheck:\n", 8, 'the part "sum" has an empty pattern'),
    ("check:\n", "parts:\n  cent: cent\n  sum: '('\n  sums: '{sum}'\ncheck:\n", 9,
     'the part "cent" stands in no pattern; write it there as {cent}, or take it out'),
    ("'percent': per", "'{cents}': per", 13, 'there is no part "cents" here for a pattern; a rule file'),
    ("'percent': per", "'(?:(?:percent{1000}){1000}){1000}': per", 13,
     'the pattern "(?:(?:percent{1000}){1000}){1000}" is too large: what it repeats is longer than 10,000 characters when'),
    ("'percent': per", "'" + "(" * 500 + "percent" + ")" * 500 + "': per", 13,
     'the pattern "' + "(" * 200 + '…" is too large: its brackets are nested more than 100 deep'),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "line", "sentence"), ERRORS)
def test_what_is_wrong_is_told_with_its_line(pack: Path, right: str, wrong: str, line: int, sentence: str) -> None:
    assert right in GOOD
    path = write(pack, GOOD.replace(right, wrong, 1))
    with pytest.raises(RuleError) as caught:
        load([pack])
    assert str(caught.value).startswith(f"{path}, line {line}: {sentence}")
    assert "\n" not in str(caught.value)


def test_parts_of_patterns_are_written_once(pack: Path) -> None:
    parts = "parts:\n  sum: [percent, per-cent]\n  sums: '{sum}s?'\ncheck:\n"
    write(pack, GOOD.replace("check:\n", parts).replace("'percent': per", "'x{2,3}{sum}\\p{Lu}|\\{sums}|{sums}': per"))
    (rule,) = load([pack])
    assert list(rule.settings.swap) == ["x{2,3}(?:percent|per-cent)\\p{Lu}|\\{sums}|(?:(?:percent|per-cent)s?)"]


def test_a_wrong_pattern_with_parts_is_told_with_its_line(pack: Path) -> None:
    path = write(pack, GOOD.replace("check:\n", "parts: {sum: percent}\ncheck:\n").replace("'percent': per", "'{sum}(': per"))
    with pytest.raises(RuleError) as caught:
        load([pack])
    assert str(caught.value).startswith(f'{path}, line 14: the pattern "(?:percent)(" is not a regular expression')


def test_parts_of_parts_do_not_grow_without_end(pack: Path) -> None:
    grown = [f"  p{level}: '{{p{level - 1}}}{{p{level - 1}}}{{p{level - 1}}}{{p{level - 1}}}'" for level in range(1, 40)]
    parts = "\n".join(["parts:", "  p0: percent", *grown, "check:\n"])
    path = write(pack, GOOD.replace("check:\n", parts).replace("'percent': per", "'{p39}': per"))
    with pytest.raises(RuleError) as caught:
        load([pack])
    said = f'{path}, line 16: with its parts filled in, "{{p6}}{{p6}}{{p6}}{{p6}}" is longer than 100,000 characters'
    assert str(caught.value) == said


def test_parts_do_not_stand_in_patterns_without_number(pack: Path) -> None:
    patterns = "\n".join(f"    '{{sum}}{number}': per" for number in range(60))
    rule = GOOD.replace("check:\n", f"parts: {{sum: {'per cent' * 2500}}}\ncheck:\n").replace("    'percent': per cent", patterns)
    path = write(pack, rule)
    with pytest.raises(RuleError, match="the patterns up to here are longer than 1,000,000 characters") as caught:
        load([pack])
    assert (caught.value.file, caught.value.line) == (str(path), 64)


def test_a_slow_pattern_does_not_load(pack: Path) -> None:
    text = GOOD.replace("'percent': per", "'(?:p|e|pe|r|c)*(?:p|e|pe|r|c)*(?:p|e|pe|r|c)*(?:p|e|pe|r|c)*ent;': per")
    write(pack, text.replace("a «percent» more", f"a {'pe' * 400} «percent» ent;"))
    with pytest.raises(RuleError, match="seconds on an example of its own rule"):
        load([pack])


def test_an_empty_file(pack: Path) -> None:
    path = write(pack, "")
    with pytest.raises(RuleError) as caught:
        load([pack])
    assert str(caught.value) == f'{path}, line 1: a rule file must be a mapping, lines of the form "key: value", and not empty'


def test_every_example_may_be_of_another_form(pack: Path) -> None:
    extra = "  - fine: '*Notes* it;'\n    as: operative\n    organ: commission\n    stage: informal\n  - draft: 'a draft'\n"
    write(pack, GOOD.replace("examples:", "examples-as: note\nexamples:") + extra)
    (rule,) = load([pack], examples=True)
    assert [example.form for example in rule.examples] == ["note", "note", "operative", "draft"]
    assert (rule.examples[2].organ, rule.examples[2].stage) == ("commission", "informal")
    assert rule.examples[3].verdict == "fine"


def test_a_later_pack_overrides_an_earlier(pack: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    write(other, GOOD.replace("severity: error", "severity: info"))
    write(other, GOOD.replace("rule: a-rule", "rule: b-rule"), "b-rule")
    rules = load([pack, other])
    assert rules.names == ("a-rule", "b-rule")
    assert [(rule.severity, rule.pack) for rule in rules] == [("info", "other"), ("error", "other")]
    assert load([other, pack]).get("a-rule") == load([pack]).get("a-rule")


def test_a_rule_file_is_a_pack_of_one(pack: Path) -> None:
    assert load([pack / "a-rule.yml"]).names == ("a-rule",)


def test_folders_in_a_pack(pack: Path) -> None:
    (pack / "more").mkdir()
    write(pack / "more", GOOD.replace("rule: a-rule", "rule: b-rule"), "b-rule")
    assert load([pack]).names == ("a-rule", "b-rule")
    write(pack / "more", GOOD)
    with pytest.raises(RuleError, match="has a rule of this name already"):
        load([pack])


def test_packs_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r'^there is no pack "uno"; did you mean "un"'):
        load(["uno"])
    with pytest.raises(RuleError, match=r"^there is no folder or file of rules"):
        load([tmp_path / "nowhere"])
    (tmp_path / "empty").mkdir()
    with pytest.raises(RuleError, match="the folder has no rule files"):
        load([tmp_path / "empty"])


def test_the_pack_of_the_program_is_found() -> None:
    rules = load()
    assert "per-cent" in rules
    assert rules.nearest("percent") == '; did you mean "per-cent"?'
    assert all(rule.source for rule in rules)


def test_the_cache_gives_the_same_rules(pack: Path, cache_folder: Path) -> None:
    cold = load([pack])
    assert list(cache_folder.glob("rules-*.bin"))
    warm = load([pack])
    for one, other in zip(cold, warm, strict=True):
        assert replace(one, examples=()) == other
        assert one.settings == other.settings
        assert [list(rule.expected.finder.texts) for rule in (one, other)] == [["percent"]] * 2
        assert one.triggers == other.triggers == (one.expected.needing["percent", True],)


def test_the_cache_follows_its_files(pack: Path) -> None:
    load([pack])
    path = write(pack, GOOD.replace("severity: error", "severity: warning"))
    os.utime(path, ns=(1, 1))
    assert next(iter(load([pack]))).severity == "warning"
    write(pack, GOOD.replace("rule: a-rule", "rule: b-rule"), "b-rule")
    assert len(load([pack])) == 2
    (pack / "b-rule.yml").unlink()
    assert len(load([pack])) == 1


def kept_rules(place: Path) -> list[str]:
    return [rule["name"] for rule in marshal.loads(cache.read(place) or b"")["rules"]]


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff" * 100])
def test_a_spoilt_cache_is_made_again(pack: Path, cache_folder: Path, content: bytes) -> None:
    load([pack])
    (place,) = cache_folder.glob("rules-*.bin")
    place.write_bytes(content)
    assert len(load([pack])) == 1
    assert kept_rules(place) == ["a-rule"]


@pytest.mark.parametrize("content", [None, {}, [], {"key": 1, "rules": [{"name": 1}]}])
def test_a_cache_of_another_form_is_made_again(pack: Path, cache_folder: Path, content: Any) -> None:
    load([pack])
    (place,) = cache_folder.glob("rules-*.bin")
    cache.write(place, marshal.dumps(content))
    assert len(load([pack])) == 1
    assert kept_rules(place) == ["a-rule"]


def test_settings_that_cannot_be_read_are_made_again(pack: Path) -> None:
    load([pack])
    (rule,) = load([pack])
    assert replace(rule, ready=b"no pickle").settings == rule.settings


def test_a_cache_that_cannot_be_written_is_no_error(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "folder", lambda: None)
    assert len(load([pack])) == 1


def test_with_a_warm_cache_yaml_is_not_imported(pack: Path) -> None:
    load([pack])
    code = (
        "import sys; from pathlib import Path; from reslint.packs import load;"
        f"print(len(load([Path({str(pack)!r})])), 'yaml' in sys.modules, 'regex' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "False", "False"]


def rule(summary: str = "A summary.", **more: object) -> Rule:
    return Rule("a-rule", summary, "error", "A source", "replace", {"swap": {"percent": "per cent"}}, **more)  # type: ignore[arg-type]


def test_a_configuration_overrides() -> None:
    changed = overridden(rule(organs={"security-council": "off"}), "info", {"unless": ["ten percent"], "in": "note"})
    assert changed.severity_for("security-council", "tabled") == "info"
    assert changed.settings.unless == ("ten percent",)
    assert changed.settings.swap == {"percent": "per cent"}
    assert changed.where == selector("note")
    kept = overridden(rule(organs={"security-council": "off"}), options={"message": "No."})
    assert (kept.message, kept.severity_for("security-council", "tabled")) == ("No.", "off")


@pytest.mark.parametrize(
    ("kind", "options", "path", "sentence"),
    [
        ("call", {"notation": ["supersript"]}, ("notation", 0), '"notation" cannot be "supersript"; did you mean "superscript"?'),
        ("sequence", {"of": "annexes", "report": ["order", "orders"]}, ("report", 1), '"report" cannot be "orders"; did you mean'),
        ("sequence", {"of": ["annexes", "sections"]}, ("of",),
         '"of" must be one of operatives, preambulars, subparagraphs, sections, annexes, not a list'),
        ("sequence", {"of": "annexes", "report": [["order"]]}, ("report", 0),
         '"report" must be one of order, repeat, practice, not a list'),
        ("masthead", {"cases": ["a"]}, ("cases", 0), '"cases" must be a mapping'),
    ],
)  # fmt: skip
def test_a_wrong_word_is_told_by_its_setting(
    kind: str, options: dict[str, object], path: tuple[object, ...], sentence: str
) -> None:
    with pytest.raises(SettingError) as caught:
        settings_of(kind, options)
    assert (caught.value.path, str(caught.value)[: len(sentence)]) == (path, sentence)


@pytest.mark.parametrize(
    ("options", "path", "sentence"),
    [
        ({"unles": ["a"]}, ("unles",), '"unles" is not known here; did you mean "unless"?'),
        ({"unless": ["("]}, ("unless", 0), 'the pattern "(" is not a regular expression'),
        ({"unless": ["ten {sum}"]}, ("unless", 0), 'there is no part "sum" here for a pattern'),
        ({"in": "bodi"}, ("in",), '"bodi" is no part of a draft; did you mean "body"?'),
        ({"message": 5}, ("message",), '"message" must be a text'),
    ],
)
def test_a_configuration_that_cannot_be_followed(options: dict[str, object], path: tuple[str | int, ...], sentence: str) -> None:
    with pytest.raises(SettingError) as caught:
        overridden(rule(), options=options)
    assert caught.value.path == path
    assert str(caught.value).startswith(sentence)


def test_messages_fill_in_words() -> None:
    finding = rule(message="{label}: {found} {right} {other-word} {unknown}").finding_at(
        "", Span(0, 0), found="a  b", right="c", other_word="d"
    )
    assert finding.message == "the draft: a b c d {unknown}"
    assert rule().finding_at("OP1", Span(0, 0), "{found}", found="x" * 200).message == "x" * 78 + " …"
    assert rule().finding_at("OP1", Span(0, 0)).message == "A summary"
    quoted = rule('The words are "per cent", not "percent".')
    assert quoted.finding_at("", Span(0, 0)).message == "The words are “per cent”, not “percent”"
