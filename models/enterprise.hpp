#pragma once
/// @file An enterprise: the cycle of survey, design, recommendation, training, evaluation and re-fitting.

#include <string>
#include <string_view>
#include <vector>

#include "models/enterprise_fit.hpp"
#include "models/enterprise_sums.hpp"
#include "sim/clock.hpp"

namespace models {

/// One enterprise of a run.
class Enterprise {
 public:
  /// Reads the files and surveys the employees.
  /// @param run_key of the run; the enterprise draws under a key of its own, found by its name
  /// @throws InputFileError
  Enterprise(std::string_view name, const Parameters& parameters, sim::Key run_key);

  /// A step of the cycle: at the beginning of every `cycle_months` the recommender is re-fitted, courses designed and
  /// recommended; then everybody trains.
  void step(const Parameters& parameters, const sim::Clock& clock);

  /// Flows since the last call, stocks of the moment.
  EnterpriseSums take_sums();

  /// Leave out what has been counted so far.
  void begin_record() { flow_ = {}; }

  const std::string& name() const { return name_; }
  const Survey& survey() const { return survey_; }
  const std::vector<TrainingCourse>& courses() const { return courses_; }
  const std::vector<Employee>& employees() const { return employees_; }
  const Recommender& recommender() const { return best_.recommender; }
  double loss() const { return best_.loss; }

 private:
  TrainingScene scene(const Parameters& parameters, const sim::Clock& clock) const;
  void begin_cycle(const Parameters& parameters, const sim::Clock& clock);
  void design(const EnterpriseSettings& settings, std::int64_t since);
  void learn(const std::vector<Finished>& finished);
  void count_worth(const EnterpriseSettings& settings, double dt);

  std::string name_;
  sim::Key key_;
  Survey survey_;
  std::vector<TrainingCourse> courses_;
  std::vector<TopicSet> topics_;  // of each course
  std::vector<ContractTerms> terms_;
  std::vector<Employee> employees_;
  Panel panel_;
  Judged best_;
  CourseSuccess success_;
  SuccessNetwork network_;
  std::vector<Outcome> outcomes_;
  std::size_t n_outcomes_ = 0;
  std::uint32_t cycle_ = 0;
  double least_content_;
  EnterpriseSums flow_;
};

}  // namespace models
