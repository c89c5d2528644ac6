"""An editor for the tests: it starts the language server, and talks to it over standard input and output."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from reslint.editor.lines import Lines

ROOT = Path(__file__).resolve().parent.parent
DRAFT = """\
*The General Assembly*,

*Recalling* its resolution 70/1 of 25 September 2015,[^1]

*Noting* the “𝒜𝓈𝓈ℯ𝓂𝒷𝓁𝓎” of all member states,

1. *Urges* all States to raise the share by 5 percent;

2. *Requests* the following, in accordance with paragraph 1 above:

(a) To act;

(b) To act by 6 percent;

3. *Decides* to meet.

[^1]: United Nations, *Treaty Series*, vol. 1, No. 2.
"""


class Client:
    """A small client: requests wait for their answer, what the server tells by itself is kept."""

    def __init__(self, folder: Path, *options: str, **capabilities: Any) -> None:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "reslint", "lsp", *options],
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.number = 0
        self.answers: dict[int, Any] = {}
        self.told: queue.Queue[dict[str, Any]] = queue.Queue()
        self.arrived = threading.Condition()
        threading.Thread(target=self.receive, daemon=True).start()
        self.uri = (folder / "draft.md").as_uri()
        self.version = 0
        self.settings = self.ask("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": capabilities})
        self.tell("initialized", {})

    def receive(self) -> None:
        assert self.process.stdout is not None
        while line := self.process.stdout.readline():
            length = int(line.split(b":")[1])
            while self.process.stdout.readline().strip():
                pass
            message = json.loads(self.process.stdout.read(length))
            if "id" in message and "method" not in message:
                with self.arrived:
                    self.answers[message["id"]] = message
                    self.arrived.notify_all()
            else:
                self.told.put(message)

    def send(self, message: dict[str, Any]) -> None:
        self.write({"jsonrpc": "2.0", **message})

    def write(self, message: dict[str, Any]) -> None:
        assert self.process.stdin is not None
        data = json.dumps(message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.process.stdin.flush()

    def tell(self, method: str, parameters: Any) -> None:
        self.send({"method": method, "params": parameters})

    def ask(self, method: str, parameters: Any) -> Any:
        self.number += 1
        self.send({"id": self.number, "method": method, "params": parameters})
        with self.arrived:
            assert self.arrived.wait_for(lambda: self.number in self.answers, 60), method
        answer = self.answers.pop(self.number)
        assert "error" not in answer, answer
        return answer["result"]

    def refused(self, method: str, parameters: Any) -> str:
        """The message with which a request is refused."""
        self.number += 1
        self.send({"id": self.number, "method": method, "params": parameters})
        with self.arrived:
            assert self.arrived.wait_for(lambda: self.number in self.answers, 60), method
        return str(self.answers.pop(self.number)["error"]["message"])

    def shown(self) -> list[str]:
        """The methods of what has been told by now."""
        self.ask("textDocument/documentSymbol", {"textDocument": {"uri": self.uri}})
        return [self.told.get()["method"] for _ in range(self.told.qsize())]

    def rename(self, line: int, character: int, name: str) -> dict[str, Any]:
        place = {"line": line, "character": character}
        return {"textDocument": {"uri": self.uri}, "position": place, "newName": name}

    def open(self, text: str = DRAFT) -> None:
        self.version = 1
        document = {"uri": self.uri, "languageId": "markdown", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})

    def type(self, text: str) -> None:
        self.version += 1
        document = {"uri": self.uri, "version": self.version}
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})

    def next(self, method: str = "textDocument/publishDiagnostics") -> Any:
        while True:
            message = self.told.get(timeout=60)
            if message["method"] == method:
                return message["params"]

    def diagnostics(self) -> list[dict[str, Any]]:
        """Those of the newest version of the text."""
        while True:
            told = self.next()
            if told.get("version") == self.version:
                return list(told["diagnostics"])

    def at(self, method: str, line: int, character: int) -> Any:
        place = {"line": line, "character": character}
        return self.ask(f"textDocument/{method}", {"textDocument": {"uri": self.uri}, "position": place})

    def actions(self, start: dict[str, int], end: dict[str, int], only: list[str] | None = None) -> list[dict[str, Any]]:
        context = {"diagnostics": [], **({"only": only} if only else {})}
        wanted = {"textDocument": {"uri": self.uri}, "range": {"start": start, "end": end}, "context": context}
        return list(self.ask("textDocument/codeAction", wanted))

    def end(self, orderly: bool = True) -> None:
        if orderly:
            self.ask("shutdown", None)
        self.tell("exit", None)
        status = self.process.wait(timeout=30)
        assert self.process.stderr is not None
        assert status == (0 if orderly else 1), self.process.stderr.read().decode()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert pipe is not None
            pipe.close()


def applied(text: str, edit: dict[str, Any], uri: str) -> str:
    edits = edit["changes"][uri] if "changes" in edit else edit["documentChanges"][0]["edits"]
    units = Lines(text, lambda string: len(string.encode("utf-16-le")) // 2)

    def offset(place: dict[str, int]) -> int:
        return units.offset(place["line"], place["character"])

    for one in sorted(edits, key=lambda one: offset(one["range"]["start"]), reverse=True):
        text = text[: offset(one["range"]["start"])] + one["newText"] + text[offset(one["range"]["end"]) :]
    return text
