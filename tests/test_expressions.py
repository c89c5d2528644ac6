"""The program's own expressions: each one compiles, and what is kept of it makes the same again."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module

import pytest

import reslint
from reslint.matching.compiled import language_of_expressions
from reslint.matching.expressions import _Expression, expression


def every_expression() -> dict[str, _Expression]:
    """The expressions that stand in the modules of the program, by module and name."""
    found = {}
    for information in pkgutil.walk_packages(reslint.__path__, "reslint."):
        if not information.name.endswith("__main__"):
            for name, value in vars(import_module(information.name)).items():
                members = value if isinstance(value, tuple) else (value,)
                found |= {f"{information.name}.{name}.{at}": one for at, one in enumerate(members) if type(one) is _Expression}
    return found


EVERY = every_expression()


def test_there_are_expressions() -> None:
    assert len(EVERY) > 200


@pytest.mark.parametrize("name", EVERY)
def test_it_compiles_and_is_the_same_when_it_was_kept(name: str) -> None:
    language = language_of_expressions()
    compiled = re.compile(EVERY[name]._source, EVERY[name]._flags)
    packed = language.pack(compiled)
    assert packed, "this version of Python keeps expressions in another way"
    assert language.unpack(compiled.pattern, packed) == compiled


def test_it_does_what_a_compiled_one_does() -> None:
    word = expression(r"(?P<first>\w)\w*", re.IGNORECASE)
    compiled = re.compile(r"(?P<first>\w)\w*", re.IGNORECASE)
    text = "Recalls its resolution"
    assert [match.span() for match in word.finditer(text, 3)] == [match.span() for match in compiled.finditer(text, 3)]
    assert word.sub(r"\g<first>", text) == compiled.sub(r"\g<first>", text)
    assert (word.pattern, word.flags, word.groupindex) == (compiled.pattern, compiled.flags, compiled.groupindex)
    match = word.search(text)
    assert match is not None and match.re == compiled


def test_nothing_is_compiled_before_it_is_used() -> None:
    wrong = expression("(")
    with pytest.raises(re.error):
        wrong.search("")
