"""What a quotation denies is drafted as denied, or not at all."""

import pytest

from tests.reading.conftest import Drafted
from tests.reading.test_reader import shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council neither met Lin nor wrote to him in June 1848.",
         ["undated not meet by council with lin", "1848-06 not write by council to lin"]),
        ("The council had neither met Lin nor approved the truce.",
         ["undated not meet by council with lin", "undated not approve by council"]),
        ("Neither the council nor Ward wrote to Lin.", ["undated not write by council, ward to lin"]),
        ("The council met neither Lin nor Ward.", ["undated not meet by council with lin, ward"]),
        ("The truce was neither approved nor refused by the council.",
         ["undated not approve by ?", "undated not refuse by council"]),
        ("The council has not met Lin, nor has Ward approved the truce.",
         ["undated not meet by council with lin"]),
        ("The truce was approved by neither Ward nor Lin.", []),
        ("Neither of them met Lin.", []),
        ("No member of the council ever met Lin.", []),
        ("Nobody met Lin.", []),
        ("No one approved the truce.", []),
        ("None of them attacked Aldermouth.", []),
        ("The truce was approved by nobody.", []),
        ("Nobody attacked Ward and Lin refused the truce.", ["undated refuse by lin"]),
        ("Ward told Lin nothing.", ["undated not inform by ward to lin"]),
        ("Ward told the envoy of Lin nothing.", ["undated not inform by ward"]),
        ("The council approved no truce.", ["undated not approve by council"]),
        ("Ward wrote to no one.", ["undated not write by ward"]),
        ("Ward attacked the rebels with no warning.", ["undated attack by ward whom rebels"]),
        ("Ward never met Lin.", ["undated not meet by ward with lin"]),
        ("Ward at no time approved the truce.", ["undated not approve by ward"]),
        ("Ward failed to meet Lin.", ["undated not meet by ward with lin"]),
        ("Ward did not meet Lin or write to him.", ["undated not meet by ward with lin"]),
        ("Ward never met Lin or attacked Aldermouth.",
         ["undated not meet by ward with lin", "undated not attack by ward"]),
        ("Ward never met Lin, refused the truce or attacked Aldermouth.",
         ["undated not meet by ward with lin", "undated not refuse by ward", "undated not attack by ward"]),
        ("The rebels were not arrested and executed.",
         ["undated not arrest by ? whom rebels", "undated not execute by ? whom rebels"]),
        ("The talks never began.", ['undated not meet by unnamed "The talks"']),
        ("Ward did not attack the rebels but met Lin.",
         ["undated not attack by ward whom rebels", "undated meet by ward with lin"]),
        ("Ward never once wrote to Lin.", ["undated not write by ward to lin"]),
        ("Ward no longer approved the truce.", ["undated not approve by ward"]),
        ("Ward denied having met Lin.", ["undated deny by ward"]),
        ("Ward never said that Lin had attacked Aldermouth.", ["undated not say by ward"]),
        ("Nobody told Ward that Lin had attacked Aldermouth.", []),
        ("Not one of the rebels attacked Aldermouth.", []),
        ("Not a single rebel attacked Aldermouth.", []),
        ("Ward did not only meet Lin but attacked Aldermouth.",
         ["undated meet by ward with lin", "undated attack by ward"]),
    ],
)  # fmt: skip
def test_a_denial_is_never_turned_into_what_it_denies(
    drafted: Drafted, text: str, expected: list[str]
) -> None:
    found = [one for one in drafted(text) if one.statement.is_entry and one.statement.kind != "holds"]
    assert [shown(one) for one in found] == expected
