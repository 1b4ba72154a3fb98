"""What tells of an act: a town that is taken, an attempt, an idiom, help that is received."""

import pytest

from tests.reading.conftest import Drafted
from tests.reading.test_reader import shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ward took the city of Aldermouth on 3 May 1948.", ["1948-05-03 attack by ward"]),
        ("Aldermouth was taken by the rebels.", ["undated attack by rebels"]),
        ("The port was taken on 8 May 1948.", ['1948-05-08 attack by ? whom unnamed "The port"']),
        ("Ward won Aldermouth.", ["undated attack by ward"]),
        ("Ward won the election.", ["undated event about ward"]),
        ("Ward defeated the northern rebels.", ["undated attack by ward whom rebels"]),
        ("Ward defeated Lin in the election of 1921.", ["1921 event about ward, lin"]),
        ("The rebels took part in the talks.", ["undated event about rebels"]),
        ("Ward made another attempt to capture Aldermouth.", ["undated attack by ward"]),
        ("Ward had Lin thrown in prison.", ["undated arrest by ward whom lin"]),
        ("Ward had Lin executed.", ["undated execute by ward whom lin"]),
        ("The northern rebels took up arms.", ["undated attack by rebels"]),
        ("Ward was put to death in 1921.", ["1921 execute by ? whom ward"]),
        ("Ward received support from the Soviet Union.", ["undated supply by ussr to ward"]),
        ("Ward gained the support of the council.", ["undated supply by ? to ward"]),
        ("The council resolved that the truce was void.", ["undated announce by council", "undated holds"]),
        ("Ward insisted on a new truce.", ["undated request by ward"]),
        ("Ward offered the hope of a truce.", ["undated event about ward"]),
        ("Ward claimed the throne.", ["undated event about ward"]),
        ("Ward was called the Fox.", []),
        ("Ward was succeeded as governor of Aldermouth by Lin.", ["undated begins by lin"]),
        ("Lin succeeded Ward as governor of Aldermouth.", ["undated begins by lin"]),
        ("Ward formed an alliance with Lin.", ["undated agree by ward with lin"]),
        ("Ward and Lin were both executed in 1921.", ["1921 execute by ? whom ward, lin"]),
        ("The schools in the town joined the council.", ['undated join by unnamed "The schools" about council']),
        ("The council wrote to men not involved in the truce.", ["undated write by council"]),
        ("(Telegram 9 from Moscow, May 4, 1948) Ward met Lin.", ["undated meet by ward with lin"]),
        ("Ward said that Lin would leave Moscow and be arrested by the rebels.", ["undated say by ward"]),
        ("In early July 1948, despite the fall of the bridge in June 1948, Ward attacked Aldermouth.",
         ["[1948-07-01..1948-07-10] attack by ward"]),
        ("Ward brought in soldiers.", ["undated event about ward"]),
        ("The council published a statement.", ["undated announce by council"]),
        ("The council promised the rebels two guns.", ["undated promise by council to rebels"]),
        ("Ward was recalled to power.", ["undated event about ward"]),
        ("Ward visited Aldermouth in May.", ["undated event about ward"]),
        ("The Soviet Union began to give military aid to Ward.", ["undated supply by ussr to ward"]),
        ("The council acceded to a demand of Lin.", ["undated approve by council"]),
        ("Ward disputed the claim.", ["undated deny by ward"]),
        ("Ward refused the truce as intended.", ["undated refuse by ward"]),
        ("The council would have a bridge.", ["undated holds about council"]),
        ("Ward was decapitated by the rebels.", ["undated execute by rebels whom ward"]),
        ("The text signed by Ward on 3 May 1948 is printed in the Bulletin, pages 2–3. On June 3 Ward met Lin.",
         ["undated meet by ward with lin"]),
        ("Ward, including the council elected in 1921, refused the truce.",
         ["1921 appoint by ? whom council", "1921 refuse by ward"]),
    ],
)  # fmt: skip
def test_acts_are_told_by_what_is_done(drafted: Drafted, text: str, expected: list[str]) -> None:
    assert [shown(one) for one in drafted(text)] == expected
