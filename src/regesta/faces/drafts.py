"""Drafts as JSON has them, for the command line and the site."""

from regesta.reading.review import Item
from regesta.statements.wording import text_of
from regesta.statements.writing import written


def item_json(one: Item) -> dict[str, object]:
    """A draft as the JSON contract has it, with what a page needs to show it."""
    statement = one.statement
    return {
        "mark": one.mark,
        "source": one.cites.source,
        "locator": one.cites.locator,
        "verb": statement.kind,
        "date": str(statement.date) if statement.date is not None else None,
        "says": statement.text,
        "rule": statement.word("draft"),
        "fields": {
            field.key: text_of(field.value)
            for field in statement.fields
            if field.key not in ("cites", "draft")
        },
        "reading": {field.key: text_of(field.value) for field in statement.citations[0].under},
        "before": one.before,
        "words": one.words,
        "after": one.after,
        "statement": written(statement),
    }
