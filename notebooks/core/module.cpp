/// @file The module `stoa._core`: the program's functions for Python, which src/stoa/*.py gives names, shapes and
/// units.

#include <exception>
#include <string>

#include "experiments/error.hpp"
#include "experiments/provenance.hpp"
#include "models/catalogue.hpp"
#include "models/knapsack.hpp"
#include "notebooks/core/bindings.hpp"

namespace {

namespace py = pybind11;

void raise(const char* name, const std::string& text) {
  py::set_error(py::module_::import("stoa.errors").attr(name), text.c_str());
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

/// The program's two ways to fail, as exceptions with the same lines.
void translate(std::exception_ptr thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (const experiments::InputError& error) {
    raise("InputError", joined(error.lines));
  } catch (const models::InputFileError& error) {
    raise("InputError", joined(error.lines));
  } catch (const models::PlanTooLarge& error) {
    raise("InputError", error.what());
  } catch (const experiments::OutputError& error) {
    raise("OutputError", error.what());
  }
}

}  // namespace

PYBIND11_MODULE(_core, module) {
  py::register_exception_translator(&translate);
  module.attr("version") = std::string(experiments::stoa_version());
  notebooks::add_experiments(module);
  notebooks::add_figures(module);
  notebooks::add_equations(module);
  notebooks::add_plans(module);
}
