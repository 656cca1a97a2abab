"""Every command of the desk, by the name under which screens send it."""

from __future__ import annotations

from collections.abc import Mapping

from startbewijs.service.office.orders.before import BEFORE
from startbewijs.service.office.orders.decisions import DECISIONS
from startbewijs.service.office.orders.given import Order
from startbewijs.service.office.orders.on_the_ice import ON_THE_ICE

ORDERS: Mapping[str, Order] = {**ON_THE_ICE, **BEFORE, **DECISIONS}
