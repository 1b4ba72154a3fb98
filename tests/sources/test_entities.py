from regesta.sources.entities import unescaped


def test_references() -> None:
    assert unescaped("&lt;caf&eacute;&#33;&#x2014;") == "<café!—"
    assert unescaped("&#" + "9" * 6_000 + ";&#x" + "f" * 6_000) == "\ufffd\ufffd"
    assert unescaped("no reference & none") == "no reference & none"
