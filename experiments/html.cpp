#include "experiments/html.hpp"

#include <algorithm>
#include <cctype>

namespace experiments {
namespace {

bool starts_like(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() &&
         std::equal(lower_case.begin(), lower_case.end(), text.begin(),
                    [](char a, char b) { return a == std::tolower(static_cast<unsigned char>(b)); });
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    switch (c) {
      case '&': safe += "&amp;"; break;
      case '<': safe += "&lt;"; break;
      case '>': safe += "&gt;"; break;
      case '"': safe += "&quot;"; break;
      case '\'': safe += "&#39;"; break;
      default: safe += c;
    }
  }
  return safe;
}

std::string inside_script(std::string_view code) {
  std::string safe;
  for (std::size_t i = 0; i < code.size(); ++i) {
    safe += code[i];
    // These can only stand in a string or a comment, where a backslash more changes nothing.
    if (starts_like(code.substr(i), "</script") || starts_like(code.substr(i), "<!--")) safe += '\\';
  }
  return safe;
}

std::string json_inside_script(const nlohmann::json& data) {
  std::string safe;
  // What is not UTF-8 is shown as such rather than refused.
  for (const char c : data.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)) {
    if (c == '<') {
      safe += "\\u003c";
    } else {
      safe += c;
    }
  }
  return safe;
}

std::string filled(std::string_view text, const std::map<std::string, std::string, std::less<>>& parts) {
  std::string page;
  while (true) {
    const auto open = text.find("{{");
    const auto close = text.find("}}", open);
    if (open == std::string_view::npos || close == std::string_view::npos) return page.append(text);
    page.append(text.substr(0, open));
    page += parts.at(std::string(text.substr(open + 2, close - open - 2)));
    text.remove_prefix(close + 2);
  }
}

}  // namespace experiments
