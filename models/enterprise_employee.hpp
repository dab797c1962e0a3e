#pragma once
/// @file Employees: what they know, the courses recommended to them, and a step of their training.

#include <array>
#include <span>
#include <vector>

#include "models/enterprise_contract.hpp"
#include "models/enterprise_grade.hpp"
#include "models/enterprise_sets.hpp"
#include "models/enterprise_survey.hpp"
#include "sim/draw.hpp"

namespace models {

/// What came of a course that was recommended: mastered when every topic it was taken for was graded at least medium.
enum class Taken : std::uint8_t { no, open, left, finished, mastered };

/// What speaks for a course, each 0…1: the degree given, the gap it covers, the success of employees with the same
/// gaps, and what the network expects.
inline constexpr std::size_t n_reasons = 4;
using Reasons = std::array<double, n_reasons>;
using TopicValues = std::array<double, max_topics>;

/// What has passed between an employee and a course.
struct Training {
  bool wanted = false;  // recommended at the last survey, and not begun
  Taken taken = Taken::no;
  std::int64_t month = 0;    // [month] of the first recommendation
  double score = 0.0;        // of the last recommendation; 0 before the first
  Reasons reasons{};         // for it
  TopicSet missing = 0;      // topics missing then
  TopicSet aims = 0;         // those of them the course is about
  double hours = 0.0;        // [h] studied
  std::int64_t paid = 0;     // [cent]
  ContractTerms terms = {};  // when it was begun; the most it can cost is set aside out of the budget
  double gain = 0.0;         // skill gained in topics asked for, added up
};

struct Employee {
  std::uint64_t id = 0;
  std::size_t profile = 0;
  double rate = 0.0;                       // [1/h] at which an hour of study closes a gap
  TopicValues start{}, skill{}, before{};  // at the first survey, now, and when the open course began
  std::array<Grade, max_topics> grade{};   // of the last evaluation of each topic
  TopicValues score{};                     // behind it
  TopicSet missing = 0;                    // at the first survey
  TopicSet recommended = 0;                // topics of all courses recommended so far
  TopicSet passed = 0;                     // topics graded at least medium
  std::int64_t budget = 0;                 // [cent] left of the year's
  std::int64_t spent = 0;                  // [cent]
  double hours = 0.0;                      // [h] trained
  int open = -1;                           // course under way
  std::vector<Training> course;            // with room for custom courses
};

/// What holds for every employee in a step.
struct TrainingScene {
  const EnterpriseSettings& settings;
  const StudySettings& study;
  std::span<const double> demand;
  std::span<const TrainingCourse> courses;
  std::span<const TopicSet> topics;      // of each course
  std::span<const ContractTerms> terms;  // of each course
  sim::Key key;
  std::uint32_t step = 0;
  double dt = 1.0;  // [month]
};

/// A course that was finished.
struct Finished {
  std::size_t employee;
  std::size_t course;
};

/// What a step of training comes to.
struct TrainingFlow {
  std::int64_t spent = 0;  // [cent]
  std::int64_t hours = 0;  // [h] in fixed point
  std::vector<Finished> finished;
};

/// A number for a name, by which draws of enterprises and profiles are addressed. @source Fowler, Noll & Vo (FNV-1a)
std::uint64_t name_hash(std::string_view name);

/// The employees of a survey, in its order. Who somebody is hangs on the profile's name and the place in it, not on how
/// many others there are and where they stand.
///
/// Skills are spread evenly over ±`skill_spread` around the profile's, rates are `study.learning_rate` or Gamma by
/// `study.learning_rate_shape`.
std::vector<Employee> hire(const Survey& survey, const EnterpriseSettings& settings, const StudySettings& study,
                           std::size_t room_for_courses, sim::Key key);

/// Hours of a course raise skill: in topic k the gap to full knowledge closes at rate·quality·u·content_k² per hour.
/// Of what is too difficult less is understood: u = 1 − max(0, difficulty − Σ content_k²·K_k), taken at the beginning.
/// @source MODEL §5, the exponential law, whose exact solution it is for constant u
/// @test tests/models/enterprise_test.cpp
void raise_skill(std::span<double> skill, const TrainingCourse& course, double rate, double hours);

/// One employee's step: hours go to the open course, then to the best-scored one that is wanted and that the year's
/// budget can pay; a finished one is evaluated; an open one may be broken off.
void train(const TrainingScene& scene, std::vector<Employee>& employees, std::size_t place, TrainingFlow& flow);

}  // namespace models
