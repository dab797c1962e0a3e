#include "experiments/figures.hpp"

#include <algorithm>
#include <cctype>

#include "experiments/difference_chart.hpp"
#include "experiments/fan_chart.hpp"
#include "experiments/group_chart.hpp"
#include "experiments/lorenz_chart.hpp"
#include "experiments/summary.hpp"
#include "experiments/tradeoff_chart.hpp"

namespace experiments {
namespace {

std::string file_name(const std::string& text) {
  std::string name;
  for (const char c : text) name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
  return name;
}

}  // namespace

std::vector<Figure> figures(const Results& results) {
  std::vector<Figure> list;
  for (const auto& measure : results.measures) {
    if (!varies(measure)) continue;
    list.push_back({file_name(measure.name), title_of(measure), fan_caption(results), fan_chart(results, measure)});
  }
  for (auto& figure : group_figures(results)) list.push_back(std::move(figure));
  if (auto lorenz = lorenz_figure(results)) list.push_back(std::move(*lorenz));
  if (auto differences = difference_figure(results)) list.push_back(std::move(*differences));
  if (auto tradeoff = tradeoff_figure(results)) list.push_back(std::move(*tradeoff));
  return list;
}

}  // namespace experiments
