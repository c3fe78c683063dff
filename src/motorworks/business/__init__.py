"""Is it worth it: capital, cash flow, what money buys, risk, and the value of waiting."""

from motorworks.business.board import BusinessCase, business_case
from motorworks.business.build import Choice, built
from motorworks.business.case import case_of, mean_stock
from motorworks.business.cashflow import Asset, Case, CashFlow, cash_flow
from motorworks.business.draws import correlations
from motorworks.business.factors import Factor, factors_of
from motorworks.business.frontier import Point, frontier
from motorworks.business.hours import Hours
from motorworks.business.key_number import KeyNumber
from motorworks.business.menu import Menu, menu_of
from motorworks.business.optimum import Aim, Best, best_under, least_budget
from motorworks.business.rates import Return, irr, npv, payback, xirr
from motorworks.business.risk import Risk, Swing, monte_carlo, tornado
from motorworks.business.staging import Staging, staging
from motorworks.business.verdict import Investment, Wish, invest
from motorworks.capacity import capital

__all__ = [
    "Aim",
    "Asset",
    "Best",
    "BusinessCase",
    "Case",
    "CashFlow",
    "Choice",
    "Factor",
    "Hours",
    "Investment",
    "KeyNumber",
    "Menu",
    "Point",
    "Return",
    "Risk",
    "Staging",
    "Swing",
    "Wish",
    "best_under",
    "built",
    "business_case",
    "capital",
    "case_of",
    "cash_flow",
    "correlations",
    "factors_of",
    "frontier",
    "invest",
    "irr",
    "least_budget",
    "mean_stock",
    "menu_of",
    "monte_carlo",
    "npv",
    "payback",
    "staging",
    "tornado",
    "xirr",
]
