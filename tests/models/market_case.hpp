#pragma once
/// @file Small markets with known answers, run through the model table as the program does.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/market.hpp"
#include "models/model.hpp"

namespace market_case {

/// One platform and `n` creators who make nothing during the run.
models::Parameters quiet_market(std::int64_t n_creators);

/// A catalogue file of free courses whose latent qualities are standard normal quantiles and known to everyone: each
/// has so many ratings that their mean is the quality. Removed with the object.
class KnownCatalogue {
 public:
  explicit KnownCatalogue(std::int64_t courses);
  ~KnownCatalogue();
  KnownCatalogue(const KnownCatalogue&) = delete;
  KnownCatalogue& operator=(const KnownCatalogue&) = delete;

  const std::string& path() const { return path_; }
  const std::vector<double>& quality() const { return quality_; }

 private:
  std::string path_;
  std::vector<double> quality_;
};

/// A market of the catalogue's courses, all shown to every visitor, none ever begun.
///
/// One topic, no budget, no rank term, no outside option: shares are plain logit shares of quality.
models::Parameters quality_market(const KnownCatalogue& catalogue, std::int64_t learners);

/// Everybody takes the one free course at once and studies a quarter of an hour a step, for as long as the run lasts.
models::Parameters endless_course(std::int64_t learners);

/// Step a market through its run.
void play(models::Market& market, const models::Parameters& parameters);

/// Values of one measure at every entry of the time axis; fails the test when the run does not end well or a cent is
/// out of balance in any step.
std::vector<double> series_of(const models::Parameters& parameters, std::string_view measure, std::uint64_t seed = 1,
                              unsigned threads = 2);

/// A flow over the whole run.
double total(const std::vector<double>& flow);

}  // namespace market_case
