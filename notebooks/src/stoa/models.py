"""The model's equations over NumPy arrays: the functions the simulation itself calls.

Arrays broadcast against each other. Settings that are not given have the model's defaults, which
`stoa.describe("parameters")` lists with unit, range and source; a wrong name or value raises InputError.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from stoa import _core
from stoa.document import toml_document
from stoa.errors import InputError

Array = NDArray[np.float64]


class Selection(NamedTuple):
    """A plan of courses and what it comes to."""

    share: Array  #: (course,) how much of each course is taken, 0…1
    efficiency: float  #: [1/(h USD)] F
    progress: float  #: G, the share of the hours that is used
    courses: float  #: how many
    hours: float  #: [h]
    money: float  #: [USD]
    value: float  #: λ·F/F₁ + (1 − λ)·G
    bound: float  #: the value that no plan exceeds


class CourseIndices(NamedTuple):
    """The three indices of courses."""

    quality: Array  #: [1/USD] q = 1/(d + p)
    efficiency: Array  #: [1/(h USD)] f = q/t
    progress: Array  #: g = t/T


class Payment(NamedTuple):
    """[USD] What is paid under a plan, when, and who has it in the end; arrays of the shape of the price."""

    at_enrolment: Array
    by_progress: Array  #: in all, in equal parts as the course is studied
    at_completion: Array  #: by who wants the credential
    at_mastery: Array  #: when mastery reaches the target
    per_question: Array  #: that the creator answers
    monthly: Array  #: the month's fee
    borne: Array  #: by the platform or a sponsor, for one learner more
    creator: Array  #: of everything paid; under `subscription` what enters the creators' pool
    platform: Array  #: of everything paid, less what is borne
    processor: Array  #: the card processor's fee, which the platform pays out of its part


def _numbers(name: str, values: ArrayLike) -> Array:
    try:
        return np.asarray(values, dtype=float)
    except (TypeError, ValueError):
        raise InputError(f"{name}: expected numbers") from None


def _together(**arrays: ArrayLike) -> list[Array]:
    """Arrays of one shape."""
    numbers = [_numbers(name, values) for name, values in arrays.items()]
    try:
        return list(np.broadcast_arrays(*numbers))
    except ValueError:
        shapes = ", ".join(f"{name} {array.shape}" for name, array in zip(arrays, numbers, strict=True))
        raise InputError(f"shapes do not go together: {shapes}") from None


def _require(good: Any, name: str, expected: str) -> None:
    if not np.all(good):
        raise InputError(f"{name}: expected {expected}")


def influence(
    hours: ArrayLike,
    months: ArrayLike,
    *,
    start: ArrayLike = (5.0, 1.0, 1.0),
    talent: ArrayLike = 1.0,
    completions: ArrayLike = 0.0,
    word: ArrayLike = 0.0,
    method: str = "exact",
    steps: int = 1,
    **settings: Any,
) -> Array:
    """Capability C, brand B and social reach S of creators after some months of constant hours.

    With u = hours / reference_hours the law `coupled` is dC = k·u^γ − δC·C, dB = (k·u^γ + κz)(1 − B/B̄) − δB·B,
    dS = (k·u^γ + ωw + qS)(1 − S/S̄) − δS·S; `linear` is dX = k·u; `saturating` and `ben_porath` are the others.

    Args:
        hours: [h/month] (…, 3) for content, promotion and monetisation, not negative.
        months: [month] (…) not negative; broadcasts with the cases.
        start: (…, 3) C, B and S at the beginning.
        talent: (…) multiplies the growth of capability.
        completions: (…) z, satisfied completions relative to the mean creator.
        word: (…) w, word of mouth relative to the mean creator.
        method: "exact" in closed form, or "euler", "rk4", "dopri5" in `steps` equal steps.
        steps: of integration over all the months.
        **settings: of the section [influence], as variant="linear" or k_content=0.5.

    Returns:
        (…, 3) C, B and S, dimensionless.

    Source: D1.1, D1.2; Nerlove & Arrow 1962; Vidale & Wolfe 1957; Bass 1969; Ben-Porath 1967.
    """
    hours, start = np.atleast_1d(_numbers("hours", hours)), np.atleast_1d(_numbers("start", start))
    for name, array in (("hours", hours), ("start", start)):
        _require(array.shape[-1] == 3, name, "three numbers along the last axis")
    cases = _together(months=months, talent=talent, completions=completions, word=word,
                      hours=hours[..., 0], start=start[..., 0])
    shape = cases[0].shape
    _require(cases[0] >= 0, "months", "numbers of at least 0")
    _require(hours >= 0, "hours", "numbers of at least 0")
    exactly = method == "exact"
    given = {"influence": {**settings, **({} if exactly else {"integrator": method, "substeps": steps})}}
    rows = [np.broadcast_to(array, (*shape, 3)).reshape(-1, 3) for array in (hours, start)]
    flat = [array.ravel() for array in cases[:4]]
    return _core.influence(toml_document(given, "influence()"), exactly, *rows, *flat).reshape(*shape, 3)


def select_courses(
    hours: ArrayLike, difficulty: ArrayLike, price: ArrayLike, *, method: str = "exact", **settings: Any
) -> Selection:
    """The set of courses that is worth most within hours and money: max λ·F/F₁ + (1 − λ)·G.

    Args:
        hours: [h] (course,) of study, above 0.
        difficulty: (course,) in the units 2, 3, 4, …; not negative.
        price: [USD] (course,) not negative; difficulty and price not both 0.
        method: "exact" (dynamic programming), "lp" (courses may be divided) or "greedy" (densest first).
        **settings: of the section [selection]: total_hours [h], budget [USD] (0 for no limit), efficiency_weight λ,
            efficiency ("sum" or "product").

    Source: D0.1, D0.2; Dantzig 1957; Nemhauser & Ullmann 1969.
    """
    hours, difficulty, price = _together(hours=hours, difficulty=difficulty, price=price)
    _require(hours.ndim == 1 and hours.size > 0, "hours", "one number per course, of at least one course")
    _courses(hours, difficulty, price)
    given = {"selection": {"method": method, **settings}}
    return Selection(**_core.select_courses(toml_document(given, "select_courses()"), hours, difficulty, price))


def course_indices(
    hours: ArrayLike, difficulty: ArrayLike, price: ArrayLike, total_hours: ArrayLike
) -> CourseIndices:
    """Quality q = 1/(d + p), efficiency f = q/t and progress g = t/T of courses.

    Args:
        hours: [h] (…) t, above 0.   difficulty: (…) d.   price: [USD] (…) p.   total_hours: [h] (…) T, above 0.

    Source: D0.1.
    """
    arrays = _together(hours=hours, difficulty=difficulty, price=price, total_hours=total_hours)
    _courses(*arrays[:3])
    _require(arrays[3] > 0, "total_hours", "numbers above 0")
    table = _core.course_indices(*(array.ravel() for array in arrays))
    return CourseIndices(*(table[:, i].reshape(arrays[0].shape) for i in range(3)))


def _courses(hours: Array, difficulty: Array, price: Array) -> None:
    _require(np.isfinite(hours) & (hours > 0), "hours", "numbers above 0")
    _require(np.isfinite(difficulty) & (difficulty >= 0), "difficulty", "numbers of at least 0")
    _require(np.isfinite(price) & (price >= 0), "price", "numbers of at least 0")
    _require(difficulty + price > 0, "price", "a price or a difficulty above 0 for every course")


def choice_probabilities(utilities: ArrayLike, outside: ArrayLike | None = None) -> Array:
    """The logit chances of alternatives: P(i) = e^V_i / (e^V_0 + Σ e^V_k).

    Args:
        utilities: (…, n) V; −inf for what cannot be chosen.
        outside: (…) V_0 of choosing nothing; None when something must be chosen.

    Returns:
        (…, n); what is missing to 1 is the chance of choosing nothing.

    Source: McFadden 1974.
    """
    v = np.atleast_1d(_numbers("utilities", utilities))
    _require(v.size > 0, "utilities", "at least one alternative")
    _require(~np.isnan(v) & (v < np.inf), "utilities", "numbers, or -inf")
    v0 = _numbers("outside", -np.inf if outside is None else outside)
    _require(~np.isnan(v0) & (v0 < np.inf), "outside", "numbers, or None")
    _, v0 = _together(utilities=v[..., 0], outside=v0)
    v = np.broadcast_to(v, (*v0.shape, v.shape[-1]))
    return _core.choice_probabilities(v.reshape(-1, v.shape[-1]), v0.ravel()).reshape(v.shape)


def split_payment(plan: str, price: ArrayLike, *, referred: ArrayLike = False, **settings: Any) -> Payment:
    """What is paid under a plan, when, and how it is split, to the cent.

    Args:
        plan: a row of `stoa.describe("plans")`.
        price: [USD] (…) the course's list price; for `subscription` and `membership` a month's fee.
        referred: (…) whether the creator brought the sale.
        **settings: of a platform, as commission=0.3 or subscription_pool=0.25.

    Source: D1.7, D2.6, D4.5.
    """
    names = [row["name"] for row in _plans()]
    if plan not in names:
        raise InputError(f"split_payment(): plan = {plan!r}: expected one of {', '.join(names)}")
    price, referred = _together(price=price, referred=referred)
    _require((price >= 0) & (price <= 1e7), "price", "numbers from 0 to 10000000 [USD]")
    given = {"platform": {"main": settings}}
    table = _core.split_payment(toml_document(given, "split_payment()"), plan, price.ravel(), referred.ravel() != 0)
    return Payment(*(table[:, i].reshape(price.shape) for i in range(len(Payment._fields))))


def _plans() -> list[dict[str, Any]]:
    from stoa.experiment import describe

    plans: list[dict[str, Any]] = describe("plans")
    return plans


def bkt_step(belief: ArrayLike, correct: ArrayLike, **settings: Any) -> Array:
    """The probability that a skill is known after an answer: Bayes' rule, then a chance to learn or forget.

    Args:
        belief: (…) that it is known before, 0…1.
        correct: (…) whether the answer was right.
        **settings: of the section [study]: `stoa.describe("parameters")` lists the rates of learning, forgetting,
            guessing and slipping.

    Source: D3.2; Corbett & Anderson 1995.
    """
    belief, correct = _together(belief=belief, correct=correct)
    _require((belief >= 0) & (belief <= 1), "belief", "numbers from 0 to 1")
    text = toml_document({"study": settings}, "bkt_step()")
    return _core.bkt_step(text, belief.ravel(), correct.ravel() != 0).reshape(belief.shape)
