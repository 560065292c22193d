"""What a unit of each metered step costs: the user's ``prices.toml`` over what the server itself costs."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

LOCAL = "local"  # this server: paid for by the month, whatever it does
OURS = (LOCAL, "log")  # providers that send no bill for a call
ANY = "*"


@dataclass(frozen=True, slots=True)
class Prices:
    """Unit prices by (provider, operation); the operation ``*`` stands for all that aren't named. Else it is free."""

    units: Mapping[tuple[str, str], float] = field(default_factory=dict)

    def of(self, provider: str, operation: str) -> float:
        """The price of one unit (a second of this server, a call of a service)."""
        exact = self.units.get((provider, operation))
        return exact if exact is not None else self.units.get((provider, ANY), 0.0)


FREE = Prices()


def build_prices(tables: Mapping[str, object], second: float) -> Prices:
    """Prices from the tables of ``prices.toml``: one for each provider, an operation and its price on each line.

    ``second`` is what a second of this server costs, unless the file says otherwise. Raises ValueError.
    """
    units = {(LOCAL, ANY): second}
    for provider, table in tables.items():
        if not isinstance(table, Mapping):
            raise ValueError(f"{provider} must be a table such as [telegram]")  # noqa: TRY004  bad data, not a bug
        for operation, price in table.items():
            units[provider, str(operation)] = _price(provider, str(operation), price)
    return Prices(units)


def _price(provider: str, operation: str, price: object) -> float:
    number = isinstance(price, int | float) and not isinstance(price, bool)
    if not number or not math.isfinite(float(str(price))) or float(str(price)) < 0:
        raise ValueError(f"the price of {provider}.{operation} must be a number of at least 0")
    return float(str(price))
