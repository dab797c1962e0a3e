#pragma once
/// @file The plans that a platform offers side by side.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "models/plan.hpp"

namespace models {

/// The plans of a policy, in the order they are named.
class Menu {
 public:
  Menu() = default;
  explicit Menu(const Platform& policy);

  std::span<const Plan* const> plans() const { return {plan_.data(), n_}; }
  bool offers(std::string_view name) const;
  bool offers(Access access) const;

  /// [cent] the least that a visitor without access to anything pays to take up a course of this list price.
  std::int32_t entry_price(std::int32_t price, const Platform& policy) const;

 private:
  static constexpr std::size_t room = 16;
  std::array<const Plan*, room> plan_{};
  std::size_t n_ = 0;
};

}  // namespace models
