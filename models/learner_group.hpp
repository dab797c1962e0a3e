#pragma once
/// @file Groups of learners who differ in money, time, discipline, or in what they are offered.

#include <vector>

#include "models/parameters.hpp"

namespace models {

/// The settings of each group into `groups`, in order of name; without a named group one of the defaults.
void read_groups(const Parameters& parameters, std::vector<LearnerGroup>& groups);

/// The settings of the group at a place in order of name.
LearnerGroup nth_group(const Parameters& parameters, std::size_t place);

/// The group a uniform draws, each with probability weight / sum of weights; 0 without groups.
std::size_t pick_group(const Parameters& parameters, double u);

/// Whether any group can ask a sponsor for seats.
bool has_sponsored(const Parameters& parameters);

/// Whether any group works for an enterprise.
bool has_employees(const Parameters& parameters);

/// Self-regulation in a group: φ + lift·(1 − φ) for a lift above 0, φ·(1 + lift) for one below.
/// @param lift −1 … 1
double lifted(double regulation, double lift);

}  // namespace models
