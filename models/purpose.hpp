#pragma once
/// @file What ids name and what draws are for: the addresses of every random number in the model.
///
/// The numbers are part of a result's identity: new ones are added at the end, old ones never change their meaning.

#include "sim/draw.hpp"

namespace models {

inline constexpr sim::Kind learner_kind{1};
inline constexpr sim::Kind creator_kind{2};
inline constexpr sim::Kind course_kind{3};
inline constexpr sim::Kind market_kind{4};
inline constexpr sim::Kind employee_kind{6};

inline constexpr sim::Purpose birth_draw{1};         // traits of a learner, creator or course
inline constexpr sim::Purpose arrival_draw{2};       // how many learners register
inline constexpr sim::Purpose deal_draw{3};          // who made the courses of a catalogue
inline constexpr sim::Purpose shuffle_draw{4};       // order of courses on the shelf
inline constexpr sim::Purpose attend_draw{5};        // whether a learner visits, and whom
inline constexpr sim::Purpose query_draw{6};         // topic, candidates and choice of a platform visit
inline constexpr sim::Purpose rank_draw{7};          // noise on scores, and ties
inline constexpr sim::Purpose direct_draw{8};        // creator and choice of a direct visit
inline constexpr sim::Purpose taste_draw{9};         // lasting shock of learner and course
inline constexpr sim::Purpose mood_draw{10};         // shocks of one visit
inline constexpr sim::Purpose begin_draw{11};        // whether a bought course is begun
inline constexpr sim::Purpose session_draw{12};      // whether and how long a learner studies
inline constexpr sim::Purpose progress_draw{13};     // giving up, quizzes and exam
inline constexpr sim::Purpose experience_draw{14};   // personal experience of a course
inline constexpr sim::Purpose reaction_draw{15};     // rating and refund
inline constexpr sim::Purpose appraise_draw{16};     // whether a slate is appraised
inline constexpr sim::Purpose explore_draw{17};      // places of a slate kept for new courses
inline constexpr sim::Purpose admission_draw{18};    // error of a platform that judges a course
inline constexpr sim::Purpose tower_draw{19};        // first weights of a neural ranker
inline constexpr sim::Purpose sample_draw{20};       // learners that a neural ranker learns from
inline constexpr sim::Purpose guidance_draw{21};     // order in which learners are guided, when it is by chance
inline constexpr sim::Purpose practice_draw{22};     // quiz items under knowledge tracing
inline constexpr sim::Purpose seat_draw{23};         // who of the applicants gets a sponsored seat
inline constexpr sim::Purpose piracy_draw{86};       // who copies a course
inline constexpr sim::Purpose licence_draw{85};      // and who of an enterprise's employees
inline constexpr sim::Purpose certificate_draw{24};  // who wants the credential of a course
inline constexpr sim::Purpose forget_draw{25};       // rounding of what is forgotten
inline constexpr sim::Purpose keep_draw{26};         // whether a learner's events are kept
inline constexpr sim::Purpose pseudonym_draw{27};    // the name a learner has in tables of events
inline constexpr sim::Purpose cohort_draw{39};       // whether a course is taught to cohorts
inline constexpr sim::Purpose project_draw{40};      // work on projects, and rounding of what is practised
inline constexpr sim::Purpose coupon_draw{46};       // who of the applicants gets a coupon
inline constexpr sim::Purpose reply_draw{47};        // whether a complaint is answered, and amended
inline constexpr sim::Purpose churn_draw{60};        // a learner's probability to end a subscription or membership
inline constexpr sim::Purpose leave_draw{61};        // whether it ends in a month
inline constexpr sim::Purpose sale_draw{63};         // which courses are on sale in a month
inline constexpr sim::Purpose first_home_draw{68};   // where a learner or creator begins
inline constexpr sim::Purpose visit_draw{69};        // which platform is visited by who goes to several
inline constexpr sim::Purpose home_draw{62};         // which platform a learner goes to
inline constexpr sim::Purpose time_draw{64};         // how a creator changes the division of hours
inline constexpr sim::Purpose imitate_draw{65};      // whether a creator looks at another, and at whom
inline constexpr sim::Purpose entry_draw{66};        // how many creators enter
inline constexpr sim::Purpose revision_draw{67};     // quality of a course that is revised
inline constexpr sim::Purpose question_draw{70};     // how many questions a learner asks the creator
inline constexpr sim::Purpose answer_draw{71};       // which of them are answered
inline constexpr sim::Purpose name_draw{80};         // the key under which an enterprise draws, by its name
inline constexpr sim::Purpose panel_draw{81};        // which employees a recommender is judged by
inline constexpr sim::Purpose fit_draw{82};          // trial steps of a recommender's weights
inline constexpr sim::Purpose exam_draw{83};         // test and project after a training
inline constexpr sim::Purpose dropout_draw{84};      // whether a training is broken off

/// Ids are names that are never used again: the step of arrival or entry, and the place among those of that step.
inline constexpr unsigned id_index_bits = 26;

constexpr std::uint64_t agent_id(std::uint64_t step, std::uint64_t index) { return step << id_index_bits | index; }

}  // namespace models
