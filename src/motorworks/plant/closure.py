"""A span of time in which a supplier takes up no order, or nothing leaves."""

from dataclasses import dataclass
from datetime import datetime

from motorworks.process import described


@dataclass(frozen=True, kw_only=True)
class Closure:
    """A span of time in which a supplier, a port or a road is closed."""

    start: datetime = described(
        "Date (at 00:00) or date and time at which it begins.", example="2021-08-02T06:00:00"
    )
    end: datetime = described(
        "Date (at 00:00) or date and time at which it ends.", example="2021-08-06"
    )
