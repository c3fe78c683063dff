"""Events in the order of time, and of ties."""

from motorworks.logistics.agenda import Agenda, Order


def test_ties_follow_the_written_order():
    """Whatever order they were put down in; equal ones keep it."""
    agenda, seen = Agenda(), []
    for order in (Order.CALL, Order.MADE, Order.CUT_OFF, Order.MOVE, Order.ARRIVE):
        agenda.at(5.0, order, seen.append, order)
    agenda.at(2.0, Order.CALL, seen.append, "first")
    agenda.at(5.0, Order.MADE, seen.append, "second made")
    agenda.run(10.0, lambda: None)
    assert seen == [
        "first",
        Order.MADE,
        "second made",
        Order.ARRIVE,
        Order.MOVE,
        Order.CUT_OFF,
        Order.CALL,
    ]


def test_what_is_due_at_the_end_does_not_happen():
    """The time looked at is open at its end."""
    agenda, seen = Agenda(), []
    agenda.at(10.0, Order.MADE, seen.append, 1)
    agenda.run(10.0, lambda: None)
    assert (seen, agenda.now) == ([], 10.0)


def test_things_are_settled_once_an_instant():
    """After its last event, and again for what settling puts there."""
    agenda, settled = Agenda(), []
    agenda.at(1.0, Order.MADE, lambda: None)
    agenda.at(1.0, Order.CALL, lambda: None)

    def settle():
        settled.append(agenda.now)
        if len(settled) == 1:
            agenda.at(1.0, Order.WAKE, lambda: None)

    agenda.run(2.0, settle)
    assert settled == [1.0, 1.0]
