"""The ledger of what imports wrote."""

from regesta.importing.ledger import Written, digest, ledger_text, read_ledger


def test_a_ledger_reads_back() -> None:
    ledger = {"d1 letter": Written("^a-d1", "0123", "4567"), "person näme": Written("name", "1", "2")}
    assert read_ledger(ledger_text(ledger.items())) == ledger


def test_lines_of_another_form_are_passed_over() -> None:
    assert read_ledger(b"# a remark\nbroken\n\na\tb\tc\td\n\xff\xfe\n") == {"a": Written("b", "c", "d")}


def test_white_space_is_no_part_of_a_digest() -> None:
    assert digest("by   kim\n to pak") == digest("by kim to  pak") != digest("by kim to pa k")


def test_a_key_may_begin_as_a_comment_does() -> None:
    ledger = {"#linz": Written("linz", "a" * 16, "b" * 16), "sale": Written("^sale", "c" * 16, "d" * 16)}
    assert read_ledger(ledger_text(ledger.items())) == ledger
