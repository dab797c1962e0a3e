"""`stoa.models`: the answers that are known, shapes that broadcast, and one line for what is wrong."""

import numpy as np
import pytest

import stoa
from stoa.models import (
    bkt_step, choice_probabilities, course_indices, influence, select_courses, split_payment,
)

ROUNDING = 1e-12


def test_linear_influence_is_the_start_and_what_the_hours_add():
    hours, months = np.array([36.0, 15.0, 9.0]), np.array([0.0, 6.0, 12.0])
    grown = influence(hours, months, variant="linear")
    expected = np.array([5, 1, 1]) + np.array([0.8, 0.6, 0.5]) * hours / 60 * months[:, None]
    np.testing.assert_allclose(grown, expected, rtol=ROUNDING)


def test_methods_of_integration_come_near_the_closed_form_by_their_order():
    exact = influence([30, 20, 10], 12.0, completions=1.0, word=1.0)
    for method, order in (("euler", 1), ("rk4", 4)):
        errors = [np.abs(influence([30, 20, 10], 12.0, completions=1.0, word=1.0, method=method, steps=n) - exact).max()
                  for n in (8, 16)]
        assert np.log2(errors[0] / errors[1]) == pytest.approx(order, abs=0.3)  # the next order's share of the error
    adaptive = influence([30, 20, 10], 12.0, completions=1.0, word=1.0, method="dopri5")
    np.testing.assert_allclose(adaptive, exact, atol=1e-10)  # its own tolerance is 1e-12 a step


def test_influence_broadcasts_cases_against_months():
    hours = np.ones((4, 1, 3)) * np.arange(4)[:, None, None]
    grown = influence(hours, np.arange(5.0), talent=2.0)
    assert grown.shape == (4, 5, 3)
    np.testing.assert_array_equal(grown[2, 3], influence([2, 2, 2], 3.0, talent=2.0))


def test_ben_porath_has_no_closed_form_and_says_so():
    with pytest.raises(stoa.InputError, match="ben_porath has no closed form"):
        influence([1, 1, 1], 1.0, variant="ben_porath")
    assert influence([1, 1, 1], 1.0, variant="ben_porath", method="rk4", steps=4).shape == (3,)


@pytest.mark.parametrize(("method", "value"), [("exact", 220), ("lp", 240), ("greedy", 160)])
def test_the_textbook_knapsack_is_solved_as_each_method_must(method, value):
    """Values 60, 100, 120 and weights 10, 20, 30 within 50: efficiencies in these ratios, and λ = 1."""
    hours, worth = np.array([10.0, 20.0, 30.0]), np.array([60.0, 100.0, 120.0])
    price = 1 / (hours * worth) * 1e6  # f = 1/(p·t) is in the ratio of the values
    plan = select_courses(hours, 0.0, price, method=method, total_hours=50, efficiency_weight=1.0)
    assert plan.value * worth.sum() == pytest.approx(value, rel=1e-9)
    assert plan.bound * worth.sum() == pytest.approx(240, rel=1e-9)
    assert plan.hours <= 50


def test_indices_are_those_of_the_formulas():
    quality, efficiency, progress = course_indices([100, 200], [2, 4], [499, 496], 300)
    np.testing.assert_allclose(quality, [1 / 501, 1 / 500], rtol=ROUNDING)
    np.testing.assert_allclose(efficiency, quality / np.array([100, 200]), rtol=ROUNDING)
    np.testing.assert_allclose(progress, [1 / 3, 2 / 3], rtol=ROUNDING)


def test_choice_probabilities_are_those_of_the_worked_case():
    np.testing.assert_allclose(choice_probabilities([1, 0.96]), [0.510, 0.490], atol=5e-4)  # as printed
    np.testing.assert_allclose(choice_probabilities([1, 0.96], 1), [0.338, 0.325], atol=5e-4)
    many = choice_probabilities(np.zeros((3, 1, 4)), [[0.0, -np.inf]])
    assert many.shape == (3, 2, 4)
    np.testing.assert_allclose(many.sum(axis=-1), np.tile([0.8, 1.0], (3, 1)), rtol=ROUNDING)
    assert choice_probabilities([-np.inf, 0.0]).tolist() == [0.0, 1.0]


def test_knowledge_tracing_gives_the_known_answers():
    known = bkt_step(0.4, [True, False], bkt_learn=0.1, bkt_forget=0.0, guess=0.2, slip=0.1)
    np.testing.assert_allclose(known, [0.775, 0.16923], atol=5e-6)  # as printed


@pytest.mark.parametrize("plan", [row["name"] for row in stoa.describe("plans")])
def test_no_cent_is_lost_under_any_plan(plan):
    prices = np.round(np.linspace(0, 200, 401), 2)
    paid = split_payment(plan, prices, question_price=3.0, open_access_cost=0.2)
    total = sum(getattr(paid, part) for part in ("at_enrolment", "by_progress", "at_completion", "at_mastery",
                                                 "per_question", "monthly"))
    np.testing.assert_allclose(paid.creator + paid.platform + paid.borne, total, atol=1e-9)
    assert (paid.creator >= 0).all()
    np.testing.assert_allclose(paid.creator * 100, np.round(paid.creator * 100), atol=1e-6)


def test_a_sale_the_creator_brought_is_the_creators():
    paid = split_payment("per_course", 100.0, referred=[True, False])
    assert paid.creator.tolist() == [97.0, 37.0]
    assert paid.platform.tolist() == [3.0, 63.0]


@pytest.mark.parametrize(
    ("call", "line"),
    [
        (lambda: influence([1, 2], 1), "hours: expected three numbers along the last axis"),
        (lambda: influence([1, 2, -3], 1), "hours: expected numbers of at least 0"),
        (lambda: influence([1, 2, 3], -1), "months: expected numbers of at least 0"),
        (lambda: influence([1, 2, 3], "x"), "months: expected numbers"),
        (lambda: influence(np.ones((2, 3)), [1, 2, 3]), "shapes do not go together: months (3,), talent (), "),
        (lambda: influence([1, 2, 3], 1, k_contnt=3),
         'influence(): influence.k_contnt = 3: unknown setting (did you mean "influence.k_content"?)'),
        (lambda: influence([1, 2, 3], 1, method="magic"), 'influence(): influence.integrator = "magic": expected "euler"'),
        (lambda: select_courses([1], [0], [0]), "price: expected a price or a difficulty above 0 for every course"),
        (lambda: select_courses([], [], []), "hours: expected one number per course, of at least one course"),
        (lambda: select_courses([1], [1], [1], method="best"), 'select_courses(): selection.method = "best": expected'),
        (lambda: choice_probabilities([np.nan]), "utilities: expected numbers, or -inf"),
        (lambda: choice_probabilities([]), "utilities: expected at least one alternative"),
        (lambda: stoa.describe(3), "describe(): expected the name of a table, and got int"),
        (lambda: stoa.open(None), "open(): expected the path of a result file, and got NoneType"),
        (lambda: split_payment("per_curse", 1), "split_payment(): plan = 'per_curse': expected one of per_course"),
        (lambda: split_payment("per_course", -1), "price: expected numbers from 0 to 10000000 [USD]"),
        (lambda: split_payment("per_course", 1, commission=2), "split_payment(): platform.main.commission = 2: expected"),
        (lambda: bkt_step(1.5, True), "belief: expected numbers from 0 to 1"),
        (lambda: bkt_step(0.5, True, gess=0.1), 'bkt_step(): study.gess = 0.1: unknown setting (did you mean "study.guess"?)'),
    ],
)
def test_what_is_wrong_is_said_in_one_line(call, line):
    with pytest.raises(stoa.InputError) as caught:
        call()
    assert caught.value.lines[0].startswith(line), caught.value.lines
    assert len(caught.value.lines) == 1
