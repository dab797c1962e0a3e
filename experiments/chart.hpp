#pragma once
/// @file What all charts share: colours, axes, the look.

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "experiments/points.hpp"
#include "experiments/results.hpp"

namespace experiments {

/// The frame of a Vega-Lite specification.
struct ChartFrame {
  std::string title;
  std::string description;  // for those who cannot see it
  int width;                // [pixel]
  int height;               // [pixel]
};

/// The specification of a frame with the look of all charts and a legend that fits its width.
nlohmann::json chart_in(const ChartFrame& frame, const std::vector<Group>& groups);

/// The colour encoding of field "scenario", with its legend.
nlohmann::json colour_encoding(const std::vector<Group>& groups);

/// The encoding of field "month" along x, with ticks at whole quarters, years, … over at most `last` months.
nlohmann::json month_encoding(double last);

/// A number along an axis or in colour: {"field": name, "type": "quantitative"}.
nlohmann::json number_field(std::string_view name);

/// A layer of invisible dots that show themselves and `tooltip` when the pointer comes near; its y is the caller's.
nlohmann::json hover_layer(const nlohmann::json& tooltip);

/// A label expression that writes `value` (an expression) as a percentage.
std::string percent_label(const std::string& value, std::string_view format);

/// A y axis whose title stands at its head instead of lying on its side.
nlohmann::json upright_axis(const std::string& title);

}  // namespace experiments
