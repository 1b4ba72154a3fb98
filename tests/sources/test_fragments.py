import pytest

from regesta.sources.fragments import compose


@pytest.mark.parametrize(
    ("words", "normals", "marks"),
    [
        ("one two", ["one two"], []),
        ("one … two", ["one", "two"], [("elision", "…")]),
        ("one, [...] two", ["one", "two"], [("elision", "[...]")]),
        ("one.... Two", ["one", "Two"], [("elision", "....")]),
        ("one (…) two . . . three", ["one", "two", "three"], [("elision", "(…)"), ("elision", ". . .")]),
        ("[The mayor] refused", ["refused"], []),
        ("he [the mayor] refused", ["he", "refused"], [("brackets", "[the mayor]")]),
        ("one [he] … two", ["one", "two"], [("elision", "[he] …")]),
        ("… one …", ["one"], [("elision", "…")]),
        ("[…]", [], []),
    ],
)
def test_composition(words: str, normals: list[str], marks: list[tuple[str, str]]) -> None:
    found = compose(words)
    assert [fragment.normal for fragment in found.fragments] == normals
    assert [(mark.kind, mark.written) for fragment in found.fragments if (mark := fragment.after)] == marks


def test_brackets_that_touch_a_word() -> None:
    found = compose("when [t]he clerk refuse[d] it")
    first, second = found.fragments[0].after, found.fragments[1].after
    assert first and first.is_joined_right and not first.is_joined_left
    assert second and second.is_joined_left and not second.is_joined_right
