#pragma once
/// @file What a course is worth to a learner, as it will turn out and not as it seems.

#include <cstdint>

#include "models/course.hpp"
#include "models/ranker.hpp"

namespace models {

/// [utility] quality·v + match·cos(interest, content) − price·p − hours·t − difficulty·|d − skill| with the latent
/// quality v in place of the perceived one; brand, popularity and place do not count.
double worth(const RankingBasis& basis, const Query& query, std::uint32_t course);

}  // namespace models
