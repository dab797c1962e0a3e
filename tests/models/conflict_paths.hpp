#pragma once
/// @file Which settings a model is told to be at odds.

#include <string>
#include <vector>

#include "models/parameters.hpp"
#include "tests/catch.hpp"

namespace tests {

using Paths = std::vector<std::string>;

/// Settings that any model can run on.
inline models::Parameters sound() {
  models::Parameters p;
  p.platform["main"];
  p.creator_group["main"];
  return p;
}

/// Paths that a model of these settings is told of, each with a remedy.
inline Paths paths(const models::Parameters& p, std::string_view model = "market") {
  Paths paths;
  for (const models::Conflict& conflict : models::conflicts(p, model)) {
    CHECK_FALSE(conflict.remedy.empty());
    paths.push_back(conflict.path);
  }
  return paths;
}

}  // namespace tests
