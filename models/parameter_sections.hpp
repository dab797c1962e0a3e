#pragma once
/// @file The sections of the parameter table that have a file of their own; each appends its rows.

#include "models/parameter_field.hpp"

namespace models {

void learner_group_rows(std::vector<Parameter>& table);
void sponsor_rows(std::vector<Parameter>& table);
void study_rows(std::vector<Parameter>& table);
void feedback_rows(std::vector<Parameter>& table);
void influence_rows(std::vector<Parameter>& table);
void selection_rows(std::vector<Parameter>& table);
void creator_rows(std::vector<Parameter>& table);
void platform_rows(std::vector<Parameter>& table);
void enterprise_rows(std::vector<Parameter>& table);

}  // namespace models
