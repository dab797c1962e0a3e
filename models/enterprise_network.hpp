#pragma once
/// @file The neural part of an enterprise's recommender: who will master which course.

#include <span>
#include <vector>

#include "models/enterprise_survey.hpp"
#include "models/topics.hpp"
#include "models/tower.hpp"

namespace models {

/// What the network learns from: what an employee knew when a finished course began, and how it ended.
struct Outcome {
  std::array<double, max_topics> skill{};
  std::size_t course = 0;
  bool mastered = false;
};

/// P(mastered) = 1/(1 + e^−u·v), u from a tower that reads skills and gaps, v from one that reads a course's content,
/// hours, difficulty and degree.
///
/// Trained on the cross-entropy of all outcomes at once, in the order they came, so that sums are formed in one order
/// and the weights have the same bits everywhere. Before the first outcome it expects ½ of everything.
/// @source D2.4; the towers are those of the market's two-tower ranker
/// @test tests/models/enterprise_test.cpp
class SuccessNetwork {
 public:
  SuccessNetwork() = default;
  SuccessNetwork(std::size_t topics, sim::Key key);

  /// @param rounds steps down the slope, each over all outcomes @param rate length of the steps
  void train(std::span<const Outcome> outcomes, std::span<const TrainingCourse> courses, std::span<const double> demand,
             std::int64_t rounds, double rate);

  /// Look at the courses, then at an employee, before asking what to expect of course j.
  void read_courses(std::span<const TrainingCourse> courses);
  void read_employee(std::span<const double> demand, std::span<const double> skill);
  double expected(std::size_t course) const;

  /// Mean cross-entropy of the outcomes in the last round, in nats; ln 2 for a network that knows nothing.
  double loss() const { return loss_; }

 private:
  double find_slopes(const Matrix& u, const Matrix& v, std::span<const Outcome> outcomes);

  std::size_t topics_ = 0;
  Tower employee_tower_, course_tower_;
  double rounds_ = 0.0;
  double loss_ = 0.0;
  Matrix employee_slope_, course_slope_;  // [8][outcome]
  Matrix employee_, course_;              // [8][1], [8][course]
};

}  // namespace models
