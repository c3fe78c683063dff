"""Laws of duration."""

import pytest

from motorworks.process import LAWS, Law

EXAMPLES = {
    "constant": ((2.0,), 2.0),
    "exponential": ((3.0,), 3.0),
    "erlang": ((4.0, 1.2), 1.2),
    "gamma": ((2.5, 0.4), 1.0),
    "hyperexponential": (((0.3, 0.7), (2.0, 0.5)), 0.95),
    "lognormal": ((4.0, 2.0), 4.0),
    "weibull": ((1.0, 30.0), 30.0),
    "uniform": ((1.0, 2.0), 1.5),
    "triangular": ((1.0, 2.0, 6.0), 3.0),
    "constant_plus": ((1.0, 0.02, 0.2, 1.0), 1.1),
}


def test_every_law_has_an_example():
    """A new law without a mean in this table fails here."""
    assert EXAMPLES.keys() == LAWS.keys()


@pytest.mark.parametrize("kind", EXAMPLES)
def test_mean_is_the_known_one(kind):
    """Means follow from the definitions of the laws."""
    parameters, mean = EXAMPLES[kind]
    assert Law(kind, parameters).mean() == pytest.approx(mean, rel=1e-12)


@pytest.mark.parametrize("kind", EXAMPLES)
def test_scaling_a_law_scales_its_mean(kind):
    """Only the parameters that are times change."""
    law = Law(kind, EXAMPLES[kind][0])
    assert law.scaled(2.5).mean() == pytest.approx(2.5 * law.mean(), rel=1e-12)
    assert law.scaled(1.0) == law


@pytest.mark.parametrize("kind", EXAMPLES)
def test_good_parameters_have_no_faults(kind):
    """The examples are good."""
    assert Law(kind, EXAMPLES[kind][0]).faults() == []


@pytest.mark.parametrize(
    ("law", "word"),
    [
        (Law("uniform", (2.0, 1.0)), "above"),
        (Law("triangular", (1.0, 9.0, 2.0)), "above"),
        (Law("erlang", (1.5, 1.0)), "whole"),
        (Law("hyperexponential", ((0.3, 0.3), (1.0, 2.0))), "sum"),
        (Law("hyperexponential", ((1.0,), (1.0, 2.0))), "same length"),
    ],
)
def test_parameters_that_do_not_fit_together_are_named(law, word):
    """Each parameter alone is in bounds; together they are not."""
    assert any(word in fault for fault in law.faults())


def test_codes_are_the_kernels():
    """The codes are written into stored programs: they may grow, never change."""
    assert [kind.code for kind in LAWS.values()] == list(range(len(LAWS)))
