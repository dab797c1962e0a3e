#pragma once
/// @file What a choice of courses comes to.

#include <array>

namespace models {

/// Of one plan, or the mean of many; courses, hours and money count divided courses in part.
struct Chosen {
  double efficiency = 0.0;  // [1/(h USD)] F
  double progress = 0.0;    // [1] G = Σ g
  double courses = 0.0;     // [course]
  double hours = 0.0;       // [h]
  double money = 0.0;       // [USD]
  double value = 0.0;       // [1] λ·F/F₁ + (1 − λ)·G
  double bound = 0.0;       // [1] that no plan exceeds: the value of the linear relaxation
};

inline constexpr std::array chosen_parts{&Chosen::efficiency, &Chosen::progress, &Chosen::courses, &Chosen::hours,
                                         &Chosen::money,      &Chosen::value,    &Chosen::bound};

inline Chosen& operator+=(Chosen& sum, const Chosen& more) {
  for (const auto part : chosen_parts) sum.*part += more.*part;
  return sum;
}

inline Chosen operator/(Chosen sum, double n) {
  for (const auto part : chosen_parts) sum.*part /= n;
  return sum;
}

}  // namespace models
