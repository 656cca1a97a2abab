"""Every command of the desk, by the name under which screens send it."""

from __future__ import annotations

from collections.abc import Mapping

from startbewijs.service.office.orders.before import BEFORE
from startbewijs.service.office.orders.decisions import DECISIONS
from startbewijs.service.office.orders.given import Order
from startbewijs.service.office.orders.on_the_ice import ON_THE_ICE
from startbewijs.service.people import Person

ORDERS: Mapping[str, Order] = {**ON_THE_ICE, **BEFORE, **DECISIONS}

UNDO = "undo"
"""The one command that is about what was recorded, and not about the state alone."""


def power(order: str) -> str:
    """The name under which `powers` knows a command of the desk."""
    return UNDO if order == UNDO else ORDERS[order].power


def allowed(person: Person) -> frozenset[str]:
    """The commands of the desk that a person may give."""
    found = {name for name, order in ORDERS.items() if person.may(order.power)}
    return frozenset(found | ({"undo"} if person.may("undo") else set()))
