#pragma once
/// @file Who looks for a course in a step, on the platform or at a creator's.

#include "models/scene.hpp"

namespace models {

/// The names of a block's learners, into `scratch.id`.
void read_ids(const Scene& scene, const Block& block);

/// Fill the lists of visitors and callers. A learner visits at a rate that falls in proportion to the
/// open places taken, and is neither when all are taken.
void attend(const Scene& scene, const Block& block);

/// Platform visits: query, candidates, ranking, choice, purchase.
void browse(const Scene& scene, const Block& block);

/// Direct visits: a creator picked by pull, whose own courses are all that is seen.
void call_on_creators(const Scene& scene, const Block& block);

}  // namespace models
