#include <algorithm>
#include <cmath>
#include <string>

#include "experiments/error.hpp"
#include "experiments/spelling.hpp"
#include "tests/catch.hpp"
#include "tests/experiments/experiment_text.hpp"

using experiments::Experiment;
using experiments::InputError;
using models::Parameter;
using models::Value;
using tests::read;
using tests::smallest;
using tests::start;

namespace {

/// Another value than the default that the row allows.
Value other_value(const Parameter& row) {
  switch (row.type) {
    case models::Type::flag: return !std::get<bool>(row.fallback);
    case models::Type::integer: {
      const auto fallback = std::get<std::int64_t>(row.fallback);
      return static_cast<double>(fallback) < row.most ? fallback + 1 : fallback - 1;
    }
    case models::Type::real: {
      const double fallback = std::get<double>(row.fallback);
      return fallback < row.most ? std::min(row.most, fallback + 0.001) : fallback - 0.001;
    }
    case models::Type::name:  // without words of its own it names an entity of its section
    case models::Type::names: return row.names.empty() ? std::string("main") : std::string(row.names.back());
    default: return std::string("catalogue.csv");
  }
}

std::string section_of(const Parameter& row) {
  std::string section(row.section);
  if (section.ends_with('*')) section.replace(section.size() - 1, 1, "main");
  return section;
}

/// A file that gives the row `value` in its section, for a model that reads it.
std::string giving(const Parameter& row, const std::string& value) {
  const std::string line = std::string(row.name) + " = " + value + "\n";
  if (row.section == "enterprise.*") {
    return "[run]\nmodel = \"enterprise\"\nseed = 7\n[" + section_of(row) + "]\n" + line +
           "survey = \"survey.csv\"\ncourses = \"training.csv\"\n";
  }
  if (!models::reads_setting(*models::find_model("market"), row)) {
    return "[run]\nmodel = \"selection\"\nseed = 7\n[" + section_of(row) + "]\n" + line +
           "[market]\ncatalogue = \"catalogue.csv\"\n";
  }
  return row.section == "run" ? smallest + line : smallest + "[" + section_of(row) + "]\n" + line;
}

}  // namespace

TEST_CASE("A market may set how its learners plan, and not what only the planner's own model reads") {
  const auto experiment = read(smallest + "[choice]\nrule = \"knapsack\"\n[selection]\nmethod = \"greedy\"\n");
  CHECK(start(experiment).selection.method == "greedy");
  CHECK_THROWS_AS(read(smallest + "[selection]\ntotal_hours = 40.0\n"), InputError);
}

TEST_CASE("every setting of the table can be given in its section and reaches the run") {
  for (const Parameter& row : models::parameter_table()) {
    if (row.type == models::Type::file || row.names.size() == 1) continue;
    INFO(row.section << "." << row.name);
    const Value value = other_value(row);
    try {
      const Experiment experiment = read(giving(row, experiments::spelled(value)));
      CHECK(row.get(start(experiment), "main") == value);
    } catch (const InputError& error) {
      // Alone, a valid value may be at odds with another setting; it must not be refused for itself.
      CHECK(error.lines.front().find("expected") == std::string::npos);
    }
  }
}

TEST_CASE("every number of the table is refused on either side of its range") {
  for (const Parameter& row : models::parameter_table()) {
    if (row.type != models::Type::integer && row.type != models::Type::real) continue;
    for (const double limit : {row.least, row.most}) {
      if (!std::isfinite(limit)) continue;
      const double step = row.type == models::Type::integer ? 1.0 : std::max(1e-6, std::abs(limit) * 1e-6);
      const double outside = limit == row.least ? limit - step : limit + step;
      const std::string line = row.section == "run" ? "case.toml:4: " : "case.toml:5: ";
      INFO(row.section << "." << row.name << " = " << outside);
      try {
        read(giving(row, experiments::spelled(outside)));
        FAIL_CHECK("was accepted");
      } catch (const InputError& error) {
        REQUIRE(error.lines.size() == 1);
        CHECK(error.lines[0].find(line + section_of(row) + "." + std::string(row.name) + " = ") != std::string::npos);
      }
    }
  }
}
