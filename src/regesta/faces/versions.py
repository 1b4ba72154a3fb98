"""Changes and texts as JSON has them, for every face that writes them."""

from regesta.findings.comparison import Change
from regesta.findings.finding import Finding
from regesta.findings.texts import Texts


def change_json(change: Change) -> dict[str, object]:
    """A change as the JSON contract has it: places are offset and length in characters of both texts."""
    return {
        "what": change.what,
        "nature": change.nature,
        "respects": change.respects,
        "before": change.before,
        "after": change.after,
        "place": list(change.place),
        "other_place": list(change.other_place),
    }


def texts_json(found: Finding[Texts]) -> dict[str, object]:
    """A matter's texts as the JSON contract has them."""
    changes = [
        {
            "version": one.version,
            "hand": one.hand,
            "told": one.told,
            "stands": one.stands,
            **change_json(one.change),
        }
        for one in found.value.changes
    ]
    return {
        **found.value._asdict(),
        "changes": changes,
        "modality": found.modality,
        "grounds": found.grounds,
        "caveats": found.caveats,
    }
