"""Changes, passages and texts as every face writes them: in JSON, and counted in words."""

from collections.abc import Sequence

from regesta.findings.comparison import Change
from regesta.findings.finding import Finding
from regesta.findings.texts import Texts
from regesta.findings.versions import Passage, fates
from regesta.wording import joined, said, word

_SAID = {"same": "the same", "form": "changed in form"}


def count_of(passages: Sequence[Passage]) -> str:
    """How many passages met each fate, in words: `12 the same, 3 changed, 1 split`."""
    counted = [
        said("{count} {fate}", count=count, fate=word("passage", _SAID.get(fate, fate)))
        for fate, count in fates(passages).items()
    ]
    return joined(", ", counted) if counted else said("none")


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
    versions = [
        {**one._asdict(), "sentences": [passage._asdict() for passage in one.sentences]}
        for one in found.value.versions
    ]
    return {
        **found.value._asdict(),
        "versions": versions,
        "changes": changes,
        "modality": found.modality,
        "grounds": found.grounds,
        "caveats": found.caveats,
    }
