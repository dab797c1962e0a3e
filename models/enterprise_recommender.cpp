#include "models/enterprise_recommender.hpp"

#include <algorithm>

#include "models/rows.hpp"
#include "sim/maths.hpp"

namespace models {
namespace {

constexpr auto table = std::to_array<RecommenderKind>({
    {"degree", "the degrees given with the courses, the same for everyone", "D2.4", {true, false, false, false}},
    {"collaborative", "the success of employees who missed the same topics", "D2.4", {false, false, true, false}},
    {"neural",
     "what a network expects from skills, gaps and course, learnt from courses finished",
     "D2.4",
     {false, false, false, true}},
    {"weighted",
     "degree, gap covered, success of the similar and the network together",
     "D2.4, D4.1",
     {true, true, true, true}},
});

/// What speaks for a course. @param expected what the network says
Reasons reasons_for(const TrainingScene& scene, const Recommender& recommender, const Employee& employee,
                    std::size_t course, TopicSet missing, double expected) {
  const TrainingCourse& offer = scene.courses[course];
  return {offer.degree, covered_gap(offer.content, scene.demand, employee.skill),
          recommender.success.among_similar(course, missing), expected};
}

}  // namespace

std::span<const RecommenderKind> recommender_table() { return table; }

const RecommenderKind& find_recommender(std::string_view name) { return row_named(recommender_table(), name); }

std::vector<std::string_view> recommender_names() { return names_in(recommender_table()); }

ScoreWeights first_weights(const EnterpriseSettings& s) {
  const RecommenderKind& kind = find_recommender(s.recommender);
  ScoreWeights weights{s.score_shift, {s.degree_weight, s.gap_weight, s.similar_weight, s.network_weight}};
  for (std::size_t f = 0; f < n_reasons; ++f) {
    if (!kind.weighs[f]) weights.weight[f] = 0.0;
  }
  return weights;
}

double course_score(const ScoreWeights& weights, const Reasons& reasons) {
  double z = weights.shift;
  for (std::size_t f = 0; f < n_reasons; ++f) z += weights.weight[f] * (reasons[f] - 0.5);
  return 1.0 / (1.0 + sim::exp(-z));
}

double covered_gap(std::span<const double> content, std::span<const double> demand, std::span<const double> skill) {
  double covered = 0.0;
  for (std::size_t k = 0; k < demand.size(); ++k) {
    if (skill[k] < demand[k]) covered += content[k] * content[k] * (1.0 - skill[k] / demand[k]);
  }
  return std::min(covered, 1.0);
}

void CourseSuccess::add(std::size_t course, TopicSet missing, bool mastered) {
  for (std::size_t k = 0; k < topics_; ++k) {
    if ((missing >> k & 1) == 0) continue;
    Count& count = counts_[course * topics_ + k];
    count.finished += 1;
    count.mastered += mastered ? 1 : 0;
  }
}

double CourseSuccess::among_similar(std::size_t course, TopicSet missing) const {
  Count sum;
  for (std::size_t k = 0; k < topics_; ++k) {
    if ((missing >> k & 1) == 0) continue;
    sum.finished += counts_[course * topics_ + k].finished;
    sum.mastered += counts_[course * topics_ + k].mastered;
  }
  return static_cast<double>(sum.mastered + 1) / static_cast<double>(sum.finished + 2);
}

std::vector<std::int64_t> recommend(const TrainingScene& scene, Recommender& recommender,
                                    std::vector<Employee>& employees, std::int64_t month, std::int64_t since) {
  std::vector<std::int64_t> n_wanted(scene.courses.size());
  recommender.network.read_courses(scene.courses.first(recommender.n_courses));
  for (Employee& employee : employees) {
    const TopicSet missing = missing_topics(scene.demand, employee.skill);
    recommender.network.read_employee(scene.demand, employee.skill);
    for (std::size_t j = 0; j < recommender.n_courses; ++j) {
      Training& training = employee.course[j];
      training.wanted = false;
      const TopicSet aims = missing & scene.topics[j];
      if (training.taken != Taken::no || aims == 0 || scene.courses[j].ready > since) continue;
      const Reasons reasons = reasons_for(scene, recommender, employee, j, missing, recommender.network.expected(j));
      const double score = course_score(recommender.weights, reasons);
      if (score < scene.settings.least_score) continue;
      const bool first = training.score == 0.0;
      training = {true, Taken::no, first ? month : training.month, score, reasons, missing, aims, 0.0, 0, {}, 0.0};
      employee.recommended |= scene.topics[j];
      n_wanted[j] += 1;
    }
  }
  return n_wanted;
}

}  // namespace models
