#include "models/grouping.hpp"

#include <algorithm>
#include <array>

#include "models/measure.hpp"
#include "models/rows.hpp"
#include "sim/distribution.hpp"

namespace models {
namespace {

constexpr std::size_t n_tenths = 10;
constexpr std::size_t n_fifths = 5;

std::vector<std::string> no_labels(const Parameters&) { return {}; }

std::size_t first_place(const LearnerSettings&, const Traits&) { return 0; }

template <class Settings>
std::vector<std::string> names_of(const std::map<std::string, Settings>& entities) {
  std::vector<std::string> names;
  for (const auto& [name, settings] : entities) names.push_back(name);
  return names;
}

std::vector<std::string> decile_labels(const Parameters&) {
  std::vector<std::string> labels;
  for (std::size_t i = 1; i <= n_tenths; ++i) labels.push_back("decile " + std::to_string(i));
  return labels;
}

/// By the quantiles of the lognormal incomes of [learner], before the factors of groups.
std::size_t income_decile(const LearnerSettings& settings, const Traits& of) {
  std::size_t decile = 0;
  for (std::size_t i = 1; i < n_tenths; ++i) {
    const double z = sim::normal(static_cast<double>(i) / static_cast<double>(n_tenths));
    if (of.income >= settings.income_median * sim::exp(settings.income_sigma * z)) decile = i;
  }
  return decile;
}

std::vector<std::string> fifth_labels(const Parameters&) {
  return {"0.0 to 0.2", "0.2 to 0.4", "0.4 to 0.6", "0.6 to 0.8", "0.8 to 1.0"};
}

std::size_t regulation_fifth(const LearnerSettings&, const Traits& of) {
  return std::min(n_fifths - 1, static_cast<std::size_t>(of.regulation * static_cast<double>(n_fifths)));
}

constexpr auto table = std::to_array<Grouping>({
    {"nothing", "results are of all together", "judgement", Population::nobody, no_labels, first_place},
    {"learner_group", "learners by [learner_group.NAME]", "D3.7", Population::learners,
     [](const Parameters& p) { return names_of(p.learner_group); },
     [](const LearnerSettings&, const Traits& of) { return of.learner_group; }},
    {"income_decile", "learners by their income at registration, in tenths of the incomes of [learner]", "D0.4",
     Population::learners, decile_labels, income_decile},
    {"regulation", "learners by their self-regulation, in five bands", "D3.8", Population::learners, fifth_labels,
     regulation_fifth},
    {"creator_group", "creators by [creator_group.NAME]", "D1.4", Population::creators,
     [](const Parameters& p) { return names_of(p.creator_group); }, first_place},
});

}  // namespace

std::span<const Grouping> grouping_table() { return table; }

const Grouping& grouping_of(const Parameters& parameters) {
  return row_named(grouping_table(), parameters.run.group_by);
}

std::vector<std::string_view> grouping_names() { return names_in(grouping_table()); }

bool tells_groups_apart(const Measure& measure, Population population) {
  switch (population) {
    case Population::learners: return measure.groups.find("learner") != std::string_view::npos;
    case Population::creators: return measure.groups.find("creator") != std::string_view::npos;
    default: return false;
  }
}

std::vector<Series> series_of(std::span<const std::size_t> measures, const Parameters& parameters) {
  std::vector<Series> series;
  for (const std::size_t measure : measures) series.push_back({measure, std::nullopt});
  const Grouping& grouping = grouping_of(parameters);
  const std::size_t n_groups = grouping.labels(parameters).size();
  for (const std::size_t measure : measures) {
    if (!tells_groups_apart(measure_table()[measure], grouping.population)) continue;
    for (std::size_t group = 0; group < n_groups; ++group) series.push_back({measure, group});
  }
  return series;
}

}  // namespace models
