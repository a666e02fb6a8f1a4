# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Reads an HTML report: all elements closed in order, nothing loaded, and what each finding marks."""
import sys
from html.parser import HTMLParser

VOID = {"meta", "input", "link", "img", "br"}


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.text, self.finding = [], "", None

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        assert tag != "link" and "src" not in values, f"{tag} loads {values}"
        if tag == "article":
            self.finding = f"{values['data-severity']} {values['data-check']}"
        if tag in ("h2", "mark"):
            self.text = ""
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, f"{tag} closes another element"
        if tag == "h2":
            print(self.text)
        if tag == "mark" and self.finding:
            print(self.finding, "marked:", self.text)
            self.finding = None

    def handle_data(self, data):
        self.text += data
        if "style" in self.open:
            assert "url(" not in data and "@import" not in data


page = Page()
with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read()
print("no resource from elsewhere")
page.feed(text)
page.close()
assert not page.open, f"left open: {page.open}"
