"""A plant small enough to reckon its cost by hand."""

import re

from motorworks.plantfile import read_plant

WORKS = """
[plant]
name = "works"
currency = "EUR"
calendar = "days"
target = 100_000

[plant.economics]
machine_life = 10
building_life = 20
maintenance_rate = "4 %"
energy_overhead = "50 %"
hours_per_worker = "1600 h"

[plant.site]
land = "1000 m2"
access = 2

[calendar.days]
shifts = [{ start = "06:00", length = "8 h", breaks = [["4 h", "30 min"]] }]

[tariff]
electricity = { price = 0.2, unit = "kWh" }
operator = { price = 40000, unit = "year" }
engineer = { price = 80000, unit = "year" }
floor = { price = 1000, unit = "m2" }
ground = { price = 100, unit = "m2" }
steel_scrap = { price = 0.5, unit = "kg" }

[model.motor]
share = "100 %"
price = 200
bill = { electrical_steel = 20, copper = 4, seals = 1 }
data = { steel_net_kg = 12 }

[material]
electrical_steel = { price = 2, used_at = "stamp" }
copper = { price = 10, used_at = ["wind", "join"] }
seals = { price = 3, used_at = "join" }

[source.strip]

[sink.customers]

[sink.surplus]
counts_as = "surplus"

[buffer.stators]

[buffer.rotors]

[buffer.wound]
capacity = 5

[station.stamp]
inputs = ["strip"]
each = [{ to = "stators" }, { to = "rotors" }]
cycle_time = "20 s"
power = "36 kW"
standby_power = "3.6 kW"
price = 100000
footprint = "10 m2"
operators = 1

[station.wind]
inputs = ["stators"]
to = "wound"
cycle_time = "40 s"
machines = 2
power = "9 kW"
price = 50000
footprint = "5 m2"
operators = 0.5

[station.join]
inputs = ["wound", "rotors"]
to = "customers"
cycle_time = "25 s"
scrap_rate = "SCRAP"
power = "18 kW"
price = 60000
footprint = "20 m2"
operators = 2

[staff.office]
people = 3
wage = "engineer"

[staff.laboratory]
people = 2
wage = "engineer"
research = true

[area.store]
floor = "60 m2"

[area.laboratory]
floor = "40 m2"
kind = "research"

[capital.install]
share = "10 %"
amount = 6000

[capital.hall]
tariff = "floor"
per = "floor"

[capital.laboratory]
tariff = "floor"
per = "research_floor"

[capital.ground]
tariff = "ground"
per = "land"
"""


def works(scrap="0 %", **changes):
    """Give the plant; ``changes`` replace words of its text."""
    text = WORKS.replace("SCRAP", scrap)
    for old, new in changes.pop("replace", {}).items():
        assert old in text
        text = text.replace(old, new)
    return read_plant(re.sub(r"(price|amount) = ([\d_.]+)", r'\1 = "\2 EUR"', text))
