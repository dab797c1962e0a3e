#pragma once
/// @file A payment for a course: from the learner into escrow, and back.

#include "models/scene.hpp"

namespace models {

/// What is paid for a course, in whole or in part.
struct Payment {
  std::size_t row = 0;  // of the learner
  std::size_t course = 0;
  std::size_t platform = 0;
  bool referred = false;    // whether the creator brought the sale
  std::int32_t amount = 0;  // [cent] that creator and platform share
  std::int32_t charge = 0;  // [cent] of it that the learner pays; the rest is the sponsor's or the enterprise's
};

/// [cent] What a payment processor takes of a card payment: the share rounded to the nearest cent, and the fixed fee.
/// @source card processors' public tariffs (2.9 % and 30 cents)
/// @test tests/models/payment_test.cpp
std::int64_t processor_fee(const Platform& platform, std::int64_t charge);

/// A payment of the learner in `row` for a course that is open.
Payment payment_for(std::size_t row, const Enrolment& enrolment, std::int32_t amount);

/// What an enrolment's plan makes of the price agreed on, under the platform's policy today.
Terms terms_of(const Scene& scene, const Enrolment& enrolment);

/// From the learner into escrow, split at the rates in force; the platform bears the processor's fee.
void pay(const Scene& scene, Worker& worker, const Payment& payment);

/// The price of an enrolment back to its learner out of escrow, split as the sale was. The processor keeps its fee.
void pay_back(const Scene& scene, Worker& worker, std::size_t row, const Enrolment& enrolment);

}  // namespace models
