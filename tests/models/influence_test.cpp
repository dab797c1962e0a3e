#include "models/influence.hpp"

#include <cmath>
#include <vector>

#include "models/creator.hpp"
#include "models/measure.hpp"
#include "models/model.hpp"
#include "tests/catch.hpp"
#include "tests/models/measures.hpp"

namespace {

using namespace models;

/// The hours of D1.3 out of 60, and its k's.
constexpr Hours case_hours{20.0, 15.0, 10.0};
const Stocks case_gains{20.0 / 60.0 * 0.8, 15.0 / 60.0 * 0.6, 10.0 / 60.0 * 0.5};

InfluenceSettings settings_of(const std::string& variant) {
  InfluenceSettings settings;
  settings.variant = variant;
  return settings;
}

double worst_difference(const Stocks& a, const Stocks& b) {
  double most = 0.0;
  for (std::size_t k = 0; k < a.size(); ++k) most = std::max(most, std::abs(a[k] - b[k]));
  return most;
}

/// Laws that between them use every term that has a closed form.
std::vector<InfluenceLaw> laws_with_closed_forms() {
  const Hours hours{30.0, 12.0, 6.0};
  const Response response{1.5, 0.7};
  std::vector<InfluenceLaw> laws;
  for (const std::string variant : {"linear", "saturating", "coupled"}) {
    laws.push_back(influence_law(settings_of(variant), hours, 1.3, response));
  }
  InfluenceSettings growing = settings_of("coupled");  // without effort, social reach grows by contagion alone
  growing.contagion = 0.4;
  laws.push_back(influence_law(growing, {0.0, 0.0, 0.0}, 1.0, {}));
  growing.contagion = growing.decay_social;  // both rest points are at 0
  laws.push_back(influence_law(growing, {0.0, 0.0, 0.0}, 1.0, {}));
  growing.contagion = 0.0;
  growing.decay_brand = growing.decay_social = 0.0;
  laws.push_back(influence_law(growing, {0.0, 0.0, 0.0}, 1.0, {}));
  return laws;
}

/// A1: adopters among those who have not adopted, per year, with p = 0.03 and q = 0.38.
InfluenceLaw bass() {
  InfluenceSettings settings = settings_of("coupled");
  settings.cap_social = 1.0;
  settings.k_monetisation = 0.03;
  settings.contagion = 0.38;
  settings.decay_social = 0.0;
  settings.word_of_mouth = 0.0;
  return influence_law(settings, {0.0, 0.0, settings.reference_hours}, 1.0, {});
}

/// By how much the error falls, in powers of two, each time the steps are halved.
std::vector<double> observed_orders(Integrator integrator, std::int64_t coarsest) {
  InfluenceSettings settings = settings_of("coupled");
  settings.contagion = 0.3;
  const InfluenceLaw law = influence_law(settings, {30.0, 12.0, 6.0}, 1.0, {});
  const Stocks start{5.0, 1.0, 1.0};
  const Stocks exact = advance_exactly(law, start, 20.0);
  std::vector<double> orders;
  double before = 0.0;
  for (std::int64_t halving = 0; halving < 5; ++halving) {
    const Stocks x = advance(law, start, 20.0, {integrator, coarsest << halving});
    const double error = std::abs(x[2] - exact[2]);
    if (halving > 0) orders.push_back(std::log2(before / error));
    before = error;
  }
  return orders;
}

/// One creator with the hours, k's and law of D1.3, a step a month.
Parameters worked_case() {
  Parameters parameters;
  parameters.run.months = 12;
  parameters.run.steps_per_month = 1;
  parameters.influence = settings_of("linear");
  parameters.influence.integrator = "euler";
  CreatorGroup& author = parameters.creator_group["author"];
  author.number = 1;
  author.hours_median = 45.0;
  author.hours_sigma = author.talent_sigma = 0.0;
  author.content_share = 20.0 / 45.0;
  author.promotion_share = 15.0 / 45.0;
  author.monetisation_share = 10.0 / 45.0;
  author.capability_spread = false;
  return parameters;
}

}  // namespace

// D1.3. The document prints gains of 0.8, 0.6 and 0.5, which are the k's themselves, and calls them hours.
TEST_CASE("Hours 20, 15, 10 of 60 gain 0.266667, 0.15 and 0.083333 a month") {
  const InfluenceLaw law = influence_law(settings_of("linear"), case_hours, 1.0, {});
  for (const Integrator integrator : {Integrator::euler, Integrator::rk4, Integrator::dopri5}) {
    const Stocks gain = advance(law, {0.0, 0.0, 0.0}, 1.0, {integrator, 1});
    CHECK(gain[0] == Approx(0.266667).margin(5e-7));  // the digits given
    CHECK(gain[1] == Approx(0.15).margin(5e-7));
    CHECK(gain[2] == Approx(0.083333).margin(5e-7));
  }
}

TEST_CASE("The influence model runs the worked case and gains the same every month") {
  const RunOutput output = tests::run("influence", worked_case(), {"capability", "brand", "social"});
  REQUIRE(output.status == RunStatus::done);
  const Stocks start{5.0, 1.0, 1.0};
  for (std::size_t stock = 0; stock < 3; ++stock) {
    for (std::size_t month = 0; month <= 12; ++month) {
      const double expected = start[stock] + static_cast<double>(month) * case_gains[stock];
      CHECK(output.series[stock * 13 + month] == Approx(expected).epsilon(1e-14));  // twelve additions
    }
  }
}

TEST_CASE("Hours that change at a month change the gains from there on") {
  RunSpec spec = tests::run_spec(worked_case(), {"capability"});
  Parameters later = worked_case();
  later.creator_group["author"].content_share = 0.0;
  spec.phases.push_back({5, later});
  const RunOutput output = find_model("influence")->run(spec);
  for (std::size_t month = 0; month <= 12; ++month) {
    const double expected = 5.0 + std::min(5.0, static_cast<double>(month)) * case_gains[0];
    CHECK(output.series[month] == Approx(expected).epsilon(1e-14));
  }
}

// A2: capital of goodwill with spending 10 and decay 0.1.
TEST_CASE("Capability of the coupled law is Nerlove and Arrow's goodwill: limit 100, half-life 6.93") {
  InfluenceSettings settings = settings_of("coupled");
  settings.k_content = 10.0;
  settings.decay_capability = 0.1;
  const InfluenceLaw law = influence_law(settings, {settings.reference_hours, 0.0, 0.0}, 1.0, {});
  const Method method{Integrator::rk4, 1000};
  const double half_life = std::log(2.0) / 0.1;
  CHECK(half_life == Approx(6.93).margin(0.005));
  // 1e-9: rk4 leaves (0.1·h)^5/120 per step of h below half a month, over a thousand steps.
  CHECK(advance(law, {0.0, 0.0, 0.0}, half_life, method)[0] == Approx(50.0).epsilon(1e-9));
  CHECK(advance(law, {0.0, 0.0, 0.0}, 400.0, method)[0] == Approx(100.0).epsilon(1e-9));
  CHECK(advance(law, {100.0, 0.0, 0.0}, 400.0, method)[0] == Approx(100.0).epsilon(1e-9));
}

// A2: a market of 1000 with advertising response 50 and decay 0.05.
TEST_CASE("Brand of the coupled law is Vidale and Wolfe's sales: limit 500, time constant 10") {
  InfluenceSettings settings = settings_of("coupled");
  settings.k_promotion = 50.0;
  settings.decay_brand = 0.05;
  settings.cap_brand = 1000.0;
  settings.completion_to_brand = 0.0;
  const InfluenceLaw law = influence_law(settings, {0.0, settings.reference_hours, 0.0}, 1.0, {});
  const Method method{Integrator::rk4, 1000};
  CHECK(advance(law, {0.0, 0.0, 0.0}, 10.0, method)[1] == Approx(500.0 * (1.0 - std::exp(-1.0))).epsilon(1e-9));
  CHECK(advance(law, {0.0, 0.0, 0.0}, 400.0, method)[1] == Approx(500.0).epsilon(1e-9));
}

TEST_CASE("Every law with a closed form is integrated to 1e-9 of it") {
  const Stocks start{5.0, 1.0, 2.0};
  for (const InfluenceLaw& law : laws_with_closed_forms()) {
    for (const double months : {0.25, 1.0, 7.0, 40.0}) {
      const Stocks exact = advance_exactly(law, start, months);
      CHECK(worst_difference(advance(law, start, months, {Integrator::dopri5, 1}), exact) < 1e-9);
      CHECK(worst_difference(advance(law, start, months, {Integrator::rk4, 2000}), exact) < 1e-9);
    }
  }
}

TEST_CASE("A closed form keeps its digits where the rates almost vanish") {
  InfluenceSettings settings = settings_of("coupled");
  settings.cap_social = 1e15;
  settings.contagion = 1e-13;
  settings.decay_social = 1e-14;
  settings.word_of_mouth = 0.0;
  const InfluenceLaw law = influence_law(settings, {0.0, 0.0, settings.reference_hours}, 1.0, {});
  // Over 30 months the rates change social reach by less than 1e-11 of what is gained: 1 + 0.5·30.
  CHECK(advance_exactly(law, {0.0, 0.0, 1.0}, 30.0)[2] == Approx(16.0).epsilon(1e-11));
}

TEST_CASE("Social reach without decay is Bass's diffusion: it peaks at 6.193 years and reaches 0.81280 in ten") {
  const InfluenceLaw law = bass();
  for (const Method method : {Method{Integrator::dopri5, 1}, Method{Integrator::rk4, 1000}}) {
    CHECK(advance(law, {0.0, 0.0, 0.0}, 10.0, method)[2] == Approx(0.81280).margin(5e-6));  // the digits given
  }
  double peak = 0.0, most = 0.0;
  for (int i = 0; i <= 20000; ++i) {
    const double years = i * 5e-4;
    const double sales = law.slope(advance_exactly(law, {0.0, 0.0, 0.0}, years))[2];
    if (sales > most) peak = years;
    most = std::max(most, sales);
  }
  CHECK(peak == Approx(6.193).margin(5e-4 + 5e-4));  // the digits given, and the grid
}

TEST_CASE("Euler's method has order 1 and Runge and Kutta's order 4") {
  // The order seen at steps of h is off by the next term of the error's expansion, which falls with h: by at most 0.1
  // at the second halving and half as much at each one after, for the steps chosen here.
  const auto check = [](const std::vector<double>& orders, double order) {
    double bound = 0.1;
    for (std::size_t halving = 1; halving < orders.size(); ++halving, bound /= 2.0) {
      CHECK(std::abs(orders[halving] - order) < bound);
    }
  };
  check(observed_orders(Integrator::euler, 80), 1.0);
  check(observed_orders(Integrator::rk4, 20), 4.0);
}

TEST_CASE("The coupled law becomes the linear one without returns, decay, caps and feedback") {
  InfluenceSettings settings = settings_of("coupled");
  settings.returns = 1.0;
  settings.decay_capability = settings.decay_brand = settings.decay_social = 0.0;
  settings.cap_brand = settings.cap_social = 1e12;
  settings.completion_to_brand = settings.word_of_mouth = settings.contagion = 0.0;
  const Response response{2.0, 3.0};
  const InfluenceLaw coupled = influence_law(settings, case_hours, 1.5, response);
  settings.variant = "linear";
  const InfluenceLaw linear = influence_law(settings, case_hours, 1.5, response);
  const Stocks start{5.0, 1.0, 1.0};
  for (const Integrator integrator : {Integrator::euler, Integrator::rk4, Integrator::dopri5}) {
    const Stocks a = advance(coupled, start, 24.0, {integrator, 24});
    const Stocks b = advance(linear, start, 24.0, {integrator, 24});
    // Gains of less than 0.5 a month fall by the share that stocks of less than 20 have in caps of 1e12.
    CHECK(worst_difference(a, b) < 24.0 * 0.5 * 20.0 / 1e12);
  }
}

TEST_CASE("Effort is loaded on the stocks as the matrix says, and talent multiplies the gain of capability alone") {
  InfluenceSettings settings = settings_of("linear");
  settings.capability_from_content = settings.brand_from_promotion = settings.social_from_monetisation = 0.0;
  settings.capability_from_monetisation = 1.0;
  settings.brand_from_content = 2.0;
  settings.social_from_promotion = 3.0;
  const InfluenceLaw law = influence_law(settings, case_hours, 1.5, {});
  CHECK(law.gain[0] == Approx(1.5 * 0.8 * 10.0 / 60.0).epsilon(1e-15));
  CHECK(law.gain[1] == Approx(0.6 * 2.0 * 20.0 / 60.0).epsilon(1e-15));
  CHECK(law.gain[2] == Approx(0.5 * 3.0 * 15.0 / 60.0).epsilon(1e-15));
}

TEST_CASE("In the coupled law effort has falling returns, and brand and reach gain from what comes back") {
  const InfluenceLaw law = influence_law(settings_of("coupled"), case_hours, 1.5, {2.0, 3.0});
  CHECK(law.gain[0] == Approx(1.5 * 0.8 * std::sqrt(20.0 / 60.0)).epsilon(1e-14));
  CHECK(law.gain[1] == Approx(0.6 * std::sqrt(15.0 / 60.0) + 0.3 * 2.0).epsilon(1e-14));
  CHECK(law.gain[2] == Approx(0.5 * std::sqrt(10.0 / 60.0) + 0.2 * 3.0).epsilon(1e-14));
  const Stocks slope = law.slope({5.0, 20.0, 10.0});
  CHECK(slope[0] == Approx(law.gain[0] - 0.03 * 5.0).epsilon(1e-14));
  CHECK(slope[1] == Approx(law.gain[1] * 0.8 - 0.10 * 20.0).epsilon(1e-14));
  CHECK(slope[2] == Approx((law.gain[2] + 0.02 * 10.0) * 0.9 - 0.05 * 10.0).epsilon(1e-14));
}

TEST_CASE("Ben-Porath's capability rests where gains make up for decay") {
  InfluenceSettings settings = settings_of("ben_porath");
  settings.k_content = 0.1;
  settings.human_capital_exponent = 0.5;
  settings.decay_capability = 0.03;
  const InfluenceLaw law = influence_law(settings, {settings.reference_hours / 4.0, 0.0, 0.0}, 1.0, {});
  // 0.1·(C/4)^½ = 0.03·C at C = (0.1/0.03)²/4.
  const double rest = 100.0 / 36.0;
  CHECK(advance(law, {rest, 1.0, 1.0}, 12.0, {Integrator::rk4, 48})[0] == Approx(rest).epsilon(1e-13));
  CHECK(advance(law, {0.5, 1.0, 1.0}, 2000.0, {Integrator::rk4, 4000})[0] == Approx(rest).epsilon(1e-9));
}

TEST_CASE("Gains that the steps of integration are too long for end the run with the setting to change") {
  models::Parameters p;
  p.creator_group["main"].number = 3;
  p.influence.integrator = "euler";
  p.influence.k_promotion = 1e5;
  p.run.months = 60;
  const models::RunOutput output = tests::run("influence", p, {"brand"});
  CHECK(output.status == models::RunStatus::failed);
  CHECK(output.reason.starts_with("influence.substeps: "));
}
