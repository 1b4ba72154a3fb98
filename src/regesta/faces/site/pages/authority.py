"""Authority and letters: who acted on whom, whose matters hung on whose leave, who wrote to whom."""

from collections.abc import Sequence

from regesta.dates import Bound, civil_date
from regesta.faces.site.dossier import Dossier
from regesta.faces.site.page import Page
from regesta.findings.authority import authority as authority_of
from regesta.findings.letters import Letters, Pair
from regesta.findings.letters import letters as letters_of
from regesta.findings.network import network as network_of
from regesta.wording import said

MOST_PAIRS = 40  # pairs of correspondents that are shown, those with most letters first
MOST_TIES = 200  # ties of the network that are shown, those of most acts first
MOST_GROUNDS = 8  # entries that a row of a table names


def authority(dossier: Dossier) -> Page:
    """Who acted on whom, and whose matters hung on whose leave; the JSON beside it has every tie and every share."""
    found, acted = authority_of(dossier.case), network_of(dossier.case)
    shown: dict[str, object] = {
        "authority": found,
        "network": acted,
        "ties": acted.ties[:MOST_TIES],
        "most": MOST_GROUNDS,
    }
    data = {**found._asdict(), "network": acted}
    return Page("authority", "authority", said("Authority"), "authority.html", shown, data)


def letters(dossier: Dossier) -> Page:
    """The register of letters and meetings, with who wrote to whom and who told whom."""
    found = letters_of(dossier.case)
    data = {
        "register": [one.value for one in found.register],
        "pairs": found.pairs,
        "tellings": [one.value for one in found.tellings],
        "one_witness": [row.id for row in found.one_witness],
    }
    pairs = found.pairs[:MOST_PAIRS]
    shown: dict[str, object] = {"letters": found, "pairs": pairs, "months": _months(dossier, found, pairs)}
    return Page("letters", "letters", said("Letters"), "letters.html", shown, data)


def _months(dossier: Dossier, found: Letters, pairs: Sequence[Pair]) -> list[dict[str, object]]:
    """The pairs with their months, and in each the letters that certainly lie in it, for the drawing of them."""
    within: dict[tuple[str, str, str], list[str]] = {}
    for finding in found.register:
        letter = finding.value
        first, last = _month(letter.earliest), _month(letter.latest)
        if first and first == last:
            for sender in letter.sender:
                for receiver in letter.receiver:
                    key = (sender.rstrip("?"), receiver.rstrip("?"), first)
                    within.setdefault(key, []).append(letter.id)
    return [
        {
            "sender": dossier.case.title_of(pair.sender),
            "receiver": dossier.case.title_of(pair.receiver),
            "months": [
                (month, count, within.get((pair.sender, pair.receiver, month), []))
                for month, count in pair.months
            ],
            "undated": pair.undated,
        }
        for pair in pairs
    ]


def _month(bound: Bound) -> str:
    if not isinstance(bound, int):
        return ""
    year, month, _ = civil_date(bound)
    return f"{year:04d}-{month:02d}"
