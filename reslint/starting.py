"""What a person needs to begin: a configuration, and the schemas with which editors help to write it and the rules."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress

from reslint.atomic import replace
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
    if os.path.lexists(FILE_NAME):
        raise _there_already()
    # The configuration last: where it is, all is done.
    with suppress(FileExistsError):
        _create(SCHEMA_NAME, _schema("config"))
    try:
        _create(FILE_NAME, CONFIGURATION)
    except FileExistsError:
        raise _there_already() from None
    write(f"{FILE_NAME} is written; change it as you need. {SCHEMA_NAME} is there for editors that help with it.\n")


def _there_already() -> Trouble:
    return Trouble(f"{FILE_NAME} is there already; it was left as it is")


def _create(name: str, text: str) -> None:
    """Writes a new file. Raises FileExistsError, and ``Trouble``."""
    try:
        replace(name, text.encode(), over=False)
    except FileExistsError:
        raise
    except OSError as error:
        raise Trouble(f"{name}: cannot be written ({error.strerror or error})") from None


def schema(of: str, write: Write) -> None:
    """Writes the JSON Schema of a rule file, a pack or a configuration."""
    write(_schema(of))


def _schema(of: str) -> str:
    return encoded(SCHEMAS[of](Session().rule_set(Profile().packs)))
