#include "models/enterprise_grade.hpp"

#include <algorithm>

#include "models/study.hpp"
#include "sim/distribution.hpp"

namespace models {
namespace {

double share_right(std::int64_t n, double p, std::uint32_t word) {
  return static_cast<double>(sim::binomial(n, p, sim::uniform(word))) / static_cast<double>(n);
}

}  // namespace

double corrected_mastery(double mastery, double guess, double slip) {
  return std::clamp((mastery - guess) / (1.0 - guess - slip), 0.0, 1.0);
}

Grade grade_of(const EnterpriseSettings& settings, double score) {
  if (score >= settings.excellent) return Grade::excellent;
  if (score >= settings.good) return Grade::good;
  if (score >= settings.average) return Grade::average;
  return score >= settings.medium ? Grade::medium : Grade::insufficient;
}

Evaluation evaluate(const EnterpriseSettings& settings, const StudySettings& study, double knowledge,
                    const sim::Words& words) {
  Evaluation made;
  made.mastery = share_right(study.exam_items, p_correct(study, knowledge), words[0]);
  made.project = share_right(settings.project_criteria, knowledge, words[1]);
  made.score = (1.0 - settings.project_weight) * corrected_mastery(made.mastery, study.guess, study.slip) +
               settings.project_weight * made.project;
  made.grade = grade_of(settings, made.score);
  return made;
}

}  // namespace models
