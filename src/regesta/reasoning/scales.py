"""Words of probability: what chance a published scale, or a survey of readers, gives to each.

A scale defines its words by ranges, and those ranges are carried through all that is computed. A survey asked readers
what they take a word to mean: its range holds nine readers of ten (the 5th to the 95th percentile), its middle is
their median. Figures are facts, taken from the works that each scale names.
"""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from regesta.reasoning.ranges import Range


class Scale(NamedTuple):
    """A scale: its name in the language, where it was published, and the chance that each of its words stands for."""

    name: str
    source: str
    words: Mapping[str, Range]

    def read(self, words: str) -> Range | None:
        """The chance that the words stand for, or None where the scale lacks them; case and hyphens do not count."""
        return self.words.get(folded(words))


def folded(words: str) -> str:
    """Words of probability as they are compared: in lower case, with single spaces for hyphens and underscores."""
    return re.sub(r"[\s_-]+", " ", words).strip().casefold()


def _scale(name: str, source: str, table: str) -> Scale:
    """A scale from a table of lines `low high words | other words` or `low middle high words`, in percent."""
    words: dict[str, Range] = {}
    for line in table.strip().splitlines():
        match = re.fullmatch(r"\s*(\S+) (?:([\d.]+) )?(\S+)  (.+)", line)
        assert match is not None, line
        low, middle, high = (Fraction(number) / 100 if number else None for number in match.groups()[:3])
        assert low is not None and high is not None
        for word in match[4].split("|"):
            mean = middle if middle is not None else (low + high) / 2
            words[folded(word)] = Range(low, mean, high)
    return Scale(name, source, words)


KENT = _scale(
    "kent",
    "S. Kent, Words of Estimative Probability, Studies in Intelligence 8 (1964)",
    """
    100 100  certain
    87 93 99  almost certain
    63 75 87  probable
    40 50 60  chances about even
    20 30 40  probably not
    2 7 12  almost certainly not
    0 0  impossible
    """,
)
ICD_203 = _scale(
    "icd-203",
    "Office of the Director of National Intelligence, Intelligence Community Directive 203 (2015), D.6.e.2(a)",
    """
    1 5  almost no chance|remote
    5 20  very unlikely|highly improbable
    20 45  unlikely|improbable
    45 55  roughly even chance|roughly even odds
    55 80  likely|probable
    80 95  very likely|highly probable
    95 99  almost certain|almost certainly|nearly certain
    """,
)
NATO = _scale(
    "nato",
    "NATO, Allied Joint Doctrine for Intelligence Procedures, AJP-2.1",
    """
    90 100  highly likely
    60 90  likely
    40 60  even chance
    10 40  unlikely
    0 10  highly unlikely
    """,
)
UK = _scale(
    "uk",
    "Professional Head of Intelligence Assessment, Probability Yardstick (2019)",
    """
    95 100  almost certain
    80 90  highly likely
    55 75  likely|probable
    40 50  realistic possibility
    25 35  unlikely
    10 20  highly unlikely
    0 5  remote chance
    """,
)
IPCC = _scale(
    "ipcc",
    "Mastrandrea et al., Guidance Note for Lead Authors of the IPCC Fifth Assessment Report (2010)",
    """
    99 100  virtually certain
    95 100  extremely likely
    90 100  very likely
    66 100  likely
    33 66  about as likely as not
    0 33  unlikely
    0 10  very unlikely
    0 5  extremely unlikely
    0 1  exceptionally unlikely
    """,
)
EFSA = _scale(
    "efsa",
    "European Food Safety Authority, Guidance on Uncertainty Analysis, EFSA Journal 16 (2018) 5123",
    """
    99 100  almost certain
    95 99  extremely likely
    90 95  very likely
    66 90  likely
    33 66  about as likely as not
    10 33  unlikely
    5 10  very unlikely
    1 5  extremely unlikely
    0 1  almost impossible
    """,
)
US_NIC = _scale(
    "us-nic",
    "US National Intelligence Council, scale printed in its assessments",
    """
    95 99  almost certain
    80 95  very likely
    55 80  likely
    45 55  roughly even chance
    20 45  unlikely
    5 20  very unlikely
    1 5  almost no chance|remote chance
    """,
)
CAPPHRASE = _scale(
    "capphrase",
    "A. Kucharski, CAPphrase, 5,174 readers (2026), doi:10.5281/zenodo.18750055",
    """
    49 50 51  about even
    85 95 99  almost certain
    1 2 10  almost no chance
    51 60 70  better than even
    3 10 30  chances are slight
    10 40 70  could happen
    75 90 95  highly likely
    1 5 20  highly unlikely
    1 10 33.35  improbable
    60 75 90  likely
    2 10 25  little chance
    10 40 70  may happen
    10 40 66  might happen
    51 75 90  probable
    20 60 85  realistic possibility
    1 5 25  remote chance
    5 20 40  unlikely
    63.95 80 90  very good chance
    90 100 100  will happen
    """,
)
MAUBOUSSIN = _scale(
    "mauboussin",
    'A. and M. Mauboussin, If You Say Something Is "Likely", 1,976 readers, Harvard Business Review, 3 July 2018',
    """
    75 90 99  almost always
    75 90 99  almost certainly
    85 100 100  always
    70 98 100  certainly
    35 70 85  frequently
    51 70 85  likely
    20 50 59.6  maybe
    5 40 60  might happen
    51 60 75  more often than not
    0 0 8  never
    5 20 35  not often
    35 70 80  often
    10 45 70  possibly
    50 70 85  probably
    2 10 25  rarely
    10.1 60 85  real possibility
    20 66 90  serious possibility
    50 95 100  slam dunk
    5 20 40  unlikely
    51 75 90  usually
    70 80 95  with high probability
    5 15 30  with low probability
    20 50 70  with moderate probability
    """,
)
ZONINATION = _scale(
    "zonination",
    "zonination, Perceptions of Probability, 46 readers (2015)",
    """
    81.25 95 99  almost certainly
    71.25 90 96.75  highly likely
    70 80 90  very good chance
    51 70 88.75  probable
    60 70 90  likely
    52 75 88.75  probably
    50 70 90  we believe
    51 60 77.25  better than even
    45.75 50 50  about even
    5 25 60  we doubt
    1 15 49  improbable
    5 20 35  unlikely
    10 26.5 48  probably not
    5 15 25  little chance
    1 2 10  almost no chance
    3 5 23.75  highly unlikely
    5 10 30  chances are slight
    """,
)

SCALES: tuple[Scale, ...] = (
    KENT,
    ICD_203,
    NATO,
    UK,
    IPCC,
    EFSA,
    US_NIC,
    CAPPHRASE,
    MAUBOUSSIN,
    ZONINATION,
)
SCALE_BY_NAME: Mapping[str, Scale] = {scale.name: scale for scale in SCALES}
