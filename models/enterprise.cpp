#include "models/enterprise.hpp"

#include <algorithm>

#include "models/purpose.hpp"
#include "sim/fixed.hpp"

namespace models {
namespace {

/// Finished courses a network learns from: the last ones.
constexpr std::size_t most_outcomes = 4096;

std::int64_t cents(double money) { return static_cast<std::int64_t>(sim::floor(100.0 * money + 0.5)); }

/// Enterprises do not share draws, nor does one more change those of others.
sim::Key key_of(std::string_view name, sim::Key run) {
  const std::uint64_t hash = name_hash(name);
  const sim::Words words =
      sim::draw(run, {hash & 0xFFFFFFFFFF, employee_kind, name_draw, static_cast<std::uint32_t>(hash >> 40), 0});
  return {words[0], words[1]};
}

}  // namespace

Enterprise::Enterprise(std::string_view name, const Parameters& parameters, sim::Key run_key)
    : name_(name), key_(key_of(name, run_key)), least_content_(parameters.course.index_cosine) {
  const EnterpriseSettings& settings = parameters.enterprise.at(name_);
  survey_ = read_survey(settings.survey);
  courses_ = read_training_courses(settings.courses, survey_.topics);
  for (const TrainingCourse& course : courses_) topics_.push_back(topics_of(course.content, least_content_));
  const std::size_t room = courses_.size() + survey_.topics.size();
  employees_ = hire(survey_, settings, parameters.study, room, key_);
  panel_ = draw_panel(employees_, settings.panel, key_);
  success_ = CourseSuccess(room, survey_.topics.size());
  network_ = SuccessNetwork(survey_.topics.size(), key_);
  const TrainingScene now = scene(parameters, {});
  best_ = judge({now, panel_}, {first_weights(settings), success_, network_, courses_.size()});
}

TrainingScene Enterprise::scene(const Parameters& parameters, const sim::Clock& clock) const {
  return {parameters.enterprise.at(name_),        parameters.study, survey_.demand, courses_, topics_, terms_, key_,
          static_cast<std::uint32_t>(clock.step), clock.dt()};
}

/// A topic that is asked for, that no course is about and that enough employees are missing gets a course of its own;
/// those that most are missing first.
void Enterprise::design(const EnterpriseSettings& settings, std::int64_t since) {
  TopicSet taught = 0;
  for (const TopicSet topics : topics_) taught |= topics;
  std::vector<std::int64_t> n_missing(survey_.topics.size());
  for (const Employee& employee : employees_) {
    const TopicSet missing = missing_topics(survey_.demand, employee.skill) & ~taught;
    for (std::size_t k = 0; k < n_missing.size(); ++k) n_missing[k] += missing >> k & 1;
  }
  const double least = std::max(1.0, settings.custom_share * static_cast<double>(employees_.size()));
  for (std::int64_t made = 0; made < settings.custom_courses; ++made) {
    const auto most = std::max_element(n_missing.begin(), n_missing.end());
    if (static_cast<double>(*most) < least) return;
    *most = 0;
    const auto topic = static_cast<std::size_t>(most - n_missing.begin());
    TrainingCourse course;
    course.name = "custom course: " + survey_.topics[topic];
    course.degree = settings.custom_degree;
    course.hours = settings.custom_hours;
    course.content.assign(survey_.topics.size(), 0.0);
    course.content[topic] = 1.0;
    course.ready = since + settings.custom_months;
    course.custom = true;
    courses_.push_back(std::move(course));
    topics_.push_back(TopicSet{1} << topic);
    flow_.fees += cents(settings.custom_cost);
  }
}

void Enterprise::begin_cycle(const Parameters& parameters, const sim::Clock& clock) {
  const EnterpriseSettings& settings = parameters.enterprise.at(name_);
  const std::int64_t since = clock.step / clock.calendar.steps_per_month;
  if (since > 0) {
    const TrainingScene now = scene(parameters, clock);
    network_.train(outcomes_, courses_, survey_.demand, settings.training_rounds, settings.training_rate);
    // Courses are made one after the other, so those that are ready stand first.
    const auto ready = std::partition_point(courses_.begin(), courses_.end(),
                                            [&](const TrainingCourse& course) { return course.ready <= since; });
    const auto n_ready = static_cast<std::size_t>(ready - courses_.begin());
    best_ = refit({now, panel_}, best_.recommender, {{}, success_, network_, n_ready}, ++cycle_);
  }
  design(settings, since);
  const TrainingScene now = scene(parameters, clock);
  terms_ = order_courses(settings, courses_, recommend(now, best_.recommender, employees_, clock.month(), since));
}

void Enterprise::learn(const std::vector<Finished>& finished) {
  for (const auto& [place, course] : finished) {
    const Employee& employee = employees_[place];
    const bool mastered = employee.course[course].taken == Taken::mastered;
    success_.add(course, employee.course[course].missing, mastered);
    if (outcomes_.size() < most_outcomes) outcomes_.emplace_back();
    outcomes_[n_outcomes_++ % most_outcomes] = {employee.before, course, mastered};
  }
}

void Enterprise::count_worth(const EnterpriseSettings& settings, double dt) {
  std::int64_t more = 0;
  for (const Employee& employee : employees_) {
    for (std::size_t k = 0; k < survey_.demand.size(); ++k) {
      const double asked = survey_.demand[k];
      more += sim::fixed(std::min(employee.skill[k], asked)) - sim::fixed(std::min(employee.start[k], asked));
    }
  }
  flow_.productivity += cents(settings.value_per_skill * dt * sim::real(more));
}

void Enterprise::step(const Parameters& parameters, const sim::Clock& clock) {
  const EnterpriseSettings& settings = parameters.enterprise.at(name_);
  const std::int64_t since = clock.step / clock.calendar.steps_per_month;
  if (clock.month_begins() && since % sim::months_per_year == 0) {
    for (Employee& employee : employees_) employee.budget = cents(settings.budget_per_year);
  }
  if (clock.month_begins() && since % settings.cycle_months == 0) begin_cycle(parameters, clock);
  const TrainingScene now = scene(parameters, clock);
  TrainingFlow flow;
  for (std::size_t i = 0; i < employees_.size(); ++i) train(now, employees_, i, flow);
  learn(flow.finished);
  flow_.fees += flow.spent;
  flow_.hours += flow.hours;
  flow_.time_cost += cents(settings.wage * sim::real(flow.hours));
  count_worth(settings, clock.dt());
}

EnterpriseSums Enterprise::take_sums() {
  EnterpriseSums sums = flow_;
  flow_ = {};
  for (const Employee& employee : employees_) {
    sums.counts.recommended.add(employee.missing, employee.recommended);
    sums.counts.passed.add(employee.missing, employee.passed);
    for (std::size_t k = 0; k < survey_.demand.size(); ++k) {
      sums.met += sim::fixed(std::min(employee.skill[k], survey_.demand[k]));
      sums.asked += sim::fixed(survey_.demand[k]);
      sums.skill += sim::fixed(employee.skill[k]);
      sums.skills += 1;
    }
  }
  sums.members = static_cast<std::int64_t>(panel_.employees.size());
  sums.loss = best_.loss * static_cast<double>(sums.members);
  return sums;
}

}  // namespace models
