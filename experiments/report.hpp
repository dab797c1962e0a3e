#pragma once
/// @file The report: one page that answers the experiment's question and shows why.

#include <string>
#include <string_view>

#include "experiments/results.hpp"

namespace experiments {

/// A whole HTML file that needs no network: question, answer, scenarios, differences, charts, failures, provenance.
///
/// @param vega_bundle JavaScript that defines vegaEmbed; without it the page has tables but no charts
std::string report_html(const Results& results, std::string_view vega_bundle);

}  // namespace experiments
