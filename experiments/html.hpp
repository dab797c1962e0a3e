#pragma once
/// @file Text made safe inside HTML.

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace experiments {

/// Text as text: no character of it is read as markup, in content or in a quoted attribute.
std::string escaped(std::string_view text);

/// JavaScript as it may stand inside a script element, which ends at the first "</script" whatever it means.
std::string inside_script(std::string_view code);

/// JSON, likewise: no "<" is left.
std::string json_inside_script(const nlohmann::json& data);

/// The template with each {{name}} replaced; what is put in is not searched again.
///
/// @throws std::out_of_range when a name has no part
std::string filled(std::string_view text, const std::map<std::string, std::string, std::less<>>& parts);

}  // namespace experiments
