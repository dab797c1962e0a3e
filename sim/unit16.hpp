#pragma once
/// @file A share between 0 and 1 in two bytes.

#include <cstdint>

namespace sim {

/// A number from 0 to 1 in steps of 1/65535; conversion rounds to the nearest step, numbers outside are clipped.
class Unit16 {
 public:
  static constexpr double steps = 65535.0;

  constexpr Unit16() = default;
  constexpr explicit Unit16(double share)
      : bits_(static_cast<std::uint16_t>(share <= 0.0 ? 0.0 : (share >= 1.0 ? steps : share * steps + 0.5))) {}

  /// Rounded up or down with probabilities that keep the mean: changes below a step are not lost in a long sum.
  /// @param share 0…1 @param u uniform in [0,1)
  static constexpr Unit16 dithered(double share, double u) {
    Unit16 result;
    result.bits_ = static_cast<std::uint16_t>(share * steps + u);
    return result;
  }

  constexpr double value() const { return static_cast<double>(bits_) * (1.0 / steps); }
  constexpr std::uint16_t bits() const { return bits_; }

 private:
  std::uint16_t bits_ = 0;
};

}  // namespace sim
