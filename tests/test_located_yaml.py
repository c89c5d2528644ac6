"""YAML with lines: strict, safe, and kind to who wrote it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reslint.located_yaml import LIMIT, Located, YamlError, load, nearest


def wrong(text: str) -> str:
    with pytest.raises(YamlError) as caught:
        load(text, "house.yml")
    return str(caught.value)


def test_values_and_lines() -> None:
    document = load("first: 1\nsecond:\n  - yes\n  - 2.5\nthird: {fourth: null}\n", "house.yml")
    assert document.plain() == {"first": 1, "second": ["yes", 2.5], "third": {"fourth": None}}
    assert document.key_lines == {"first": 1, "second": 2, "third": 5}
    second = document.get("second")
    assert second is not None and isinstance(second.value, list)
    assert [item.line for item in second.value] == [3, 4]
    assert str(document.error("is odd", "second")) == "house.yml, line 2: is odd"


@pytest.mark.parametrize("word", ["off", "on", "no", "yes", "1975-01-01", "1:30", "0x1f", "<<"])
def test_words_stay_words(word: str) -> None:
    assert load(f"- {word}").plain() == [word]


def test_quoted_numbers_are_words() -> None:
    assert load("- '1'\n- \"true\"\n- ''\n- 1").plain() == ["1", "true", "", 1]


@pytest.mark.parametrize("text", ["", "# nothing\n", "\ufeff"])
def test_nothing(text: str) -> None:
    assert load(text).value is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a: 1\nb: 2\na: 3", 'house.yml, line 3: "a" stands twice, the first time in line 1'),
        ("a: 1\nb: c: d", "house.yml, line 2: this is not valid YAML: a text with a colon"),
        ("a:\n\t- b", "house.yml, line 2: this is not valid YAML: lines are indented with spaces"),
        ("a: %b", "house.yml, line 1: this is not valid YAML: a text that begins with a sign"),
        ("a: *b", 'house.yml, line 1: a text that begins with "*" needs quotation marks'),
        ("a: &b c", 'house.yml, line 1: a text that begins with "&" needs quotation marks'),
        ("a: !!python/object:os.system x", 'house.yml, line 1: a text that begins with "!" needs quotation marks'),
        ("a\n---\nb", "house.yml, line 2: the file holds more than one document"),
        ("[a, b]: c", "house.yml, line 1: a key must be a text"),
        ("a: [b", 'house.yml, line 1: this is not valid YAML: "]" or a comma is missing in what begins here'),
        ("a: [\n", 'house.yml, line 1: this is not valid YAML: "]" or a comma is missing in what begins here'),
        ("a: b # [\nc: {d: '[',", 'house.yml, line 2: this is not valid YAML: "}" or a comma is missing in what begins here'),
        ("a: [*.md]", 'house.yml, line 1: this is not valid YAML: a text that begins with "*" needs quotation marks'),
        ("a:\n  - **/x", 'house.yml, line 2: this is not valid YAML: a text that begins with "*" needs quotation marks'),
        ('a: "b\nc: d\n', "house.yml, line 1: this is not valid YAML: a quotation mark that begins here is not closed"),
        ("a: 'b's'\nc: d", "house.yml, line 1: this is not valid YAML: more stands behind the quotation mark that ends a text"),
        (
            "- a: 'b\n  c: 'd'",
            "house.yml, line 2: this is not valid YAML: more stands behind the quotation mark that ends a text",
        ),
        ("- a: 'b'\n   c: 'd'", "house.yml, line 2: this is not valid YAML: this line is not indented as those"),
        ("- a: b\n   c: d", "house.yml, line 2: this is not valid YAML: this line goes on with the text of the line above"),
        ("a: b\n- c", "house.yml, line 2: this is not valid YAML: this line is not indented as those"),
        ("a: - b", "house.yml, line 1: this is not valid YAML: a list begins on a line of its own"),
        ("a: b\nc\nd: e", 'house.yml, line 2: this is not valid YAML: a line must be of the form "key: value"'),
        ("a: b]\nc: [d]]", "house.yml, line 2: this is not valid YAML: a bracket is closed that was not opened"),
        ("a: [b] c", 'house.yml, line 1: this is not valid YAML: a text that begins with "[" or "{" needs'),
        ("a: |b", 'house.yml, line 1: this is not valid YAML: a text that begins with "|"'),
        ("%YAML 1.2\na: b", "house.yml, line 2: this is not valid YAML: its structure is broken"),
        ("a: b\x07", "house.yml, line 1: there is a control character"),
        ("a: \ud800", "house.yml, line 1: there is half a character"),
        ("[" * 500, "house.yml, line 1: "),
        ("a:\n" + "".join(" " * depth + "- \n" for depth in range(1, 100)), "house.yml, line 6"),
    ],
)
def test_what_is_wrong_is_one_sentence(text: str, sentence: str) -> None:
    told = wrong(text)
    assert told.startswith(sentence)
    assert "\n" not in told


def test_what_is_cut_off_is_told_in_texts_that_people_write() -> None:
    assert load("a: b #4\n‘c’: d # e", "house.yml").plain() == {"a": "b", "‘c’": "d"}
    assert load("a: b # c\nd: 'e #4'\n'“f”': “g”", "house.yml", prose=True).plain() == {"a": "b", "d": "e #4", "“f”": "“g”"}
    for text, line in (("a: é\nb: «x» #4", 2), ("a: b\n  c #4", 2), ("“a”: b", 1)):
        with pytest.raises(YamlError, match=f"line {line}: "):
            load(text, "house.yml", prose=True)


def test_growing_aliases_are_refused_at_once() -> None:
    bomb = "a: &a [x, x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    assert "line 1" in wrong(bomb)


def test_too_large() -> None:
    assert "larger than 2 MB" in wrong("#" * (LIMIT + 1))


def test_files(tmp_path: Path) -> None:
    file = tmp_path / "x.yml"
    file.write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert load(file).plain() == {"a": 1}
    file.write_bytes(b"a: 1\nb: \xff\n")
    with pytest.raises(YamlError, match="line 2: the file is not UTF-8"):
        load(file)
    file.write_bytes(b"#" * (LIMIT + 1))
    with pytest.raises(YamlError, match="larger than 2 MB"):
        load(file, "x.yml")
    with pytest.raises(YamlError, match="cannot be read"):
        load(tmp_path / "missing.yml")


def test_nouns() -> None:
    assert [Located(value, 1).noun for value in (None, True, 2, "x", [], {})] == [
        "empty",
        "true or false",
        "a number",
        "a text",
        "a list",
        "a mapping",
    ]


def test_nearest() -> None:
    assert nearest("erorr", ["error", "warning"]) == '; did you mean "error"?'
    assert nearest("zzz", ["error", "warning"]) == ""
    # A word that only ends alike is hardly meant; others are known to be.
    assert nearest("institution", ["citation"]) == nearest("no", ["info"]) == ""
    assert nearest("no", ["info", "off"]) == '; did you mean "off"?'
