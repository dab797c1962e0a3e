#!/usr/bin/env python3
"""Write the synthetic catalogue that the example experiments start from.

Prices, hours, levels, ages and subscribers follow the shapes seen in large open course markets: 8 % free, list prices
lognormal around 50 and cut to 20...200, video hours lognormal around 2.5, subscribers lognormal with a long tail.
Usage: make_catalogue.py OUT.csv [COURSES]
"""

import csv
import datetime
import math
import random
import sys

SUBJECTS = ["Business", "Design", "Music", "Programming"]
SUBJECT_WEIGHTS = [33, 16, 18, 33]
LEVELS = ["all", "beginner", "intermediate", "advanced"]
LEVEL_WEIGHTS = [52, 35, 11, 2]
LATEST = datetime.date(2026, 1, 1)


def stars(rng: random.Random, quality: float) -> float:
    """Mean rating of a course: left-skewed in quality, between 1 and 5."""
    skew = 0.42
    spread = math.sqrt(math.exp(skew**2) * (math.exp(skew**2) - 1.0))
    u = (math.exp(skew**2 / 2.0) - math.exp(-skew * quality)) / spread
    return min(5.0, max(1.0, 4.13 + 0.45 * u + rng.gauss(0.0, 0.05)))


def course(rng: random.Random, number: int) -> list:
    quality = rng.gauss(0.0, 1.0)
    z = 0.55 * quality + math.sqrt(1.0 - 0.55**2) * rng.gauss(0.0, 1.0)
    price = 0 if rng.random() < 0.08 else 5 * round(min(200.0, max(20.0, 50.0 * math.exp(1.1 * z))) / 5.0)
    hours = round(max(0.5, 2.5 * math.exp(0.9 * rng.gauss(0.0, 1.0))) * 2.0) / 2.0
    subscribers = int(400.0 * math.exp(0.4 * quality + 1.5 * rng.gauss(0.0, 1.0)))
    reviews = int(subscribers * rng.uniform(0.01, 0.09))
    rating = f"{stars(rng, quality):.2f}" if reviews > 0 else ""
    published = LATEST - datetime.timedelta(days=int(36 * 30.4 * rng.random()))
    subject = rng.choices(SUBJECTS, SUBJECT_WEIGHTS)[0]
    level = rng.choices(LEVELS, LEVEL_WEIGHTS)[0]
    return [number, subject, price, f"{hours:g}", level, subscribers, reviews, rating, published.isoformat()]


def main() -> None:
    n = int(sys.argv[2]) if len(sys.argv) > 2 else 3000
    rng = random.Random(2026)
    with open(sys.argv[1], "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(
            ["course_id", "subject", "price", "hours", "level", "subscribers", "reviews", "rating", "published"]
        )
        for number in range(1, n + 1):
            table.writerow(course(rng, number))


if __name__ == "__main__":
    main()
