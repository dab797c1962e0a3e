#pragma once
/// @file What falls due while a course is studied: parts of the price by progress, and a fee once it is mastered.

#include "models/scene.hpp"

namespace models {

/// Parts of a price that are due once `progress` of a course is studied: a part is due when it is begun, the first as
/// the course is opened. @param progress 0…1  @param parts at least 1
std::int64_t parts_begun(double progress, std::int64_t parts);

/// [cent] of `whole` that the first `n` of `parts` parts come to; all of them to the whole.
std::int64_t sum_of_parts(std::int64_t whole, std::int64_t n, std::int64_t parts);

/// Pay the parts of an enrolment that its last session began. @param before [h] studied before that session
/// @returns false when there is too little money for them: nothing is paid then
bool pay_for_progress(const Scene& scene, Worker& worker, std::size_t row, const Enrolment& enrolment, double before);

/// Pay the fee of a course whose corrected mastery (m − g)/(1 − g − s), m the probability `p` to answer an item
/// correctly at the end, reaches `success_target`; as far as the money goes.
void pay_for_success(const Scene& scene, Worker& worker, std::size_t row, const Enrolment& enrolment, double p);

}  // namespace models
