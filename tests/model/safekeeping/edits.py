"""States of a report, one edit after another, for the tests of the journal."""

from model.edits import InsertRows, MoveRows, set_cells, set_field
from model.report import new_indicator
from model.safekeeping.recovery import read
from tests.factories import sample


def renamed(report, row, name):
    return set_cells(report, [(row, "name", name)]).apply(report)[0]


def edited(count):
    """Return ``count`` states of the sample, one edit after another."""
    states = [sample()]
    for number in range(count):
        match number % 5:
            case 0 | 1:
                states.append(renamed(states[-1], number % 15, f"Nombre «{number}»\n=1+1"))
            case 2:
                states.append(InsertRows(3, (new_indicator(name=f"{number}"),)).apply(states[-1])[0])
            case 3:
                states.append(MoveRows(3, 1, 7).apply(states[-1])[0])
            case _:
                states.append(set_field(states[-1], "axis", f"Eje {number}").apply(states[-1])[0])
    return states[1:]


def left(journal):
    """Return what the next start would read, were the program killed now."""
    assert journal.flush()
    return read(journal.folder)
