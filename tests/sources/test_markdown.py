import pytest

from regesta.sources import Text, find_quotation, read_bytes

FILE = """---
title: front matter
---
# The *Council* {#council}

The **council** met[^1] and [agreed](http://example.org "title") on `code`, snake_case and 5 * 3 \\*not\\*.
> quoted _line_
- item ~~one~~
1. numbered

Setext
======

## Second part
<!-- a comment
over two lines -->
<b>Bold</b> &amp; plain; ![a picture](x.png)

```
# code *stays*
```

[^1]: The note.
[ref]: http://example.org
"""


@pytest.fixture
def file() -> Text:
    return read_bytes(FILE.encode(), name="file.md")


def test_the_text_keeps_the_files_lines(file: Text) -> None:
    assert file.extraction == "markdown-1"
    lines = file.content.split("\n")
    assert len(lines) == len(FILE.split("\n"))
    assert lines[3] == "The Council"
    assert lines[5] == "The council met and agreed on code, snake_case and 5 * 3 *not*."
    assert lines[6:9] == ["quoted line", "item one", "1. numbered"]
    assert lines[10:12] == ["Setext", ""]
    assert lines[14:17] == ["", "", "Bold & plain; a picture"]
    assert lines[19] == "# code *stays*"
    assert lines[22:24] == ["The note.", ""]


def test_locators(file: Text) -> None:
    assert find_quotation(file, "The council met and agreed", "6").standing == "within"
    assert find_quotation(file, "The council met and agreed", "council").standing == "within"
    assert find_quotation(file, "Bold & plain", "second-part").standing == "within"
    assert file.passage(file.cited("fn:1")[0]).strip() == "The note."


@pytest.mark.parametrize("piece", ["[", "*a", "`", "<a", "![", "\\", "> ", "_", "<!--", "&#"])
def test_heaps_of_signs_take_no_time(piece: str) -> None:
    read_bytes(("Words " + piece * 5_000).encode(), name="file.md")
