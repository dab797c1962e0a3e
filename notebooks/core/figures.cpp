/// @file The program's figures, comparisons and answer for results that Python holds.

#include "experiments/figures.hpp"

#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <array>
#include <string>
#include <vector>

#include "experiments/answer.hpp"
#include "experiments/comparison.hpp"
#include "experiments/inequality.hpp"
#include "experiments/points.hpp"
#include "notebooks/core/bindings.hpp"

namespace {

namespace py = pybind11;
using namespace experiments;

using Doubles = py::array_t<double, py::array::c_style | py::array::forcecast>;

std::string text(const py::handle& piece, const char* key) { return piece[key].cast<std::string>(); }

std::vector<double> numbers(const py::handle& values) {
  const auto array = values.cast<Doubles>();
  return {array.data(), array.data() + array.size()};
}

MeasureValues measure_of(const py::handle& piece) {
  return {text(piece, "name"), text(piece, "units"), text(piece, "long_name"), text(piece, "form"),
          numbers(piece["values"])};
}

ParameterAxis parameter_of(const py::handle& piece) {
  ParameterAxis axis{text(piece, "path"), text(piece, "units"), text(piece, "long_name"), {}};
  if (piece["words"].cast<bool>()) {
    axis.values = piece["values"].cast<std::vector<std::string>>();
  } else {
    axis.values = numbers(piece["values"]);
  }
  return axis;
}

AgentValues agents_of(const py::handle& piece) {
  return {text(piece, "table"),
          text(piece, "name"),
          text(piece, "units"),
          text(piece, "long_name"),
          piece["n_agents"].cast<std::size_t>(),
          numbers(piece["values"]),
          piece["words"].cast<std::vector<std::string>>()};
}

/// The results that src/stoa/results.py describes.
Results results_of(const py::dict& whole) {
  Results results;
  results.question = text(whole, "question");
  const auto answer = whole["answer"].cast<std::vector<std::string>>();
  if (answer.size() == 3) results.answer = {answer[0], answer[1], answer[2]};
  results.model = text(whole, "model");
  results.baseline = whole["baseline"].cast<std::size_t>();
  results.scenario = whole["scenario"].cast<std::vector<std::string>>();
  results.row = whole["row"].cast<std::vector<std::int64_t>>();
  results.n_replicates = whole["n_replicates"].cast<std::size_t>();
  results.time = numbers(whole["time"]);
  results.group_by = text(whole, "group_by");
  results.groups = whole["groups"].cast<std::vector<std::string>>();
  for (const auto piece : whole["parameters"]) results.parameters.push_back(parameter_of(piece));
  for (const auto piece : whole["measures"]) results.measures.push_back(measure_of(piece));
  for (const auto piece : whole["by_group"]) results.by_group.push_back(measure_of(piece));
  for (const auto piece : whole["agents"]) results.agents.push_back(agents_of(piece));
  results.status = whole["status"].cast<std::vector<std::string>>();
  return results;
}

/// Name, title, caption and specification of every figure.
std::vector<std::vector<std::string>> figures_of(const py::dict& whole) {
  std::vector<std::vector<std::string>> list;
  for (const auto& figure : figures(results_of(whole))) {
    list.push_back({figure.name, figure.title, figure.caption, figure.spec.dump()});
  }
  return list;
}

py::tuple tuple_of(const Interval& interval) {
  return py::make_tuple(interval.mean, interval.low, interval.high, interval.n);
}

/// Measure, place of the point, difference and relative difference to the baseline.
py::list comparisons_of(const py::dict& whole) {
  const auto results = results_of(whole);
  py::list list;
  for (const auto& comparison : comparisons(results)) {
    const auto& [absolute, relative] = comparison.difference;
    list.append(py::make_tuple(comparison.measure->name, comparison.point, tuple_of(absolute), tuple_of(relative)));
  }
  return list;
}

/// Mean, low, high and number of values of each row, NaN left out.
py::list mean_intervals(const Doubles& rows) {
  py::list list;
  for (py::ssize_t row = 0; row < rows.shape(0); ++row) {
    list.append(tuple_of(mean_interval({rows.data(row, 0), static_cast<std::size_t>(rows.shape(1))})));
  }
  return list;
}

/// For each point the curve of one column of agents: shares of agents, mean, 5 and 95 % over runs, and the Gini.
py::list lorenz_of(const py::dict& whole, const std::string& table, const std::string& name) {
  const auto results = results_of(whole);
  py::list list;
  for (const auto& column : results.agents) {
    if (column.table != table || column.name != name) continue;
    for (std::size_t point = 0; point < results.n_points(); ++point) {
      const auto curve = lorenz_curve(results, column, std::array{point});
      list.append(py::make_tuple(curve.share, curve.mean, curve.p5, curve.p95, curve.gini));
    }
  }
  return list;
}

}  // namespace

void notebooks::add_figures(py::module_& module) {
  module.def("figures", &figures_of, py::arg("results"));
  module.def("comparisons", &comparisons_of, py::arg("results"));
  module.def("mean_intervals", &mean_intervals, py::arg("rows"));
  module.def("lorenz", &lorenz_of, py::arg("results"), py::arg("table"), py::arg("name"));
  module.def(
      "answer", [](const py::dict& whole) { return answer_sentence(results_of(whole)); }, py::arg("results"));
  module.def(
      "point_labels", [](const py::dict& whole) { return point_labels(results_of(whole)); }, py::arg("results"));
}
