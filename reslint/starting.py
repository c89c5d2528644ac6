"""What a person needs to begin: a configuration, and the schemas with which editors help to write it and the rules."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from reslint.profile import Profile
from reslint.schema import SCHEMAS, encoded
from reslint.selection import Trouble
from reslint.session import FILE_NAME, Session

__all__ = ["init", "schema"]

Write = Callable[[str], object]

SCHEMA_NAME = ".reslint.schema.json"

CONFIGURATION = f"""\
# yaml-language-server: $schema={SCHEMA_NAME}
# Configuration of reslint for the drafts in this folder and below it.

# The packs of rules: names of those that travel with reslint, or folders beside this file.
extends: [un]

# Who speaks, and how far the draft is, where that cannot be told from the draft itself.
# organ: general-assembly, security-council, human-rights-council, economic-and-social-council, commission,
#   world-health-assembly, declaration
# stage: informal, tabled, adopted
organ: auto
stage: auto

# Severity of rules: error, warning, info or off. "reslint rules" lists them, "reslint explain RULE" says what one does.
rules:
#  per-cent: warning
#  repeated-word: off

# Other choices for some files.
paths:
#  'informal/**': {{stage: informal}}

# What is not to be checked.
exclude:
#  - 'archive/**'
"""


def init(write: Write) -> None:
    """Writes a configuration, and the schema that editors check it with, into the current folder.

    Raises ``Trouble`` where there is a configuration; a schema that is there is left as it is.
    """
    try:
        with open(FILE_NAME, "x", encoding="utf-8") as file:
            file.write(CONFIGURATION)
        text = _schema("config")
        with suppress(FileExistsError), open(SCHEMA_NAME, "x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise Trouble(f"{FILE_NAME} is there already; it was left as it is") from None
    except OSError as error:
        raise Trouble(f"{FILE_NAME}: cannot be written ({error.strerror or error})") from None
    write(f"{FILE_NAME} is written; change it as you need. {SCHEMA_NAME} is there for editors that help with it.\n")


def schema(of: str, write: Write) -> None:
    """Writes the JSON Schema of a rule file, a pack or a configuration."""
    write(_schema(of))


def _schema(of: str) -> str:
    return encoded(SCHEMAS[of](Session().rule_set(Profile().packs)))
