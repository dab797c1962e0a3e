/// @file All mechanisms at once: what each keeps on its own they keep together.

#include "tests/models/everything.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "tests/catch.hpp"
#include "tests/models/measures.hpp"

namespace {

/// With another policy from the fourth month on.
models::RunOutput run_everything(const char* plan, const char* group_by, unsigned threads) {
  models::Parameters p = tests::everything();
  p.platform["main"].plan = plan;
  p.run.group_by = group_by;
  models::RunSpec spec = tests::run_spec(p, {});
  p.platform["main"].coupon_discount = 0.9;
  p.feedback.refund_days = 60.0;
  spec.phases.push_back({3, p});
  spec.threads = threads;
  for (std::size_t i = 0; i < models::measure_table().size(); ++i) spec.measures.push_back(i);
  return models::find_model("market")->run(spec);
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) {
    return std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(y);
  });
}

bool same_events(const models::RunOutput& a, const models::RunOutput& b) {
  return std::equal(
      a.events.begin(), a.events.end(), b.events.begin(), b.events.end(),
      [](const auto& x, const auto& y) { return std::equal(x.begin(), x.end(), y.begin(), y.end(), same_bits); });
}

/// Sum over time of a measure, for all together.
double total(const models::RunOutput& output, std::string_view name) {
  const auto n_times = static_cast<std::size_t>(models::n_times(tests::everything().run));
  double sum = 0.0;
  for (std::size_t t = 0; t < n_times; ++t) {
    const double x = output.series[tests::place_of_measure(name) * n_times + t];
    sum += std::isnan(x) ? 0.0 : x;
  }
  return sum;
}

}  // namespace

TEST_CASE("With every mechanism at work no cent is lost and threads change no bit", "[threaded]") {
  for (const char* plan : {"per_course", "certificate"}) {
    for (const char* group_by : {"nothing", "learner_group", "income_decile", "creator_group"}) {
      CAPTURE(plan, group_by);
      const models::RunOutput alone = run_everything(plan, group_by, 1);
      REQUIRE(alone.reason.empty());
      CHECK(alone.worst_imbalance == 0.0);
      const models::RunOutput shared = run_everything(plan, group_by, 3);
      CHECK(same_bits(alone.series, shared.series));
      CHECK(same_events(alone, shared));
    }
  }
}

TEST_CASE("With every mechanism at work each leaves its mark") {
  const models::RunOutput sold = run_everything("per_course", "nothing", 1);
  for (const char* measure :
       {"purchases",    "refunds",         "registrations", "completions",     "guided", "guidance_cost",
        "sponsored",    "sponsored_seats", "coupons",       "practised",       "social", "income_gain",
        "entries",      "exits",           "revisions",     "subscribers",     "churn",  "pledges",
        "funding_rate", "processor_fees",  "unaffordable",  "consumer_surplus"}) {
    CAPTURE(measure);
    CHECK(total(sold, measure) > 0.0);
  }
  CHECK(total(run_everything("certificate", "nothing", 1), "certificates") > 0.0);
}

TEST_CASE("Dividing learners or creators into groups changes nothing of the whole") {
  const models::RunOutput whole = run_everything("per_course", "nothing", 1);
  const auto n = static_cast<std::ptrdiff_t>(whole.series.size());
  for (const char* group_by : {"learner_group", "income_decile", "regulation", "creator_group"}) {
    CAPTURE(group_by);
    const models::RunOutput divided = run_everything("per_course", group_by, 1);
    REQUIRE(divided.series.size() > whole.series.size());
    CHECK(same_bits(whole.series, {divided.series.begin(), divided.series.begin() + n}));
  }
}
