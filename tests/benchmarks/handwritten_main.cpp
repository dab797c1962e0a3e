/// @file Times the engine's whole step against the hand-written learner's loop, in turn, and checks that they agree.
///
/// bench_handwritten [LEARNERS [BURN_IN_MONTHS [STEPS]]]: exits 1 when a total differs.

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "models/measure.hpp"
#include "sim/stopwatch.hpp"
#include "tests/benchmarks/handwritten.hpp"

namespace {

models::Parameters reference_market(std::int64_t learners, std::int64_t burn_in) {
  models::Parameters p;
  p.platform["main"];
  p.creator_group["main"].number = 1000;
  p.market.courses = 5000;
  p.learner.number = learners;
  p.visit.rate = 1.17;
  p.visit.direct_rate = 0.584;
  p.run.burn_in = burn_in;
  return p;
}

bool agree(const models::Observation& engine, const handwritten::Totals& own) {
  const models::LearnerTally& flow = engine.flow;
  return flow.visits == own.visits && flow.enrolments == own.enrolments && flow.spent == own.spent &&
         flow.refunded == own.refunded && engine.enrolled == own.enrolled && flow.sessions == own.sessions &&
         flow.hours == own.hours && flow.items == own.items && flow.correct == own.correct && flow.ended == own.ended &&
         flow.completed == own.completed && flow.left == own.left && flow.outcome == own.outcome &&
         flow.skill_gain == own.skill_gain;
}

}  // namespace

int main(int argc, char** argv) {
  const auto argument = [&](int place, std::int64_t otherwise) {
    return argc > place ? std::atoll(argv[place]) : otherwise;
  };
  const std::int64_t learners = argument(1, 1000000), burn_in = argument(2, 12), steps = argument(3, 24);
  models::RunSpec spec;
  spec.phases = {{0, reference_market(learners, burn_in)}};
  spec.seed = 1;
  const models::Parameters& parameters = spec.phases.front().parameters;
  for (std::size_t measure = 0; measure < models::measure_table().size(); ++measure) spec.measures.push_back(measure);
  models::Market market(spec);
  sim::Clock clock{{4, 4 * burn_in, steps, 1}, 0};
  for (; clock.step < clock.calendar.burn_in; ++clock.step) market.step(clock);
  market.begin_record(clock);

  std::vector<handwritten::Person> people = handwritten::people_of(market);
  handwritten::Totals totals;
  std::vector<double> ratios;
  double engine_seconds = 0.0, own_seconds = 0.0;
  for (; clock.step < clock.calendar.steps(); ++clock.step) {
    const sim::Stopwatch engine;
    market.step(clock);
    const double engine_step = engine.seconds();
    const sim::Stopwatch own;
    handwritten::step(people, market, parameters, sim::run_key(spec.seed, 0, 0), clock.step, totals);
    const double own_step = own.seconds();
    ratios.push_back(engine_step / own_step);
    engine_seconds += engine_step;
    own_seconds += own_step;
  }
  std::sort(ratios.begin(), ratios.end());
  const double learner_steps = static_cast<double>(learners * steps);
  fmt::print("engine {:.1f} ns, hand-written {:.1f} ns per learner-step; ratio median {:.3f} ({:.3f} to {:.3f})\n",
             1e9 * engine_seconds / learner_steps, 1e9 * own_seconds / learner_steps, ratios[ratios.size() / 2],
             ratios.front(), ratios.back());
  const bool same = agree(market.observation(), totals);
  fmt::print("{}\n", same ? "the totals agree" : "THE TOTALS DIFFER");
  return same ? 0 : 1;
}
