#pragma once
/// @file Credentials: who wants one, what the wish does to study, and who buys it in the end.

#include "models/slate.hpp"

namespace models {

/// Whether a learner who enrols wants the credential: with probability 1/(1 + e^−V), V = certificate − βp·price.
/// @param price [cent] due at completion, 0 for a course that has none
/// @source Perna et al. 2014; Chuang & Ho 2016 (verified learners)
/// @test tests/models/certificate_test.cpp
bool wants_certificate(const Scene& scene, const Visitor& visitor, std::uint32_t course, std::int32_t price);

/// [USD] What the credential is worth beyond its price to who wants it, in the mean: ln(1 + e^V)/βp over the
/// probability of wanting it; 0 where no price weighs. @param price [cent]
/// @source Small & Rosen 1981
/// @test tests/models/certificate_test.cpp
double credential_surplus(const ChoiceSettings& settings, std::int32_t price);

/// How committed the learner of an enrolment is, by what is at stake: 1 who pays for it, `study.access_commitment` who
/// has access to many courses, `study.certificate_commitment` who wants the credential, 0 anybody else.
double commitment(const StudySettings& settings, const Enrolment& enrolment);

/// Buy the credential of a course completed, if it is wanted and can be paid.
void buy_certificate(const Scene& scene, Worker& worker, std::size_t row, const Enrolment& enrolment);

}  // namespace models
