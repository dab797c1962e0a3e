#pragma once
/// @file The recommender of an enterprise: what speaks for a course, weighed into a score.

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "models/enterprise_employee.hpp"
#include "models/enterprise_network.hpp"

namespace models {

/// One row of the recommender table: which reasons it weighs, in the order degree, gap, similar, network.
struct RecommenderKind {
  std::string_view name;
  std::string_view meaning;
  std::string_view source;
  std::array<bool, n_reasons> weighs;
};

std::span<const RecommenderKind> recommender_table();

/// The row called `name`; the name must be in the table.
const RecommenderKind& find_recommender(std::string_view name);

std::vector<std::string_view> recommender_names();

/// What the score is made of; re-fitted every cycle.
struct ScoreWeights {
  double shift = 0.0;
  Reasons weight{};
};

/// The weights the settings start with; those of reasons the recommender does not weigh are 0.
ScoreWeights first_weights(const EnterpriseSettings& settings);

/// 1/(1 + e^−z), z = shift + Σ weight·(reason − ½): ½ where every reason is ½ and the shift 0.
/// @test tests/models/enterprise_test.cpp
double course_score(const ScoreWeights& weights, const Reasons& reasons);

/// How far a course closes what is missing: Σ content_k²·max(0, 1 − skill_k/demand_k) over the topics asked for.
/// 1 for a course that is about nothing but topics asked for and wholly unknown.
double covered_gap(std::span<const double> content, std::span<const double> demand, std::span<const double> skill);

/// Who took a course and mastered it, by the topics that employee was missing: collaborative filtering from integers.
///
/// Two employees are the more alike the more missing topics they share, so the success among those like one of the
/// missing set M is (Σ_{k∈M} mastered_k + 1)/(Σ_{k∈M} finished_k + 2): ½ where nobody alike has finished the course.
/// @source D2.4; Herlocker et al. 1999 on collaborative filtering among neighbours
/// @test tests/models/enterprise_test.cpp
class CourseSuccess {
 public:
  CourseSuccess() = default;
  CourseSuccess(std::size_t courses, std::size_t topics) : topics_(topics), counts_(courses * topics) {}

  void add(std::size_t course, TopicSet missing, bool mastered);
  double among_similar(std::size_t course, TopicSet missing) const;

 private:
  struct Count {
    std::int64_t finished = 0;
    std::int64_t mastered = 0;
  };
  std::size_t topics_ = 0;
  std::vector<Count> counts_;  // [course][topic]
};

/// A recommender as it stands: what it has learnt, how it weighs it, and the courses it knows.
struct Recommender {
  ScoreWeights weights;
  CourseSuccess success;
  SuccessNetwork network;
  std::size_t n_courses = 0;
};

/// Marks for every employee the courses that are recommended: ready, known to the recommender, not begun before, about
/// a topic the employee is missing, and scored `least_score` or more.
/// @param month [month] that is noted of first recommendations @param since [month] since the start of the run
/// @returns employees each course is recommended to
/// @source D2.5
/// @test tests/models/enterprise_model_test.cpp
std::vector<std::int64_t> recommend(const TrainingScene& scene, Recommender& recommender,
                                    std::vector<Employee>& employees, std::int64_t month, std::int64_t since);

}  // namespace models
