"""Who held which office: for persons their offices, for offices their holders."""

from collections.abc import Mapping
from typing import NamedTuple

from regesta.case import Case
from regesta.case.tenures import tenures
from regesta.dates import describe, format_bound
from regesta.findings.records import statement_id


class Tenancy(NamedTuple):
    """An office held by a person, with the dates in words, the days it lay within, and the entry that says so."""

    office: str
    office_title: str
    person: str
    person_title: str
    words: str
    first: str
    last: str
    entry: str


def tenancies(case: Case) -> tuple[Mapping[str, tuple[Tenancy, ...]], Mapping[str, tuple[Tenancy, ...]]]:
    """The tenancies of each person and of each office, in the order of the files."""
    of_person: dict[str, list[Tenancy]] = {}
    of_office: dict[str, list[Tenancy]] = {}
    for office, held in tenures(case).items():
        for tenure in held:
            tenancy = Tenancy(
                office,
                case.title_of(office),
                tenure.person,
                case.title_of(tenure.person),
                describe(tenure.entry.date) if tenure.entry.date is not None else "undated",
                format_bound(tenure.first),
                format_bound(tenure.last),
                statement_id(case, tenure.entry),
            )
            of_person.setdefault(tenure.person, []).append(tenancy)
            of_office.setdefault(office, []).append(tenancy)
    return {k: tuple(v) for k, v in of_person.items()}, {k: tuple(v) for k, v in of_office.items()}
