#include "models/event_log.hpp"

#include <algorithm>

#include "models/learner.hpp"
#include "models/menu.hpp"
#include "sim/clock.hpp"

namespace models {

void EventLog::take(EventPage& page) {
  if (page.n == 0) return;
  const std::size_t first = size() + taken_.fetch_add(page.n, std::memory_order_relaxed);
  if (first + page.n <= capacity()) std::copy_n(page.event.data(), page.n, event.data() + first);
  page.n = 0;
}

void EventLog::close_step() {
  const std::size_t n = taken_.exchange(0);
  const std::size_t first = append(n);
  std::sort(event.data() + first, event.data() + first + n, [](const Event& one, const Event& other) {
    return one.student != other.student ? one.student < other.student : one.sequence < other.sequence;
  });
}

namespace {

/// Payments after an enrolment or for access, and pledges, by a learner in a step.
double later_payments(const Parameters& parameters, double enrolments, double studies) {
  const auto offered = [&](const auto& is_asked) {
    return std::any_of(parameters.platform.begin(), parameters.platform.end(),
                       [&](const auto& platform) { return is_asked(Menu(platform.second)); });
  };
  const double dt = 1.0 / static_cast<double>(parameters.run.steps_per_month);
  double more = 0.0;
  if (offered([](const Menu& m) { return m.offers("instalments") || m.offers("paid_qa"); })) more += studies;
  if (offered([](const Menu& m) { return m.offers("success_fee") || m.offers(Access::backer); })) more += enrolments;
  if (access_needs(parameters).any()) more += 2.0 * dt;
  return more;
}

}  // namespace

double expected_events(const Parameters& parameters) {
  const double dt = 1.0 / static_cast<double>(parameters.run.steps_per_month);
  const VisitSettings& visit = parameters.visit;
  const StudySettings& study = parameters.study;
  // Rough, from runs of markets like the reference market: creators' pull, the share of visits that end with an
  // enrolment, and the steps that an enrolment is studied in.
  constexpr double pull = 1.5, buying = 0.3, studied_weeks = 3.0;
  const double visits = sim::p_within(visit.rate, dt) + sim::p_within(visit.direct_rate * pull, dt);
  const double enrolments = visits * (parameters.choice.outside_option ? buying : 1.0);
  const double p_active = std::min(1.0, study.active_base + 0.5 * study.active_regulation);
  const double p_step = 1.0 - sim::exp(sim::weeks_per_month * dt * sim::log(std::max(1e-9, 1.0 - p_active)));
  const double weeks = study.exits ? enrolments * studied_weeks : static_cast<double>(study.max_open);
  const double studies = std::min(weeks, static_cast<double>(study.max_open)) * p_step;
  // An enrolment has a row of its own, often one of a purchase, and one of its end; what is paid later has others.
  const double per_step = visits + 3.0 * enrolments + studies + later_payments(parameters, enrolments, studies);
  const auto learners = static_cast<double>(learner_capacity(parameters));
  const double steps = static_cast<double>(parameters.run.months) / dt;
  return parameters.run.event_share * learners * per_step * steps;
}

std::int64_t event_capacity(const Parameters& parameters) {
  if (parameters.run.event_share == 0.0) return 0;
  if (parameters.run.max_events > 0) return parameters.run.max_events;
  const double mean = expected_events(parameters);
  return static_cast<std::int64_t>(4.0 * mean + 100.0 * sim::sqrt(mean) + 1000.0);
}

}  // namespace models
