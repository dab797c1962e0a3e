/// @file The tables of events against the measures of the same run.

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "models/event_tables.hpp"
#include "tests/catch.hpp"
#include "tests/models/everything.hpp"
#include "tests/models/measures.hpp"

namespace {

using models::EventValues;

constexpr std::int64_t burn_in = 2, months = 6, steps_per_month = 4;

/// Everything happens: people come and go, courses are made, paid for, begun, ended and given back.
models::Parameters busy_market(double event_share) {
  models::Parameters p;
  p.platform["main"];
  p.creator_group["main"].number = 60;
  p.creator_group["main"].hours_median = 60.0;
  p.learner.number = 2500;
  p.learner.arrivals_per_month = 200.0;
  p.market.courses = 200;
  p.visit.rate = 2.0;
  p.visit.direct_rate = 0.5;
  p.run.burn_in = burn_in;
  p.run.months = months;
  p.run.steps_per_month = steps_per_month;
  p.run.record_every = months * steps_per_month;  // one entry holds the flows of the whole run
  p.run.event_share = event_share;
  return p;
}

models::RunOutput run(const models::Parameters& parameters, const std::vector<std::string>& measures = {},
                      unsigned threads = 2, std::uint32_t replicate = 0) {
  models::RunSpec spec = tests::run_spec(parameters, measures);
  spec.threads = threads;
  spec.replicate = replicate;
  return models::find_model("market")->run(spec);
}

const EventValues& table_of(const models::RunOutput& output, std::string_view name) {
  for (std::size_t i = 0; i < output.events.size(); ++i) {
    if (models::event_tables()[i].name == name) return output.events[i];
  }
  throw std::invalid_argument("no table " + std::string(name));
}

std::vector<double> column_of(const models::RunOutput& output, std::string_view table, std::string_view column) {
  const auto tables = models::event_tables();
  const auto found = std::find_if(tables.begin(), tables.end(), [&](const auto& row) { return row.name == table; });
  for (std::size_t i = 0; i < found->columns.size(); ++i) {
    if (found->columns[i].name == column) return table_of(output, table)[i];
  }
  throw std::invalid_argument("no column " + std::string(column));
}

std::size_t n_rows(const models::RunOutput& output, std::string_view table) {
  return table_of(output, table)[0].size();
}

double sum(const std::vector<double>& values) {
  double total = 0.0;
  for (const double value : values) total += value;
  return total;
}

/// Student, course and moment of enrolment: what names an enrolment.
using Key = std::tuple<double, double, double>;

std::vector<Key> keys_of(const models::RunOutput& output, std::string_view table) {
  const EventValues& columns = table_of(output, table);
  std::vector<Key> keys;
  for (std::size_t i = 0; i < columns[0].size(); ++i) keys.emplace_back(columns[0][i], columns[1][i], columns[2][i]);
  return keys;
}

std::vector<std::uint64_t> bits_of(const models::RunOutput& output) {
  std::vector<std::uint64_t> bits;
  for (const EventValues& table : output.events) {
    for (const auto& column : table) {
      for (const double value : column) bits.push_back(std::bit_cast<std::uint64_t>(value));
    }
  }
  return bits;
}

}  // namespace

TEST_CASE("With everybody's events kept, their numbers are the flows of the run", "[events]") {
  const std::vector<std::string> measures{"registrations", "visits",  "purchases", "completions",
                                          "gmv",           "refunds", "dropout",   "mastery"};
  const models::RunOutput output = run(busy_market(1.0), measures);
  REQUIRE(output.reason.empty());
  const auto flow = [&](std::size_t measure) { return output.series[2 * measure + 1]; };
  const auto registered = column_of(output, "students", "registered_at");
  CHECK(std::count_if(registered.begin(), registered.end(), [](double at) { return at > 0.0; }) == flow(0));
  CHECK(std::count(registered.begin(), registered.end(), -static_cast<double>(burn_in)) == 2500);
  CHECK(n_rows(output, "visits") == flow(1));
  CHECK(n_rows(output, "student_courses") == flow(2));
  const auto endings = column_of(output, "completions", "ending");
  CHECK(std::count(endings.begin(), endings.end(), 2.0) == flow(3));
  // Whole cents, added as doubles: an error of half a unit in the last place for each addition.
  const double prices = sum(column_of(output, "purchases", "price"));
  CHECK(prices == Approx(flow(4)).epsilon(static_cast<double>(n_rows(output, "purchases")) * 0x1p-53).margin(0));
  const double amounts = sum(column_of(output, "refunds", "amount"));
  CHECK(amounts == Approx(flow(5)).epsilon(static_cast<double>(n_rows(output, "refunds")) * 0x1p-53).margin(0));
  const auto left = static_cast<double>(std::count(endings.begin(), endings.end(), 0.0));
  CHECK(left / static_cast<double>(endings.size()) == flow(6));
  CHECK(sum(column_of(output, "study_weeks", "correct")) / sum(column_of(output, "study_weeks", "items")) == flow(7));
  CHECK(n_rows(output, "refunds") > 20);  // so there was something to count
  CHECK(n_rows(output, "courses") > 200);
}

TEST_CASE("Credentials and seats are purchases that say what was bought and out of whose money", "[events]") {
  models::Parameters p = busy_market(1.0);
  p.choice.certificate = 3.0;
  p.learner_group["poor"] = {.income = 0.0, .sponsored = true};
  p.learner_group["rich"];
  p.sponsor.grant_per_month = 5000.0;
  for (const char* plan : {"certificate", "per_course"}) {
    p.platform["main"].plan = plan;
    const models::RunOutput output = run(p, {"gmv", "certificates", "sponsored", "sponsored_seats"});
    REQUIRE(output.reason.empty());
    const auto flow = [&](std::size_t measure) { return output.series[2 * measure + 1]; };
    const auto price = column_of(output, "purchases", "price"), item = column_of(output, "purchases", "item"),
               payer = column_of(output, "purchases", "payer");
    CAPTURE(plan);
    CHECK(sum(price) == Approx(flow(0)));
    CHECK(std::count(item.begin(), item.end(), 1.0) == flow(1));
    CHECK(std::count(payer.begin(), payer.end(), 1.0) == flow(3));
    double sponsored = 0.0;
    for (std::size_t i = 0; i < price.size(); ++i) sponsored += payer[i] * price[i];
    CHECK(sponsored == Approx(flow(2)));
    CHECK(flow(plan == std::string("certificate") ? 1 : 3) > 20.0);
  }
}

TEST_CASE("With every plan on the menus what is paid and paid back adds up from purchases and refunds", "[events]") {
  models::Parameters p = tests::everything();
  p.run.event_share = 1.0;
  p.run.group_by = "nothing";
  p.run.record_every = p.run.months * p.run.steps_per_month;
  const models::RunOutput output = run(p, {"gmv", "refunds", "pledges", "licensed_seats", "certificates"});
  REQUIRE(output.reason == "");
  const auto flow = [&](std::size_t measure) { return output.series[2 * measure + 1]; };
  const auto item = column_of(output, "purchases", "item"), payer = column_of(output, "purchases", "payer");
  CHECK(sum(column_of(output, "purchases", "price")) == Approx(flow(0)));
  CHECK(sum(column_of(output, "refunds", "amount")) == Approx(flow(1)));
  CHECK(std::count(item.begin(), item.end(), static_cast<double>(models::Item::pledge)) == flow(2));
  CHECK(std::count(payer.begin(), payer.end(), static_cast<double>(models::Payer::enterprise)) == flow(3));
}

TEST_CASE("What a platform that closes gives back is a refund", "[events]") {
  models::Parameters p = busy_market(1.0);
  p.platform["other"];
  models::RunSpec spec = tests::run_spec(p, {"refunds"});
  p.platform["main"].open = false;
  spec.phases.push_back({3, p});
  const models::RunOutput output = models::find_model("market")->run(spec);
  REQUIRE(output.reason == "");
  CHECK(sum(column_of(output, "refunds", "amount")) == Approx(output.series[1]));
}

TEST_CASE("What is paid later, for access or in advance is told as what it is", "[events]") {
  using models::Item;
  for (const auto& [plan, item] : {std::pair{"instalments", Item::part},
                                   {"success_fee", Item::success},
                                   {"paid_qa", Item::answer},
                                   {"subscription", Item::access},
                                   {"membership", Item::access},
                                   {"crowdfunding", Item::pledge}}) {
    INFO(plan);
    models::Parameters p = busy_market(1.0);
    models::Platform& policy = p.platform["main"];
    policy.plan = plan;
    policy.subscription_price = policy.membership_price = 5.0;
    policy.question_price = 2.0;
    policy.crowdfunding_goal = 2;
    policy.crowdfunding_months = 1;
    p.creator_group["main"].content_share = 0.5;
    p.creator_group["main"].reply_share = 0.1;
    const models::RunOutput output = run(p, {"gmv"});
    REQUIRE(output.reason == "");
    const auto items = column_of(output, "purchases", "item"), price = column_of(output, "purchases", "price");
    CHECK(std::count(items.begin(), items.end(), static_cast<double>(item)) > 5);
    CHECK(sum(price) == Approx(output.series[1]));
    CHECK(std::all_of(price.begin(), price.end(), [](double paid) { return paid > 0.0; }));
  }
}

TEST_CASE("Every event falls into the recorded time and belongs to a student and a course of the run", "[events]") {
  const models::RunOutput output = run(busy_market(0.3));
  const auto names = column_of(output, "students", "student_id");
  const std::set<double> students(names.begin(), names.end());
  CHECK(students.size() == names.size());
  const std::map<std::string, std::string> times{{"student_courses", "enrolled_at"}, {"purchases", "purchased_at"},
                                                 {"visits", "visited_at"},           {"study_weeks", "studied_at"},
                                                 {"completions", "ended_at"},        {"refunds", "refunded_at"}};
  for (const auto& [table, time] : times) {
    INFO(table);
    REQUIRE(n_rows(output, table) > 0);
    const auto at = column_of(output, table, time);
    CHECK(std::is_sorted(at.begin(), at.end()));
    CHECK(at.front() > 0.0);
    CHECK(at.back() <= static_cast<double>(months));
    for (const double who : table_of(output, table)[0]) REQUIRE(students.count(who) == 1);
    if (table == "visits") continue;
    for (const double what : table_of(output, table)[1]) REQUIRE(what < static_cast<double>(n_rows(output, "courses")));
  }
}

TEST_CASE("Each week of study lies between the enrolment and its end, and the weeks add up to its hours", "[events]") {
  const models::RunOutput output = run(busy_market(1.0));
  const auto begun = keys_of(output, "student_courses"), ended = keys_of(output, "completions");
  const auto weeks = keys_of(output, "study_weeks");
  const auto studied_at = column_of(output, "study_weeks", "studied_at");
  const auto hours = column_of(output, "study_weeks", "hours");
  std::map<Key, double> first, last, studied;
  for (std::size_t i = weeks.size(); i-- > 0;) first[weeks[i]] = studied_at[i];
  for (std::size_t i = 0; i < weeks.size(); ++i) {
    last[weeks[i]] = studied_at[i];
    studied[weeks[i]] += hours[i];
  }
  for (const auto& [key, at] : first) REQUIRE(at >= std::get<2>(key));
  const std::set<Key> known(begun.begin(), begun.end());
  const auto ended_at = column_of(output, "completions", "ended_at"),
             in_all = column_of(output, "completions", "hours");
  std::size_t compared = 0;
  for (std::size_t i = 0; i < ended.size(); ++i) {
    REQUIRE((last.count(ended[i]) == 0 || last[ended[i]] <= ended_at[i]));
    if (std::get<2>(ended[i]) <= 0.0) continue;  // it began, and was studied in, before time 0
    REQUIRE(known.count(ended[i]) == 1);
    // Hours of an enrolment are added in single precision, a step at a time.
    REQUIRE(studied[ended[i]] == Approx(in_all[i]).epsilon(months * steps_per_month * 0x1p-24).margin(0));
    ++compared;
  }
  CHECK(compared > 1000);
}

TEST_CASE("The events of a run are the same for any number of threads", "[events][threaded]") {
  const models::Parameters market = busy_market(0.5);
  const auto expected = bits_of(run(market, {}, 1));
  CHECK(expected.size() > 10'000);
  CHECK((bits_of(run(market, {}, 2)) == expected));  // not printed: there are too many
  CHECK((bits_of(run(market, {}, 3)) == expected));
}

TEST_CASE("Keeping events changes no number of a run", "[events]") {
  std::vector<std::string> measures;
  for (const models::Measure& measure : models::measure_table()) measures.emplace_back(measure.name);
  const models::RunOutput without = run(busy_market(0.0), measures), with = run(busy_market(1.0), measures);
  CHECK(without.events.empty());
  REQUIRE(with.series.size() == without.series.size());
  for (std::size_t i = 0; i < with.series.size(); ++i) {
    CHECK(std::bit_cast<std::uint64_t>(with.series[i]) == std::bit_cast<std::uint64_t>(without.series[i]));
  }
  CHECK((with.agents[0].values == without.agents[0].values));
}

TEST_CASE("The share of learners kept is binomial, and a larger share keeps the same and more", "[events]") {
  models::Parameters market = busy_market(0.2);
  market.learner.number = 40'000;
  market.learner.arrivals_per_month = 0.0;
  market.visit.rate = market.visit.direct_rate = 0.0;
  const auto few = column_of(run(market), "students", "student_id");
  const double n = 40'000.0, mean = n * 0.2, sd = std::sqrt(n * 0.2 * 0.8);
  CHECK(std::abs(static_cast<double>(few.size()) - mean) < 5.0 * sd);
  market.run.event_share = 0.3;
  const auto more = column_of(run(market), "students", "student_id");
  CHECK(more.size() > few.size());
  CHECK(std::includes(more.begin(), more.end(), few.begin(), few.end()));
}

TEST_CASE("A person has one name in all scenarios, and another in another replicate", "[events]") {
  models::Parameters market = busy_market(0.5);
  const auto here = column_of(run(market), "students", "student_id");
  market.platform["main"].commission = 0.1;
  market.visit.rate = 0.5;
  CHECK((column_of(run(market), "students", "student_id") == here));
  const auto elsewhere = column_of(run(market, {}, 2, 1), "students", "student_id");
  std::vector<double> both;
  std::set_intersection(here.begin(), here.end(), elsewhere.begin(), elsewhere.end(), std::back_inserter(both));
  CHECK(both.empty());  // by chance one in a thousand million would not be
}

TEST_CASE("More events than there is room for end the run, and the reason names the setting", "[events][threaded]") {
  models::Parameters market = busy_market(1.0);
  market.run.max_events = 5000;
  for (const unsigned threads : {1U, 3U}) {
    const models::RunOutput output = run(market, {}, threads);
    CHECK(output.status == models::RunStatus::failed);
    CHECK(output.reason == "room for 5000 events is used up: raise run.max_events");
    CHECK(output.events.empty());
  }
}

TEST_CASE("A visit names the topic asked for or the creator called on", "[events]") {
  const models::RunOutput output = run(busy_market(0.5));
  const EventValues& visits = table_of(output, "visits");
  std::size_t direct = 0;
  for (std::size_t i = 0; i < visits[0].size(); ++i) {
    const bool called = visits[2][i] == 1.0;
    direct += called ? 1 : 0;
    REQUIRE(std::isnan(visits[3][i]) == called);
    REQUIRE(std::isnan(visits[4][i]) == !called);
    REQUIRE((called ? visits[4][i] < 60.0 : visits[3][i] < 8.0));
  }
  CHECK(direct > 100);
  CHECK(direct < visits[0].size());
}
