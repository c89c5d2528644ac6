"""What a test knows of marked Word files: taking the marks of one author out again, in either direction, and comparing the rest."""

from __future__ import annotations

import copy
from typing import Any

from lxml import etree
from word_by_hand import WORD, unpacked

W = f"{{{WORD}}}"
AUTHOR = "reslint"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def settled(root: Any, accept: bool, author: str = AUTHOR) -> Any:
    """The tree with the changes of one author accepted or rejected, and without that author's comments."""
    root = copy.deepcopy(root)
    kept, gone = (f"{W}ins", f"{W}del") if accept else (f"{W}del", f"{W}ins")
    for change in list(root.iter(f"{W}rPrChange")):
        if change.get(f"{W}author") == author:
            now, before = change.getparent(), change[0]
            now.remove(change)
            if not accept and len(before):
                now.getparent().replace(now, before)
            elif not accept:
                now.getparent().remove(now)
    for one in list(root.iter(gone)):
        if one.get(f"{W}author") == author:
            one.getparent().remove(one)
    for one in list(root.iter(kept)):
        if one.get(f"{W}author") == author:
            for deleted in list(one.iter(f"{W}delText")):
                deleted.tag = f"{W}t"
            for inner in list(one):
                one.addprevious(inner)
            one.getparent().remove(one)
    return root


def without_comments(root: Any, identifiers: set[str]) -> Any:
    root = copy.deepcopy(root)
    for name in ("commentRangeStart", "commentRangeEnd"):
        for one in list(root.iter(f"{W}{name}")):
            if one.get(f"{W}id") in identifiers:
                one.getparent().remove(one)
    for one in list(root.iter(f"{W}commentReference")):
        if one.get(f"{W}id") in identifiers:
            one.getparent().getparent().remove(one.getparent())
    return root


def plain(root: Any) -> bytes:
    """The tree in a form in which it does not matter how runs were cut: equal neighbours are joined, identifiers of changes aside."""
    root = copy.deepcopy(root)
    for one in root.iter():
        if not isinstance(one.tag, str):
            continue
        if one.tag in (f"{W}ins", f"{W}del", f"{W}rPrChange", f"{W}moveFrom", f"{W}moveTo"):
            one.attrib.pop(f"{W}id", None)
        if one.tag in (f"{W}t", f"{W}delText"):
            if one.get(SPACE) != "preserve":
                one.text = (one.text or "").strip(" \t\n\r")
            one.attrib.pop(SPACE, None)
    for holder in list(root.iter()):
        for one in list(holder):
            following = one.getnext()
            while following is not None and _alike(one, following):
                for inner in following:
                    if inner.tag != f"{W}rPr":
                        one.append(copy.deepcopy(inner))
                holder.remove(following)
                following = one.getnext()
    for run in root.iter(f"{W}r"):
        for one in list(run):
            following = one.getnext()
            while one.tag in (f"{W}t", f"{W}delText") and following is not None and following.tag == one.tag:
                one.text = (one.text or "") + (following.text or "")
                run.remove(following)
                following = one.getnext()
            if one.tag == f"{W}t" and not one.text:
                run.remove(one)
    return bytes(etree.tostring(root, method="c14n"))


def _alike(one: Any, other: Any) -> bool:
    """Whether two neighbours are one run, or one change, that was cut in two."""
    if one.tag != other.tag or one.tag not in (f"{W}r", f"{W}ins"):
        return False
    if one.tag == f"{W}ins":
        return dict(one.attrib) == dict(other.attrib)
    look = [b"" if run.find(f"{W}rPr") is None else etree.tostring(run.find(f"{W}rPr"), method="c14n") for run in (one, other)]
    return dict(one.attrib) == dict(other.attrib) and look[0] == look[1]


def comments_of(parts: dict[str, bytes], author: str = AUTHOR) -> set[str]:
    """The identifiers of an author's comments."""
    name = next(
        (name for name in parts if name.startswith("word/comments") and name.endswith(".xml") and "ext" not in name.lower()), ""
    )
    if not name:
        return set()
    return {one.get(f"{W}id") for one in etree.fromstring(parts[name]) if one.get(f"{W}author") == author}


def assert_nothing_else_changed(before: bytes, after: bytes) -> None:
    """Parts that were not touched are the same bytes; the touched ones are equal once our marks are taken out."""
    old, new = unpacked(before), unpacked(after)
    assert [name for name in new if name in old] == list(old)
    allowed = {"[Content_Types].xml", "word/_rels/document.xml.rels", "word/comments.xml"}
    assert set(new) - set(old) <= allowed
    ours = comments_of(new)
    for name, data in old.items():
        if new[name] == data or name in allowed:
            continue
        rejected = without_comments(settled(etree.fromstring(new[name]), accept=False), ours)
        assert plain(rejected) == plain(etree.fromstring(data)), name
    identifiers = [
        one.get(f"{W}id")
        for name, data in new.items()
        if name.endswith(".xml") and name.startswith("word/") and "comments" not in name
        for one in etree.fromstring(data).iter(*(f"{W}{tag}" for tag in ("ins", "del", "rPrChange", "moveFrom", "moveTo")))
    ]
    assert len(identifiers) == len(set(identifiers))
