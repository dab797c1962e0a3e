#pragma once
/// @file Access by the month, as learners hold it, and what it needs.

#include <cstdint>

namespace models {

struct Parameters;

/// A learner's access to the courses of somebody, a platform or a creator, paid by the month.
struct Pass {
  std::uint32_t whose = 0;    // place plus one, 0 for nobody's
  std::uint16_t months = 0;   // begun since it was taken out, trial included
  std::uint8_t platform = 0;  // it was taken out on, place in order of name

  bool held() const { return whose != 0; }
  bool opens(std::size_t place) const { return whose == place + 1; }
};

/// Which passes there can be in a run.
struct AccessNeeds {
  bool subscription = false;
  bool membership = false;
  bool pledges = false;       // for courses that are yet to be made
  bool user_centric = false;  // whether subscribers' fees go to those they study with

  bool any() const { return subscription || membership; }
  AccessNeeds operator|(const AccessNeeds& other) const {
    return {subscription || other.subscription, membership || other.membership, pledges || other.pledges,
            user_centric || other.user_centric};
  }
};

AccessNeeds access_needs(const Parameters& parameters);

}  // namespace models
