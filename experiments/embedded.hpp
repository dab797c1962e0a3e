#pragma once
/// @file The files the program carries inside itself.

#include <string_view>

namespace experiments {

/// The JavaScript that draws charts: Vega, Vega-Lite and Vega-Embed, with their licences at its head.
std::string_view vega_bundle();

/// The page of a report, with {{names}} where its parts go.
std::string_view report_page();

/// How the page looks.
std::string_view report_style();

/// How the page turns specifications into charts.
std::string_view report_script();

/// The Python program that draws figures to files.
std::string_view figure_program();

}  // namespace experiments
