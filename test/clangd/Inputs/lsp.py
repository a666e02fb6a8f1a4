# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A client of the language server protocol, as an editor is one."""

import json
import pathlib
import queue
import subprocess
import threading
import time

# No answer is waited for for ever; a slow machine takes its time.
PATIENCE = 900


class Server:
    """A running server, told that the editor understands all that it may say of diagnostics."""

    def __init__(self, *command, folder, log):
        self.process = subprocess.Popen([str(word) for word in command], cwd=folder, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=open(log, "wb"))
        self.messages = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.last_id = 0
        self.versions = {}
        self.texts = {}
        diagnostics = {"codeDescriptionSupport": True, "relatedInformation": True, "versionSupport": True,
                       "codeActionsInline": True, "tagSupport": {"valueSet": [1, 2]}}
        actions = {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}}
        self.capabilities = self.request("initialize", {
            "processId": None, "rootUri": pathlib.Path(folder).as_uri(),
            "capabilities": {"textDocument": {"publishDiagnostics": diagnostics, "codeAction": actions}}})
        self.notify("initialized", {})

    def _read(self):
        stream = self.process.stdout
        while True:
            length = None
            while (line := stream.readline().strip()):
                name, value = line.split(b":", 1)
                if name.lower() == b"content-length":
                    length = int(value)
            if length is None:
                self.messages.put(None)
                return
            self.messages.put(json.loads(stream.read(length)))

    def send(self, message):
        text = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(text) + text)
        self.process.stdin.flush()

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def receive(self, wanted, seconds=PATIENCE):
        """The first message that is wanted; those before it are dropped."""
        end = time.monotonic() + seconds
        while True:
            message = self.messages.get(timeout=max(0.01, end - time.monotonic()))
            if message is None:
                raise EOFError(f"the server ended with {self.process.wait()}")
            if wanted(message):
                return message

    def request(self, method, params, seconds=PATIENCE):
        self.last_id += 1
        self.send({"id": self.last_id, "method": method, "params": params})
        answer = self.receive(lambda message: message.get("id") == self.last_id and "method" not in message, seconds)
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["result"]

    def open(self, path, text=None):
        uri = pathlib.Path(path).as_uri()
        self.texts[uri] = pathlib.Path(path).read_text() if text is None else text
        self.versions[uri] = 1
        self.notify("textDocument/didOpen", {"textDocument": {
            "uri": uri, "languageId": "cpp", "version": 1, "text": self.texts[uri]}})
        return uri

    def change(self, uri, text):
        self.texts[uri] = text
        self.versions[uri] += 1
        self.notify("textDocument/didChange", {
            "textDocument": {"uri": uri, "version": self.versions[uri]}, "contentChanges": [{"text": text}]})

    def diagnostics(self, uri, seconds=PATIENCE):
        """Those of the text as it is now."""
        def wanted(message):
            return (message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri
                    and message["params"].get("version") == self.versions[uri])
        return self.receive(wanted, seconds)["params"]["diagnostics"]

    def actions(self, uri, diagnostic):
        return self.request("textDocument/codeAction", {
            "textDocument": {"uri": uri}, "range": diagnostic["range"], "context": {"diagnostics": [diagnostic]}})

    def apply(self, uri, action):
        lines = self.texts[uri].splitlines(keepends=True)
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line))
        text = self.texts[uri]
        edits = action["edit"]["changes"][uri]
        for edit in sorted(edits, key=lambda edit: list(edit["range"]["start"].values()), reverse=True):
            begin, end = (starts[at["line"]] + at["character"] for at in (edit["range"]["start"], edit["range"]["end"]))
            text = text[:begin] + edit["newText"] + text[end:]
        self.change(uri, text)

    def end(self, seconds=PATIENCE):
        self.request("shutdown", None, seconds)
        self.notify("exit", None)
        return self.process.wait(seconds)
