#include "models/churn.hpp"

#include <array>
#include <cmath>

#include "tests/catch.hpp"

using models::ChurnLaw;

// A16: Gupta & Lehmann's margin of 10, discounted at 1 % a month, at a constant churn of 5 %.
TEST_CASE("A subscriber of constant churn is worth what the months to come add up to") {
  CHECK(models::lifetime_value(10.0, 0.05, 0.01) == Approx(168.33).margin(5e-3));  // the digits given
  double sum = 0.0, factor = 10.0;
  for (int month = 0; month < 2000; ++month, factor *= 0.95 / 1.01) sum += factor;
  CHECK(models::lifetime_value(10.0, 0.05, 0.01) == Approx(sum).epsilon(1e-12));
}

TEST_CASE("Survival is the mean of theirs whose probability to leave is Beta") {
  const ChurnLaw law{0.7637, 1.2958};
  const std::vector<double> left = models::survival(law, 12);
  // B(α, β + t)/B(α, β) by the gamma function of the standard library.
  for (std::size_t t = 0; t <= 12; ++t) {
    const double months = static_cast<double>(t);
    const double expected = std::exp(std::lgamma(law.beta + months) + std::lgamma(law.alpha + law.beta) -
                                     std::lgamma(law.alpha + law.beta + months) - std::lgamma(law.beta));
    CHECK(left[t] == Approx(expected).epsilon(1e-12));
  }
}

// A16: the survivors of Fader & Hardie 2007, table 1, at the ends of the first four periods.
TEST_CASE("The likeliest law of 1000, 631, 468, 382 and 326 survivors is the one in the literature") {
  const std::array<double, 5> survivors{1000, 631, 468, 382, 326};
  const ChurnLaw law = models::fit_churn(survivors);
  CHECK(law.alpha == Approx(0.7637).margin(5e-5));  // the digits given
  CHECK(law.beta == Approx(1.2958).margin(5e-5));
}

TEST_CASE("A law is found again from its own survival") {
  for (const ChurnLaw law : {ChurnLaw{0.97, 6.745}, ChurnLaw{2.0, 3.0}, ChurnLaw{5.0, 40.0}}) {
    const ChurnLaw found = models::fit_churn(models::survival(law, 24));
    // The likelihood is known to 1e-16 of itself, so its flat top is known to about 1e-7 of the shapes.
    CHECK(found.alpha == Approx(law.alpha).epsilon(1e-5));
    CHECK(found.beta == Approx(law.beta).epsilon(1e-5));
  }
}
