from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from model.errors import DamagedReport, NewerVersion
from model.project_file import SCHEMA, dump, load, parse, reading
from model.project_file.migrations import MIGRATIONS, Document, migrated
from model.report import Opening, Report
from resources import read
from tests.factories import sample
from tests.model.full_report import IDENTITY, full_report


def third_quarter() -> Report:
    """Return a report that remembers the quarter before it, as no file of the first days does."""
    opening = Opening(
        indicator="a1.4", key="achieved_1", reason="Se corrigió.", user="Ana", date="2023-10-14"
    )
    return sample().replace(
        settings=sample().settings.replace(quarter=3),
        openings=(opening,),
        previous_year=2023,
        previous_quarter=2,
        previous=sample().indicators,
    )


PROJECTS = Path(__file__).parents[1] / "data" / "projects"
REPORTS: Mapping[str, Report] = {
    "v1_blank.informe": Report(),
    "v1_every_field.informe": full_report(),
    "v1_next_quarter.informe": third_quarter(),
    "v1_real_report.informe": sample(),
}


def without_header_and_hash(data: bytes) -> list[bytes]:
    return data.splitlines()[1:-1]


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_that_a_file_of_a_released_version_opens_to_the_report_it_was_saved_from(name):
    opened = load(PROJECTS / name)

    assert opened.report == REPORTS[name]
    assert opened.warnings == ()
    assert f"v{opened.identity.schema}_" in name


@pytest.mark.parametrize("name", [name for name in sorted(REPORTS) if name.startswith(f"v{SCHEMA}_")])
def test_that_a_file_of_this_version_is_saved_byte_for_byte_as_it_was(name):
    data = (PROJECTS / name).read_bytes()
    opened = parse(data)

    assert without_header_and_hash(dump(opened.report, IDENTITY)) == without_header_and_hash(data)
    assert dump(opened.report, opened.identity) == data


def test_that_every_kept_file_is_tested_and_every_version_has_one():
    kept = {path.name for path in PROJECTS.glob("*.informe")}

    assert kept == set(REPORTS)
    assert {name.split("_")[0] for name in kept} == {f"v{version}" for version in range(1, SCHEMA + 1)}


def test_that_the_sample_is_what_the_program_writes_of_the_real_report():
    data = read("samples/informe_2t_2023.informe")
    opened = parse(data)

    assert opened.report == sample()
    assert opened.identity.schema == SCHEMA
    assert dump(sample(), opened.identity) == data


def test_that_there_is_one_step_from_each_older_version_to_the_next():
    assert sorted(MIGRATIONS) == list(range(1, SCHEMA))


def rename_heading(document: Document) -> Document:
    """Return the data of an imagined version 2, where the title of version 1 has another name."""
    heading = dict(document["heading"])
    heading["title"] = heading.pop("old_title")
    return document | {"heading": heading}


def test_that_steps_are_taken_in_order_from_the_version_of_the_file():
    steps = {
        1: lambda data: data | {"path": "1"},
        2: lambda data: data | {"path": data.get("path", "") + "2"},
    }

    assert migrated({}, 1, 3, steps) == {"path": "12"}
    assert migrated({}, 2, 3, steps) == {"path": "2"}
    assert migrated({}, 3, 3, steps) == {}


def test_that_an_older_file_goes_through_its_migration_and_keeps_its_seal(monkeypatch):
    monkeypatch.setattr(reading, "SCHEMA", 2)
    old = (PROJECTS / "v1_real_report.informe").read_bytes()
    renamed = old.replace(b'"title":', b'"old_title":')

    opened = parse(renamed, migrations={1: rename_heading})

    assert opened.report == sample()
    assert opened.identity.schema == 1
    assert len(opened.warnings) == 1  # judged before the migration, on the bytes as they were
    assert not parse(old, migrations={1: dict}).warnings


def test_that_an_older_file_without_what_its_version_had_is_called_damaged(monkeypatch):
    monkeypatch.setattr(reading, "SCHEMA", 2)

    with pytest.raises(DamagedReport, match="no se entiende como informe de la versión 1 del formato"):
        parse((PROJECTS / "v1_blank.informe").read_bytes(), migrations={1: rename_heading})


def test_that_the_next_version_s_file_is_left_to_the_next_version(monkeypatch):
    monkeypatch.setattr("model.project_file.writing.SCHEMA", SCHEMA + 1)

    with pytest.raises(NewerVersion):
        parse(dump(sample(), IDENTITY))
