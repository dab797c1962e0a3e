#include "models/enterprise_network.hpp"

#include <algorithm>

#include "models/purpose.hpp"
#include "sim/maths.hpp"

namespace models {
namespace {

constexpr double scale_of_hours = 40.0;  // [h] that make an input of 1
constexpr std::size_t course_labels = 4;

Eigen::Index at(std::size_t i) { return static_cast<Eigen::Index>(i); }

/// A constant, skills, and the share of the demand that is missing.
void describe_employee(std::span<const double> demand, const double* skill, double* features) {
  *features++ = 1.0;
  for (std::size_t k = 0; k < demand.size(); ++k) {
    *features++ = skill[k];
    *features++ = skill[k] < demand[k] ? 1.0 - skill[k] / demand[k] : 0.0;
  }
}

void describe_course(const TrainingCourse& course, double* features) {
  *features++ = 1.0;
  *features++ = course.hours / scale_of_hours;
  *features++ = course.difficulty;
  *features++ = course.degree;
  for (const double content : course.content) *features++ = content * content;
}

double product(const Matrix& u, Eigen::Index i, const Matrix& v, Eigen::Index j) {
  double sum = 0.0;
  for (Eigen::Index r = 0; r < Tower::width; ++r) sum += u(r, i) * v(r, j);
  return sum;
}

double logistic(double z) { return 1.0 / (1.0 + sim::exp(-z)); }

}  // namespace

SuccessNetwork::SuccessNetwork(std::size_t topics, sim::Key key) : topics_(topics) {
  employee_tower_.draw(at(2 * topics + 1), key, {0, employee_kind, tower_draw, 0, 0});
  course_tower_.draw(at(topics + course_labels), key, {1, employee_kind, tower_draw, 0, 0});
}

double SuccessNetwork::find_slopes(const Matrix& u, const Matrix& v, std::span<const Outcome> outcomes) {
  const double share = 1.0 / static_cast<double>(outcomes.size());
  double loss = 0.0;
  employee_slope_.resize(Tower::width, u.cols());
  course_slope_.resize(Tower::width, v.cols());
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    const double expected = logistic(product(u, at(i), v, at(i)));
    loss -= share * sim::log(std::max(1e-300, outcomes[i].mastered ? expected : 1.0 - expected));
    const double slope = share * (expected - (outcomes[i].mastered ? 1.0 : 0.0));
    for (Eigen::Index r = 0; r < Tower::width; ++r) {
      employee_slope_(r, at(i)) = slope * v(r, at(i));
      course_slope_(r, at(i)) = slope * u(r, at(i));
    }
  }
  return loss;
}

void SuccessNetwork::train(std::span<const Outcome> outcomes, std::span<const TrainingCourse> courses,
                           std::span<const double> demand, std::int64_t rounds, double rate) {
  if (outcomes.empty()) return;
  Matrix employees(at(2 * topics_ + 1), at(outcomes.size()));
  Matrix taken(at(topics_ + course_labels), at(outcomes.size()));
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    describe_employee(demand, outcomes[i].skill.data(), employees.col(at(i)).data());
    describe_course(courses[outcomes[i].course], taken.col(at(i)).data());
  }
  for (std::int64_t round = 0; round < rounds; ++round) {
    loss_ = find_slopes(employee_tower_.forward(employees), course_tower_.forward(taken), outcomes);
    employee_tower_.backward(employees, employee_slope_);
    course_tower_.backward(taken, course_slope_);
    rounds_ += 1.0;
    employee_tower_.descend(rate, rounds_);
    course_tower_.descend(rate, rounds_);
  }
}

void SuccessNetwork::read_courses(std::span<const TrainingCourse> courses) {
  if (rounds_ == 0.0 || courses.empty()) return;
  Matrix features(at(topics_ + course_labels), at(courses.size()));
  for (std::size_t j = 0; j < courses.size(); ++j) describe_course(courses[j], features.col(at(j)).data());
  course_ = course_tower_.forward(features);
}

void SuccessNetwork::read_employee(std::span<const double> demand, std::span<const double> skill) {
  if (rounds_ == 0.0) return;
  Matrix features(at(2 * topics_ + 1), 1);
  describe_employee(demand, skill.data(), features.data());
  employee_ = employee_tower_.forward(features);
}

double SuccessNetwork::expected(std::size_t course) const {
  return rounds_ == 0.0 ? 0.5 : logistic(product(employee_, 0, course_, at(course)));
}

}  // namespace models
