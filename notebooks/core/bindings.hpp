#pragma once
/// @file What the module is made of: each function adds what one file of the package calls.

#include <pybind11/pybind11.h>

namespace notebooks {

void add_experiments(pybind11::module_& module);
void add_figures(pybind11::module_& module);
void add_equations(pybind11::module_& module);
void add_plans(pybind11::module_& module);

}  // namespace notebooks
