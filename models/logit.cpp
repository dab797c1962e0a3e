#include "models/logit.hpp"

#include <algorithm>

#include "sim/hot.hpp"
#include "sim/maths.hpp"

namespace models {
namespace {

constexpr std::size_t lanes = Scratch::lanes;

/// Lanes brought together by halves, in an order that is the same on every processor.
template <class Join>
SIM_INLINE double joined(double (&lane)[lanes], const Join& join) {
  for (std::size_t width = lanes / 2; width > 0; width /= 2) {
    for (std::size_t l = 0; l < width; ++l) lane[l] = join(lane[l], lane[l + width]);
  }
  return lane[0];
}

/// [utility] Below the largest by more than this nothing weighs: numbers smaller than normal ones are slow.
constexpr double faintest = -700.0;

SIM_INLINE double larger(double a, double b) { return a > b ? a : b; }

/// e^v, 0 for the faintest.
SIM_INLINE double weight_of(double v) {
  const double e = sim::exp(larger(v, faintest));
  return v > faintest ? e : 0.0;
}

SIM_HOT LogitWeights weigh(const double* __restrict utility, const double* __restrict beyond, std::size_t room,
                           double outside, double* __restrict weight) {
  double top[lanes], sum[lanes] = {}, more[lanes] = {};
  for (std::size_t l = 0; l < lanes; ++l) top[l] = never;
  for (std::size_t first = 0; first < room; first += lanes) {
    for (std::size_t l = 0; l < lanes; ++l) top[l] = larger(top[l], utility[first + l]);
  }
  LogitWeights weights;
  weights.most = larger(joined(top, larger), outside);
  const double shift = weights.most == never ? 0.0 : weights.most;
  for (std::size_t first = 0; first < room; first += lanes) {
    for (std::size_t l = 0; l < lanes; ++l) {
      const double w = weight_of(utility[first + l] - shift);
      weight[first + l] = w;
      sum[l] += w;
      more[l] += w * beyond[first + l];
    }
  }
  const auto add = [](double a, double b) { return a + b; };
  weights.outside = weight_of(outside - shift);
  weights.sum = joined(sum, add) + weights.outside;
  weights.beyond = joined(more, add);
  return weights;
}

}  // namespace

LogitWeights weigh_alternatives(const Alternatives& a, double outside) {
  const std::size_t room = alternative_room(a.n), behind = room - a.n;
  std::fill_n(a.utility.data() + a.n, behind, never);
  std::fill_n(a.beyond.data() + a.n, behind, 0.0);
  return weigh(a.utility.data(), a.beyond.data(), room, outside, a.weight.data());
}

std::optional<std::size_t> pick_by_chance(std::span<const double> weight, const LogitWeights& all, double u) {
  double left = u * all.sum - all.outside;
  if (left < 0.0) return std::nullopt;
  std::optional<std::size_t> last;
  for (std::size_t i = 0; i < weight.size(); ++i) {
    if (weight[i] <= 0.0) continue;
    left -= weight[i];
    last = i;
    if (left < 0.0) break;
  }
  return last;
}

}  // namespace models
