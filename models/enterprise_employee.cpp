#include "models/enterprise_employee.hpp"

#include <algorithm>

#include "models/purpose.hpp"
#include "sim/clock.hpp"
#include "sim/distribution.hpp"
#include "sim/fixed.hpp"

namespace models {
namespace {

constexpr double months_per_year = 12.0;
constexpr double no_hours = 1e-9;         // [h] below which hours are rounding
constexpr std::uint32_t rate_trait = 64;  // its words come after those of the topics

constexpr unsigned place_bits = 20;  // of an id, for the place in the profile: more than there are employees

/// A name for each profile in 20 bits; where two names have the same, the later one has the next.
std::vector<std::uint64_t> profile_ids(const Survey& survey) {
  constexpr std::uint64_t mask = (1U << place_bits) - 1;
  std::vector<std::uint64_t> ids;
  for (const Profile& profile : survey.profiles) {
    std::uint64_t id = name_hash(profile.name) & mask;
    while (std::find(ids.begin(), ids.end(), id) != ids.end()) id = (id + 1) & mask;
    ids.push_back(id);
  }
  return ids;
}

double rate_of(const StudySettings& study, sim::Key key, std::uint64_t id) {
  if (study.learning_rate_shape == 0.0) return study.learning_rate;
  sim::Stream words(key, {id, employee_kind, birth_draw, 0, rate_trait});
  return study.learning_rate * sim::gamma(words, study.learning_rate_shape) / study.learning_rate_shape;
}

void pay(Employee& employee, Training& training, std::int64_t cents, TrainingFlow& flow) {
  training.paid += cents;
  employee.spent += cents;
  flow.spent += cents;
}

void begin(const TrainingScene& scene, Employee& employee, std::size_t course, TrainingFlow& flow) {
  Training& training = employee.course[course];
  training.taken = Taken::open;
  training.wanted = false;
  training.terms = scene.terms[course];
  employee.budget -= training.terms.most();
  employee.open = static_cast<int>(course);
  employee.before = employee.skill;
  pay(employee, training, training.terms.at_start, flow);
}

/// What was set aside and is not due goes back into the year's budget.
void end(Employee& employee, Training& training, Taken how) {
  training.taken = how;
  employee.budget += training.terms.most() - training.paid;
  employee.open = -1;
}

/// The best-scored course that is wanted and within the budget, of equals the first; −1 if there is none.
int next_course(const TrainingScene& scene, const Employee& employee) {
  int best = -1;
  for (std::size_t j = 0; j < scene.terms.size(); ++j) {
    const Training& training = employee.course[j];
    if (!training.wanted || scene.terms[j].most() > employee.budget) continue;
    if (best < 0 || training.score > employee.course[static_cast<std::size_t>(best)].score) best = static_cast<int>(j);
  }
  return best;
}

void grade_topics(const TrainingScene& scene, Employee& employee, std::size_t course) {
  for (std::size_t k = 0; k < scene.demand.size(); ++k) {
    const TopicSet bit = TopicSet{1} << k;
    if ((scene.topics[course] & bit) == 0) continue;
    const auto index = static_cast<std::uint32_t>(course * max_topics + k);
    const sim::Words words = sim::draw(scene.key, {employee.id, employee_kind, exam_draw, scene.step, index});
    const Evaluation made = evaluate(scene.settings, scene.study, employee.skill[k], words);
    employee.grade[k] = made.grade;
    employee.score[k] = made.score;
    employee.passed = passed(made.grade) ? employee.passed | bit : employee.passed & ~bit;
  }
}

void study_for(const TrainingScene& scene, Employee& employee, std::size_t course, double hours, TrainingFlow& flow) {
  Training& training = employee.course[course];
  const TopicValues before = employee.skill;
  raise_skill({employee.skill.data(), scene.demand.size()}, scene.courses[course], employee.rate, hours);
  for (std::size_t k = 0; k < scene.demand.size(); ++k) {
    if (scene.demand[k] > 0.0) training.gain += employee.skill[k] - before[k];
  }
  const double whole = scene.courses[course].hours;
  const std::int64_t due = due_by(training.terms, training.hours, whole);
  training.hours += hours;
  if (training.hours >= whole - no_hours) training.hours = whole;
  pay(employee, training, due_by(training.terms, training.hours, whole) - due, flow);
  employee.hours += hours;
  flow.hours += sim::fixed(hours);
}

/// dK = −forgetting·K.
void forget(const TrainingScene& scene, Employee& employee) {
  if (scene.study.forgetting == 0.0) return;
  const double kept = sim::exp(-scene.study.forgetting * scene.dt);
  for (double& skill : employee.skill) skill *= kept;
}

void finish(const TrainingScene& scene, Employee& employee, std::size_t course, TrainingFlow& flow) {
  Training& training = employee.course[course];
  grade_topics(scene, employee, course);
  const bool mastered = (training.aims & ~employee.passed) == 0;
  if (mastered) pay(employee, training, training.terms.at_mastery, flow);
  end(employee, training, mastered ? Taken::mastered : Taken::finished);
}

}  // namespace

std::uint64_t name_hash(std::string_view name) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

std::vector<Employee> hire(const Survey& survey, const EnterpriseSettings& settings, const StudySettings& study,
                           std::size_t room_for_courses, sim::Key key) {
  const auto ids = profile_ids(survey);
  std::vector<Employee> employees;
  employees.reserve(static_cast<std::size_t>(survey.employees()));
  for (std::size_t p = 0; p < survey.profiles.size(); ++p) {
    const Profile& profile = survey.profiles[p];
    for (std::int64_t i = 0; i < profile.employees; ++i) {
      Employee& employee = employees.emplace_back();
      employee.id = ids[p] << place_bits | static_cast<std::uint64_t>(i);
      employee.profile = p;
      employee.rate = rate_of(study, key, employee.id);
      for (std::size_t k = 0; k < profile.skill.size(); ++k) {
        const sim::Words words =
            sim::draw(key, {employee.id, employee_kind, birth_draw, 0, static_cast<std::uint32_t>(k)});
        const double apart = settings.skill_spread * (2.0 * sim::uniform(words[0]) - 1.0);
        employee.start[k] = std::clamp(profile.skill[k] + apart, 0.0, 1.0);
      }
      employee.skill = employee.start;
      employee.missing = missing_topics(survey.demand, employee.start);
      employee.course.resize(room_for_courses);
    }
  }
  return employees;
}

void raise_skill(std::span<double> skill, const TrainingCourse& course, double rate, double hours) {
  double known = 0.0;
  for (std::size_t k = 0; k < skill.size(); ++k) known += course.content[k] * course.content[k] * skill[k];
  const double understood = 1.0 - std::max(0.0, course.difficulty - known);
  const double exposure = rate * course.quality * understood * hours;
  for (std::size_t k = 0; k < skill.size(); ++k) {
    if (course.content[k] == 0.0) continue;  // not even by rounding
    skill[k] = 1.0 - (1.0 - skill[k]) * sim::exp(-exposure * course.content[k] * course.content[k]);
  }
}

void train(const TrainingScene& scene, std::vector<Employee>& employees, std::size_t place, TrainingFlow& flow) {
  Employee& employee = employees[place];
  forget(scene, employee);
  for (double hours = scene.settings.hours_per_year / months_per_year * scene.dt; hours > no_hours;) {
    const int next = employee.open >= 0 ? employee.open : next_course(scene, employee);
    if (next < 0) break;
    const auto course = static_cast<std::size_t>(next);
    if (employee.open < 0) begin(scene, employee, course, flow);
    const double whole = scene.courses[course].hours;
    const double studied = std::min(hours, whole - employee.course[course].hours);
    study_for(scene, employee, course, studied, flow);
    hours -= studied;
    if (employee.course[course].hours < whole) continue;
    finish(scene, employee, course, flow);
    flow.finished.push_back({place, course});
  }
  if (employee.open < 0) return;
  const sim::Words words = sim::draw(scene.key, {employee.id, employee_kind, dropout_draw, scene.step, 0});
  if (sim::uniform(words[0]) >= sim::p_within(scene.settings.leave_rate, scene.dt)) return;
  end(employee, employee.course[static_cast<std::size_t>(employee.open)], Taken::left);
}

}  // namespace models
