#include "experiments/embedded.hpp"

// Made of files by the assembler, see embedded.cmake.
extern "C" {
extern const char stoa_vega_bundle[], stoa_vega_bundle_end[];
extern const char stoa_report_html[], stoa_report_html_end[];
extern const char stoa_report_css[], stoa_report_css_end[];
extern const char stoa_report_js[], stoa_report_js_end[];
extern const char stoa_render_figures_py[], stoa_render_figures_py_end[];
}

namespace experiments {

std::string_view vega_bundle() { return {stoa_vega_bundle, stoa_vega_bundle_end}; }
std::string_view report_page() { return {stoa_report_html, stoa_report_html_end}; }
std::string_view report_style() { return {stoa_report_css, stoa_report_css_end}; }
std::string_view report_script() { return {stoa_report_js, stoa_report_js_end}; }
std::string_view figure_program() { return {stoa_render_figures_py, stoa_render_figures_py_end}; }

}  // namespace experiments
