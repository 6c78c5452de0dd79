"""What is computed once is computed when it is first asked for."""

from model.once import once


class Counting:
    """Counts how often it is asked."""

    def __init__(self):
        self.asked = 0

    @once
    def answer(self):
        """The answer."""
        self.asked += 1
        return self.asked * 42


def test_that_it_is_computed_when_first_asked_for_and_then_kept():
    counting = Counting()
    assert counting.asked == 0
    assert [counting.answer, counting.answer, counting.asked] == [42, 42, 1]


def test_that_each_object_has_its_own():
    first, second = Counting(), Counting()
    second.asked = 9
    assert (first.answer, second.answer) == (42, 420)


def test_that_the_class_tells_what_it_is():
    assert Counting.answer.__doc__ == "The answer."
