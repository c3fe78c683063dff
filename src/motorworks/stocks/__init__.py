"""Stock of bought parts: what lies there, how well it serves, by which policy less would do."""

from motorworks.stocks.compare import Tried
from motorworks.stocks.observe import Terms
from motorworks.stocks.stock import Answer, Row, stock
from motorworks.stocks.theory import LeadTimeUse, eoq, lead_time_use, poisson_base_stock, safe_level

__all__ = [
    "Answer",
    "LeadTimeUse",
    "Row",
    "Terms",
    "Tried",
    "eoq",
    "lead_time_use",
    "poisson_base_stock",
    "safe_level",
    "stock",
]
