from regesta.sources import Span
from regesta.sources.layout import Layout


def test_notes_follow_their_paragraph_and_pages_part_no_word() -> None:
    layout = Layout()
    layout.turn_page("1")
    layout.write("The coun")
    layout.turn_page("2")
    layout.write("cil ")
    layout.open_note()
    layout.open_name("n1")
    layout.write("A  note.")
    layout.close_name("n1")
    layout.close_note()
    layout.write(" met.")
    layout.end_paragraph()
    content, tables = layout.finish()
    assert content == "The council met.\nA note.\n"
    assert tables["pages"]["1"] == (Span(0, 8),)
    assert tables["pages"]["2"] == (Span(8, 16),)
    assert tables["ids"]["n1"] == (Span(17, 7),)
    assert tables["paragraphs"]["2"] == (Span(17, 7),)


def test_a_note_belongs_to_the_page_of_its_mark() -> None:
    layout = Layout()
    layout.turn_page("1")
    layout.write("One")
    layout.open_note()
    layout.write("note")
    layout.close_note()
    layout.turn_page("2")
    layout.write(" two")
    content, tables = layout.finish()
    assert content == "One two\nnote\n"
    assert [content[span.offset : span.end] for span in tables["pages"]["1"]] == ["One", "note"]


def test_nothing() -> None:
    assert Layout().finish()[0] == ""
