"""A rule file, read strictly: one rule and its examples, or an error with file, line and the nearest right word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from reslint.finding import SEVERITIES
from reslint.kinds import KINDS, kind_module, objections, settings_class, settings_of
from reslint.located_yaml import Located, YamlError, load, nearest
from reslint.matching.expressions import expression
from reslint.matching.haystack import NOTHING
from reslint.matching.patterns import PatternError, trial
from reslint.matching.sizes import told
from reslint.packs.parts import filled, read_parts, refuse_unused
from reslint.rules import FIXES, Example, Rule, RuleError
from reslint.selectors import ORGANS, STAGES, Selector
from reslint.settings import SettingError, patterns_in, selector_words, settings_in

__all__ = ["FORMS", "MARKS", "checked_settings", "overridden", "read_rule"]

KEYS = (
    "rule",
    "summary",
    "severity",
    "source",
    "parts",
    "check",
    "fix",
    "why",
    "organs",
    "stages",
    "measured",
    "yields-to",
    "examples-as",
    "examples",
)
REQUIRED = ("rule", "summary", "severity", "source", "check", "examples")
KEYS_OF_EXAMPLES = ("bad", "good", "fine", "todo", "draft", "as", "organ", "stage")
FORMS = (
    "phrase",
    "preambular",
    "operative",
    "subparagraph",
    "note",
    "title",
    "sponsors",
    "masthead",
    "closing",
    "enacting",
    "draft",
)
WORDS = ("found", "label", "summary")
"""What the message of any rule may fill in."""

NAME = expression(r"[a-z]+(?:-[a-z0-9]+)*\Z")
MARKS = expression(r"«([^«»]*)»")

_LEAST = 2


def read_rule(path: Path, pack: str = "", trying: bool = True) -> Rule:
    """The rule in the file. ``trying``: its patterns are tried on its examples, which takes long. Raises RuleError."""
    try:
        return _rule(load(path, prose=True), path, pack, trying)
    except RuleError:
        raise
    except YamlError as error:
        raise RuleError(error.file, error.line, error.sentence) from None


def _with_options(rule: Rule, options: Mapping[str, Any]) -> Rule:
    """The rule with some settings of its check replaced. Raises SettingError."""
    known = {*settings_in(settings_class(rule.kind)), "in", "message", "severity"}
    for key in options:
        if key not in known:
            raise SettingError(
                (key,), f'"{key}" is not known here{nearest(key, known) or "; known are " + ", ".join(sorted(known))}'
            )
    rest = {key: value for key, value in options.items() if key not in ("in", "message")}
    together = {**rule.options, **rest}
    where = selector_words(options["in"], ("in",)) if "in" in options else rule.where
    message = options.get("message", rule.message)
    if not isinstance(message, str):
        raise SettingError(("message",), '"message" must be a text')
    _check_message(message, _words_of(rule.kind))
    # The parts of a rule's patterns are its file's own.
    filled(settings_class(rule.kind), rest, {})
    checked_settings(rule.kind, together)
    return replace(rule, options=together, where=where, message=message, expected=NOTHING, triggers=(), ready=b"")


def overridden(rule: Rule, severity: str | None = None, options: Mapping[str, Any] | None = None) -> Rule:
    """The rule as a configuration wants it: ``severity`` for every organ and stage, ``options`` over its own settings.

    Raises SettingError for a setting that the kind does not know or that has the wrong type.
    """
    changed = _with_options(rule, options) if options else rule
    return changed if severity is None else replace(changed, severity=severity, organs={}, stages={})


def _rule(root: Located, path: Path, pack: str, trying: bool) -> Rule:
    _keys(root, KEYS, "a rule file")
    name = _text(root, "rule")
    if not NAME.match(name):
        raise root.error(f'"{name}" is no name for a rule: it has small letters and hyphens only, as per-cent has', "rule")
    if name != path.stem:
        raise root.error(f'the rule is called "{name}", so its file must be called {name}.yml', "rule")
    check = _required(root, "check")
    _keys(check, None, '"check"')
    kind = _choice(check, "kind", KINDS)
    module = kind_module(kind)
    examples = _examples(root)
    options = {key: value.plain() for key, value in _mapping(check).items() if key not in ("kind", "in", "message")}
    texts = tuple(MARKS.sub(r"\1", example.text) for example in examples)
    parts, written = read_parts(root), dict[str, str]()
    try:
        if trying or parts:
            options, written = filled(settings_class(kind), options, parts)
        if trying:
            refuse_unused(root, written.values())
            checked_settings(kind, options, texts)
        where = _where(check, getattr(module, "WHERE", "body"))
    except SettingError as error:
        raise _locate(check, error, written) from None
    return Rule(
        name=name,
        summary=_text(root, "summary"),
        severity=_choice(root, "severity", SEVERITIES),
        source=_text(root, "source"),
        kind=kind,
        options=options,
        where=where,
        message=_message(check, _words_of(kind)),
        fix=_choice(root, "fix", FIXES, "none"),
        why=_text(root, "why", ""),
        measured=_text(root, "measured", ""),
        organs=_severities(root, "organs", ORGANS),
        stages=_severities(root, "stages", STAGES),
        yields_to=_names(root, "yields-to"),
        pack=pack,
        path=str(path),
        examples=examples,
    )


def checked_settings(kind: str, options: Mapping[str, Any], texts: tuple[str, ...] = ()) -> Any:
    """The settings of the kind, whose patterns have been tried on the texts. Raises SettingError."""
    settings = settings_of(kind, options)
    for place in patterns_in(settings_class(kind), options):
        try:
            trial(place.source, texts)
        except PatternError as error:
            raise SettingError(place.path, f'the pattern "{told(place.source)}" {error}') from None
    for objection in objections(kind, settings):
        raise SettingError(_path(objection, options), objection)
    return settings


def _path(objection: str, options: Any) -> tuple[str, ...]:
    """The way to the setting that an objection names in quotation marks."""
    path: list[str] = []
    for word in expression(r'"([^"]+)"').findall(objection):
        if isinstance(options, Mapping) and word in options:
            path.append(word)
            options = options[word]
    return tuple(path)


def _where(check: Located, otherwise: str) -> Selector:
    written = check.get("in")
    return selector_words(otherwise if written is None else written.plain(), ("in",))


def _message(check: Located, words: tuple[str, ...]) -> str:
    message = _text(check, "message", "")
    try:
        _check_message(message, words)
    except SettingError as error:
        raise _locate(check, error) from None
    return message


def _words_of(kind: str) -> tuple[str, ...]:
    """The words that a message of the kind may fill in."""
    return (*getattr(kind_module(kind), "WORDS", ()), *WORDS)


def _check_message(message: str, words: tuple[str, ...]) -> None:
    rest = expression(r"\{[^{}]*\}").sub("", message)
    if "{" in rest or "}" in rest:
        raise SettingError(
            ("message",), 'in a message "{" and "}" stand around a word that is filled in, and one of them is missing'
        )
    for word in expression(r"\{([^{}]*)\}").findall(message):
        if word not in words:
            hint = nearest(word, words) or "; it has " + ", ".join(words)
            raise SettingError(("message",), f'a message has no "{{{word}}}" here{hint}')


def _locate(check: Located, error: SettingError, written: Mapping[str, str] = {}) -> YamlError:
    """The error at the line that its path leads to, or as near to it as the file goes.

    ``written``: patterns as they stand in the file, by what they became with their parts.
    """
    at = check
    line = check.line
    for found in error.path:
        step = written.get(found, found) if isinstance(found, str) else found
        if isinstance(at.value, dict) and isinstance(step, str) and step in at.value:
            line = at.key_lines.get(step, line)
            at = at.value[step]
        elif isinstance(at.value, list) and isinstance(step, int) and step < len(at.value):
            at = at.value[step]
            line = at.line
    return YamlError(check.file, line, str(error))


def _mapping(node: Located) -> dict[str, Located]:
    return node.value if isinstance(node.value, dict) else {}


def _keys(node: Located, known: tuple[str, ...] | None, what: str) -> None:
    if not isinstance(node.value, dict):
        raise node.error(f'{what} must be a mapping, lines of the form "key: value", and not {node.noun}')
    for key in node.value:
        if known is not None and key not in known:
            raise node.error(f'"{key}" is not known in {what}{nearest(key, known) or "; it knows " + ", ".join(known)}', key)


def _required(node: Located, key: str) -> Located:
    found = node.get(key)
    if found is None or found.value is None:
        raise node.error(f'"{key}" is missing{_MISSING.get(key, "")}')
    return found


_MISSING = {"source": "; every rule says on whose authority it speaks"}


def _text(node: Located, key: str, otherwise: str | None = None) -> str:
    if otherwise is not None and node.get(key) is None:
        return otherwise
    found = _required(node, key)
    if isinstance(found.value, int | float) and not isinstance(found.value, bool):
        raise node.error(f'"{key}" must be a text; put {found.value} in quotation marks', key)
    if not isinstance(found.value, str):
        raise node.error(f'"{key}" must be a text and not {found.noun}', key)
    if not found.value.strip():
        raise node.error(f'"{key}" is empty{_MISSING.get(key, "")}', key)
    return found.value.strip() if "\n" in found.value else found.value


def _choice(node: Located, key: str, words: tuple[str, ...], otherwise: str | None = None) -> str:
    word = _text(node, key, otherwise)
    if word not in words:
        raise node.error(f'"{key}" cannot be "{word}"{nearest(word, words) or "; it may be " + ", ".join(words)}', key)
    return word


def _severities(root: Located, key: str, words: tuple[str, ...]) -> dict[str, str]:
    node = root.get(key)
    if node is None:
        return {}
    _keys(node, words, f'"{key}"')
    return {word: _choice(node, word, SEVERITIES) for word in _mapping(node)}


def _names(root: Located, key: str) -> tuple[str, ...]:
    """A rule's name, or a list of them."""
    node = root.get(key)
    if node is None:
        return ()
    listed = node.value if isinstance(node.value, list) else [node]
    for entry in listed:
        if not isinstance(entry.value, str) or not NAME.match(entry.value):
            raise entry.error(f'"{key}" has the names of rules, and not {entry.noun}')
    return tuple(str(entry.value) for entry in listed)


def _examples(root: Located) -> tuple[Example, ...]:
    node = _required(root, "examples")
    if not isinstance(node.value, list):
        raise node.error(f'"examples" must be a list, lines of the form "- bad: ...", and not {node.noun}')
    form = _choice(root, "examples-as", FORMS, "phrase")
    examples = tuple(_example(entry, form) for entry in node.value)
    bad = sum(example.verdict == "bad" for example in examples)
    fine = sum(example.verdict == "fine" or example.good is not None for example in examples)
    if bad < _LEAST or fine < _LEAST:
        raise root.error(f"a rule needs two bad and two fine examples (good ones count); this has {bad} and {fine}", "examples")
    return examples


def _example(entry: Located, form: str) -> Example:
    _keys(entry, KEYS_OF_EXAMPLES, "an example")
    said = [key for key in ("bad", "fine", "todo", "draft") if entry.get(key)]
    if not said and entry.get("good"):
        said = ["good"]
    if len(said) != 1:
        raise entry.error('an example has one of "bad", "fine", "todo" and "draft"')
    text = _text(entry, said[0])
    marked = MARKS.search(text) is not None
    verdict = {"good": "fine", "draft": "bad" if marked else "fine"}.get(said[0], said[0])
    if verdict == "bad" and not marked:
        raise entry.error("a bad example marks what must be reported with «…»", said[0])
    if verdict == "fine" and marked:
        raise entry.error("only a bad example has marks «…»", said[0])
    good = _text(entry, "good") if said[0] != "good" and entry.get("good") else None
    if good is not None and verdict != "bad":
        raise entry.error('"good" stands beside "bad" only', "good")
    return Example(
        verdict=verdict,
        text=text,
        good=good,
        form="draft" if said[0] == "draft" else _choice(entry, "as", FORMS, form),
        organ=_choice(entry, "organ", ORGANS, "") if entry.get("organ") else "",
        stage=_choice(entry, "stage", STAGES, "") if entry.get("stage") else "",
        line=entry.line,
    )
