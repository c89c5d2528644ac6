"""JSON Schema (draft 7) of rule files, packs and configurations, so that editors complete and check while a person types.

It comes from what the loaders go by: their tables of keys, the ``Settings`` of the kinds, the words of selectors.
"""

from __future__ import annotations

import json
import types
from collections import abc
from collections.abc import Callable, Iterable, Sequence
from inspect import cleandoc
from typing import Any, Literal, Union, get_args, get_origin

from reslint import config
from reslint.finding import SEVERITIES
from reslint.kinds import KINDS, kind_module, settings_class
from reslint.matching.patterns import Regex
from reslint.packs import page, parts, rule_file
from reslint.profile import AUTO
from reslint.rules import FIXES, Rule
from reslint.selection import SUPPRESSION
from reslint.selectors import ORGANS, PARAGRAPHS, RANGES, STAGES, Selector
from reslint.settings import is_group, settings_in

__all__ = ["SCHEMAS", "config_schema", "encoded", "pack_schema", "rule_schema"]

Schema = dict[str, Any]

_DIALECT = "http://json-schema.org/draft-07/schema#"
_FILLED = r"\S"
_SELECTOR = {"$ref": "#/definitions/selector"}
_SEVERITY = {"enum": list(SEVERITIES)}
_PART = {"type": "string", "minLength": 1}
_NAME = {"type": "string", "pattern": f"^{rule_file.NAME.pattern}".replace(r"\Z", "$")}

_WORDS_OF_RULES = {
    "rule": "The rule's name, as the file's: small letters and hyphens.",
    "summary": "What is right, in one sentence.",
    "severity": "error: an editor would certainly correct it; warning: almost certainly; info: worth a look; off: not asked.",
    "source": "On whose authority the rule speaks.",
    "parts": "Parts that patterns have in common, by a name: {name} in a pattern stands for one.",
    "check": "What is looked for, and where.",
    "fix": "safe: the meaning cannot change and there is one answer; suggested: for a person to judge; none.",
    "why": "A short paragraph for those who ask why.",
    "organs": "Other severities for drafts of some organs.",
    "stages": "Other severities for drafts of some stages.",
    "measured": "What the rule has been seen to do on official texts.",
    "yields-to": "Rules that say the same with more reason where both speak.",
    "examples-as": "What the examples are, where they do not say it themselves.",
    "examples": "At least two bad and two fine (or good) ones. They are the rule's tests and its documentation.",
}
_WORDS_OF_EXAMPLES = {
    "bad": "A text in which «…» marks exactly what must be reported.",
    "good": "What the correction of the bad one gives, or a clean text.",
    "fine": "A text in which the rule finds nothing.",
    "todo": "A case that is known to be missed.",
    "draft": "A whole draft in Markdown; bad where it has marks.",
    "as": "What the text is.",
    "organ": "Who speaks in the draft around it.",
    "stage": "The stage of the draft around it.",
}
_WORDS_OF_CONFIGURATION = {
    "extends": "Packs of rules: names, or folders beside this file.",
    "organ": "Who speaks; auto: told from the draft.",
    "stage": "How far the draft is; auto: told from the draft.",
    "rules": "Severities of rules, or mappings with a severity and settings.",
    "paths": "Other choices for the files that a glob means.",
    "exclude": "Globs of files that are not checked.",
}


_WORDS_OF_PACKS = {
    "pack": "The pack's name: small letters and hyphens.",
    "summary": "What the pack is, in one sentence.",
    "extends": "Packs that this one is based on: names, or folders beside this one.",
    "organ": "Who speaks in the drafts that the pack is for.",
    "stage": "The stage of the drafts that the pack is for.",
    "rules": "Changes to rules of this pack and of those that it extends.",
}


def encoded(schema: Schema) -> str:
    """The schema as the text of a file."""
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def rule_schema() -> Schema:
    """The schema of a rule file."""
    named: dict[str, Schema] = {
        "rule": _NAME,
        "severity": _SEVERITY,
        "parts": {
            "type": "object",
            "propertyNames": {"pattern": f"^{parts.NAME}$"},
            "additionalProperties": _one_or_many(_PART, 1),
        },
        "check": _check(),
        "fix": {"enum": list(FIXES)},
        "organs": _mapping(dict.fromkeys(ORGANS, _SEVERITY)),
        "stages": _mapping(dict.fromkeys(STAGES, _SEVERITY)),
        "yields-to": _one_or_many({"$ref": "#/properties/rule"}),
        "examples-as": {"enum": list(rule_file.FORMS)},
        "examples": {"type": "array", "minItems": 2, "items": _example()},
    }
    keys = {key: named.get(key, {"type": "string", "pattern": _FILLED}) for key in rule_file.KEYS}
    return {
        "$schema": _DIALECT,
        "title": "A rule of reslint",
        **_mapping(_told(keys, _WORDS_OF_RULES), rule_file.REQUIRED),
        "definitions": {"selector": _selector()},
    }


def config_schema(rules: Iterable[Rule]) -> Schema:
    """The schema of ``.reslint.yml``, which completes the names and settings of the rules."""
    named = {**_choices(), "exclude": _one_or_many({"type": "string", "pattern": "[^/]"})}
    named["rules"] = _or_nothing(named["rules"])
    named["exclude"] = _or_nothing(named["exclude"])
    inner = {key: named[key] for key in config.KEYS_OF_PATHS}
    entry = _mapping(_told(inner, _WORDS_OF_CONFIGURATION))
    named["paths"] = _or_nothing({"type": "object", "additionalProperties": entry})
    return {
        "$schema": _DIALECT,
        "title": "A configuration of reslint",
        **_mapping(_told({key: named[key] for key in config.KEYS}, _WORDS_OF_CONFIGURATION)),
        "type": ["object", "null"],
        "definitions": _definitions(rules),
    }


def pack_schema(rules: Iterable[Rule]) -> Schema:
    """The schema of ``pack.yml``, which completes the names and settings of the rules."""
    named: dict[str, Schema] = {
        **_choices(),
        "pack": _NAME,
        "summary": {"type": "string", "pattern": _FILLED},
    }
    return {
        "$schema": _DIALECT,
        "title": "A pack of rules of reslint",
        **_mapping(_told({key: named[key] for key in page.KEYS}, _WORDS_OF_PACKS), page.REQUIRED),
        "definitions": _definitions(rules),
    }


SCHEMAS: dict[str, Callable[[Iterable[Rule]], Schema]] = {
    "rule": lambda rules: rule_schema(),
    "pack": pack_schema,
    "config": config_schema,
}
"""The files that have a schema, and how it is made where these rules are known."""


def _choices() -> dict[str, Schema]:
    """What configurations and packs have in common."""
    return {
        "extends": _one_or_many({"type": "string", "minLength": 1}, least=1),
        "organ": {"enum": [AUTO, *ORGANS]},
        "stage": {"enum": [AUTO, *STAGES]},
        "rules": {"$ref": "#/definitions/rules"},
    }


def _definitions(rules: Iterable[Rule]) -> dict[str, Schema]:
    listed = list(rules)
    entries: dict[str, Schema] = {rule.name: _choice(rule.kind, rule.summary) for rule in listed}
    entries[SUPPRESSION] = _SEVERITY
    # Rules of a house: their names and settings are not known here.
    others = {"anyOf": [_SEVERITY, {"type": "object", "properties": {"severity": _SEVERITY}}]}
    return {
        "selector": _selector(),
        "rules": {"type": "object", "properties": dict(sorted(entries.items())), "additionalProperties": others},
        **{
            f"settings-of-{kind}": _mapping({"severity": _SEVERITY, **_settings(kind)})
            for kind in sorted({rule.kind for rule in listed})
        },
    }


def _choice(kind: str, summary: str) -> Schema:
    return {"description": summary, "anyOf": [_SEVERITY, {"$ref": f"#/definitions/settings-of-{kind}"}]}


def _told(keys: dict[str, Schema], words: dict[str, str]) -> dict[str, Schema]:
    return {key: {"description": words[key], **schema} if key in words else schema for key, schema in keys.items()}


def _mapping(properties: dict[str, Schema], required: Sequence[str] = ()) -> Schema:
    schema: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
    return {**schema, "required": list(required)} if required else schema


def _or_nothing(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _one_or_many(schema: Schema, least: int = 0) -> Schema:
    return {"anyOf": [schema, {"type": "array", "items": schema, **({"minItems": least} if least else {})}]}


def _selector() -> Schema:
    """Selectors, as ``reslint.selectors`` reads them: words in a row, between commas."""
    part = f"-?(?:{'|'.join((*PARAGRAPHS, *RANGES))})|organ:(?:{'|'.join(ORGANS)})|stage:(?:{'|'.join(STAGES)})"
    row = rf"\s*(?:{part})(?:\s+(?:{part}))*\s*"
    words = ", ".join((*PARAGRAPHS, *RANGES))
    return {
        "description": f"Parts of a draft: {words}. Words in a row narrow, a comma or a list unites, a hyphen leaves out.",
        **_one_or_many({"type": "string", "pattern": f"^{row}(?:,{row})*$"}, least=1),
    }


def _check() -> Schema:
    rules = [
        {
            "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
            "then": _mapping({"kind": {"description": _first(kind_module(kind).__doc__)}, **_settings(kind)}, _required(kind)),
        }
        for kind in KINDS
    ]
    return {"type": "object", "required": ["kind"], "properties": {"kind": {"enum": list(KINDS)}}, "allOf": rules}


def _first(text: str | None) -> str:
    return " ".join(cleandoc(text or "").split("\n\n")[0].split())


def _required(kind: str) -> list[str]:
    return _needed(settings_class(kind))


def _needed(schema: type) -> list[str]:
    return [key for key, setting in settings_in(schema).items() if setting.required]


def _settings(kind: str) -> dict[str, Schema]:
    """What stands beside the name of the kind: the two keys that every kind has, and its own."""
    words = "|".join((*getattr(kind_module(kind), "WORDS", ()), *rule_file.WORDS))
    message = {
        "description": f"What a finding says. It may have {{{'}, {'.join(words.split('|'))}}}.",
        "type": "string",
        "not": {"pattern": rf"\{{(?!(?:{words})\}})[^{{}}]*\}}"},
    }
    return {"in": _SELECTOR, "message": message, **_fields(settings_class(kind))}


def _fields(schema: type) -> dict[str, Schema]:
    return {key: _of(setting.type) for key, setting in settings_in(schema).items()}


_SIMPLE = {str: "string", bool: "boolean", int: "integer", float: "number", Regex: "string"}


def _of(kind: Any) -> Schema:
    """The schema of a type of setting; see ``reslint.settings``, which says what each takes."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, types.UnionType):
        inner = next(argument for argument in arguments if argument is not type(None))
        return {"anyOf": [_of(inner), {"type": "null"}]} if type(None) in arguments else _of(inner)
    if origin is tuple:
        return _one_or_many(_of(arguments[0]))
    if origin is abc.Mapping:
        return {"type": "object", "additionalProperties": _of(arguments[1])}
    if kind is Selector:
        return _SELECTOR
    if is_group(kind):
        return _mapping(_fields(kind), _needed(kind))
    return {"type": _SIMPLE[kind]}


def _example() -> Schema:
    marks = rule_file.MARKS.pattern.replace("(", "").replace(")", "")
    text: Schema = {"type": "string", "pattern": _FILLED}
    named: dict[str, Schema] = {
        "bad": {"type": "string", "pattern": marks},
        "good": {**text, "not": {"pattern": marks}},
        "fine": {**text, "not": {"pattern": marks}},
        "as": {"enum": list(rule_file.FORMS)},
        "organ": {"enum": list(ORGANS)},
        "stage": {"enum": list(STAGES)},
    }
    keys = {key: named.get(key, text) for key in rule_file.KEYS_OF_EXAMPLES}
    alone = [{"required": [key]} for key in ("bad", "fine", "todo", "draft")]
    no_good = {"not": {"required": ["good"]}}
    either = [
        {"required": ["bad"]},
        {"required": ["fine"], **no_good},
        {"required": ["todo"], **no_good},
        {"required": ["draft"]},
        {"required": ["good"], "not": {"anyOf": alone}},
    ]
    return {**_mapping(_told(keys, _WORDS_OF_EXAMPLES)), "oneOf": either}
