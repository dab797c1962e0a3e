#pragma once
/// @file A small enterprise for tests.

#include <string>

#include "models/enterprise.hpp"
#include "tests/experiments/temporary_folder.hpp"
#include "tests/models/measures.hpp"

namespace tests {

/// The worked case's survey and courses on disk, with settings to run them.
struct EnterpriseCase {
  EnterpriseCase()
      : EnterpriseCase(
            "profile,employees,distributed architecture,microservices,cloud\n"
            "demand,,0.7,0.6,0.5\n"
            "knows microservices,4,0.2,0.7,0.3\n"
            "masters cloud basics,4,0.1,0.1,0.8\n"
            "knows no distributed architecture,4,0,0.1,0.1\n",
            "course,degree,hours,price,distributed architecture,microservices,cloud\n"
            "architecture,0.9,12,300,1,,\n"
            "services,0.6,10,200,,1,\n"
            "clouds,0.4,8,150,,,1\n") {}

  EnterpriseCase(const std::string& survey, const std::string& courses) {
    put(folder.path / "survey.csv", survey);
    put(folder.path / "courses.csv", courses);
    parameters.run.months = 12;
    parameters.run.steps_per_month = 1;
    settings().survey = folder.path / "survey.csv";
    settings().courses = folder.path / "courses.csv";
    settings().hours_per_year = 40.0;
    settings().panel = 6;
  }

  models::EnterpriseSettings& settings() { return parameters.enterprise["acme"]; }

  models::Enterprise enterprise(std::uint64_t seed = 1) const { return {"acme", parameters, sim::run_key(seed, 0, 0)}; }

  /// Steps from the start. @returns after each of them what `told` says
  template <class Told>
  auto run(models::Enterprise& enterprise, std::int64_t steps, Told told) const {
    std::vector<decltype(told(enterprise))> all;
    sim::Clock clock{{parameters.run.steps_per_month, 0, steps, 1}, 0};
    for (; clock.step < steps; ++clock.step) {
      enterprise.step(parameters, clock);
      all.push_back(told(enterprise));
    }
    return all;
  }

  TemporaryFolder folder;
  models::Parameters parameters;
};

}  // namespace tests
