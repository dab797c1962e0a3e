#pragma once
/// @file What a sale comes to, and who pays for it.

#include <cstdint>

#include "models/slate.hpp"

namespace models {

/// [cent] A sale to a visitor.
struct Bill {
  std::int32_t amount = 0;  // that creator and platform share
  std::int32_t charge = 0;  // of it that the learner pays; the rest is the sponsor's
};

/// A seat that covers the list price pays all of it; else a coupon lowers it, to the cent below.
Bill bill_of(const Scene& scene, const Visitor& visitor, std::int32_t price);

/// [cent] what a visitor pays for a course of this list price.
inline std::int32_t charge_of(const Scene& scene, const Visitor& visitor, std::int32_t price) {
  return visitor.seat || visitor.coupon ? bill_of(scene, visitor, price).charge : price;
}

}  // namespace models
