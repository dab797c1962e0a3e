/// @file The model's equations over arrays. Arrays are one row per case; src/stoa/models.py gives them other shapes.

#include <pybind11/numpy.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "experiments/error.hpp"
#include "experiments/experiment.hpp"
#include "models/influence.hpp"
#include "models/logit.hpp"
#include "models/selection.hpp"
#include "models/tracing.hpp"
#include "notebooks/core/bindings.hpp"

namespace {

namespace py = pybind11;

using Doubles = py::array_t<double, py::array::c_style | py::array::forcecast>;
using Flags = py::array_t<bool, py::array::c_style | py::array::forcecast>;

/// What multiplies and what comes back from the market, besides the hours.
struct InfluenceCases {
  Doubles hours, start, months, talent, completions, word;
};

/// Capability, brand and social reach of each case after its months.
Doubles influence(const std::string& settings_text, bool exactly, const InfluenceCases& cases) {
  const auto settings = experiments::read_settings(settings_text, "influence()", "influence").influence;
  const auto variant = models::influence_variant(settings);
  if (exactly && variant == models::Variant::ben_porath) {
    throw experiments::InputError(
        "influence(): method = \"exact\": ben_porath has no closed form; expected \"euler\", \"rk4\" or \"dopri5\"");
  }
  const auto method = models::influence_method(settings);
  const auto hours = cases.hours.unchecked<2>(), start = cases.start.unchecked<2>();
  const auto n = hours.shape(0);
  Doubles result({n, py::ssize_t{3}});
  auto stocks = result.mutable_unchecked<2>();
  for (py::ssize_t i = 0; i < n; ++i) {
    const models::Response response{cases.completions.at(i), cases.word.at(i)};
    const auto law =
        models::influence_law(settings, variant, {hours(i, 0), hours(i, 1), hours(i, 2)}, cases.talent.at(i), response);
    const models::Stocks from{start(i, 0), start(i, 1), start(i, 2)};
    const double months = cases.months.at(i);
    const auto to = exactly ? models::advance_exactly(law, from, months) : models::advance(law, from, months, method);
    for (py::ssize_t k = 0; k < 3; ++k) stocks(i, k) = to[static_cast<std::size_t>(k)];
  }
  return result;
}

std::vector<models::CourseOffer> offers(const Doubles& hours, const Doubles& difficulty, const Doubles& price) {
  std::vector<models::CourseOffer> courses;
  for (py::ssize_t i = 0; i < hours.size(); ++i) {
    courses.push_back({hours.at(i), difficulty.at(i), price.at(i)});
  }
  return courses;
}

py::dict select_courses(const std::string& settings_text, const Doubles& hours, const Doubles& difficulty,
                        const Doubles& price) {
  const auto settings = experiments::read_settings(settings_text, "select_courses()", "selection").selection;
  const auto courses = offers(hours, difficulty, price);
  const auto problem = models::problem_of(settings, courses, settings.total_hours, settings.budget);
  const auto plan = models::select_courses(problem, settings.method);
  py::dict result;
  result["share"] = Doubles(static_cast<py::ssize_t>(plan.share.size()), plan.share.data());
  result["efficiency"] = plan.efficiency;
  result["progress"] = plan.progress;
  result["courses"] = plan.courses;
  result["hours"] = plan.hours;
  result["money"] = plan.money;
  result["value"] = plan.value;
  result["bound"] = plan.bound;
  return result;
}

/// Quality, efficiency and progress of each course.
Doubles course_indices(const Doubles& hours, const Doubles& difficulty, const Doubles& price,
                       const Doubles& total_hours) {
  Doubles result({hours.size(), py::ssize_t{3}});
  for (py::ssize_t i = 0; i < hours.size(); ++i) {
    const auto index = models::course_indices({hours.at(i), difficulty.at(i), price.at(i)}, total_hours.at(i));
    result.mutable_at(i, 0) = index.quality;
    result.mutable_at(i, 1) = index.efficiency;
    result.mutable_at(i, 2) = index.progress;
  }
  return result;
}

/// The chance of each alternative in every row of utilities.
Doubles choice_probabilities(const Doubles& utilities, const Doubles& outside) {
  const auto rows = utilities.shape(0), n = utilities.shape(1);
  Doubles result({rows, n});
  const auto alternatives = static_cast<std::size_t>(n);
  const std::size_t room = models::alternative_room(alternatives);
  std::vector<double> utility(room), beyond(room), weight(room);
  for (py::ssize_t row = 0; row < rows; ++row) {
    std::copy_n(utilities.data(row, 0), alternatives, utility.begin());
    const double sum = models::weigh_alternatives({utility, beyond, weight, alternatives}, outside.at(row)).sum;
    for (py::ssize_t i = 0; i < n; ++i) {
      result.mutable_at(row, i) = sum > 0.0 ? weight[static_cast<std::size_t>(i)] / sum : 0.0;
    }
  }
  return result;
}

Doubles bkt_step(const std::string& settings_text, const Doubles& belief, const Flags& correct) {
  const auto rates = models::tracing_rates(experiments::read_settings(settings_text, "bkt_step()", "market").study);
  Doubles result(belief.size());
  for (py::ssize_t i = 0; i < belief.size(); ++i) {
    result.mutable_at(i) = models::bkt_step(belief.at(i), correct.at(i), rates);
  }
  return result;
}

}  // namespace

void notebooks::add_equations(py::module_& module) {
  module.def(
      "influence",
      [](const std::string& settings, bool exactly, const Doubles& hours, const Doubles& start, const Doubles& months,
         const Doubles& talent, const Doubles& completions, const Doubles& word) {
        return influence(settings, exactly, {hours, start, months, talent, completions, word});
      },
      py::arg("settings"), py::arg("exactly"), py::arg("hours"), py::arg("start"), py::arg("months"), py::arg("talent"),
      py::arg("completions"), py::arg("word"));
  module.def("select_courses", &select_courses, py::arg("settings"), py::arg("hours"), py::arg("difficulty"),
             py::arg("price"));
  module.def("course_indices", &course_indices, py::arg("hours"), py::arg("difficulty"), py::arg("price"),
             py::arg("total_hours"));
  module.def("choice_probabilities", &choice_probabilities, py::arg("utilities"), py::arg("outside"));
  module.def("bkt_step", &bkt_step, py::arg("settings"), py::arg("belief"), py::arg("correct"));
}
