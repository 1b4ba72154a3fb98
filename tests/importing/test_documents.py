"""The documents of a file of any kind."""

from pathlib import Path

from regesta.importing import documents_in
from tests.importing.conftest import SAMPLES


def test_a_volume_gives_its_documents_one_by_one() -> None:
    found = list(documents_in(SAMPLES / "volume.xml"))
    assert [one.id for one in found] == ["d1", "d2", "d2-1", "d3", "d4"]
    assert "since Monday" in found[0].text().content


def test_any_other_file_is_one_document_read_by_its_head(tmp_path: Path) -> None:
    file = tmp_path / "wheel.txt"
    file.write_text("The Consul at Linz (Wheel) to the Mayor\nLinz, 3 April 1948.\nThe wheel stands.\n")
    (found,) = documents_in(file)
    assert (found.id, found.place, str(found.date)) == ("wheel", "Linz", "1948-04-03")
    assert [(one.name, one.is_person) for one in (*found.senders, *found.recipients)] == [
        ("Wheel", True),
        ("Mayor", False),
    ]
    assert found.text().content.endswith("The wheel stands.\n")
