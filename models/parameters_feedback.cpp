#include "models/parameter_sections.hpp"

namespace models {

void feedback_rows(std::vector<Parameter>& table) {
  using S = FeedbackSettings;
  Section<S> feedback(
      table, "feedback", [](auto& p, std::string_view) -> auto& { return p.feedback; });
  feedback.changing(&S::p_rate, "p_rate", {"", share, fitted, "mean probability to rate a course when it ends"});
  feedback.changing(&S::extremity, "extremity",
                    {"", share, judgement, "how much likelier extreme experiences are to be rated"});
  feedback.fixed(&S::rating_mean, "rating_mean",
                 {"star", {1, 5}, fitted, "stars of an average experience of an average course"});
  feedback.fixed(&S::rating_quality, "rating_quality",
                 {"star", {1e-3, 4}, fitted, "stars per standard deviation of course quality"});
  feedback.fixed(&S::rating_experience, "rating_experience",
                 {"star", {0, 4}, fitted, "stars per standard deviation of personal experience"});
  feedback.fixed(&S::rating_skew, "rating_skew",
                 {"", {0.01, 1}, fitted, "left skew of course quality on the scale of stars"});
  feedback.fixed(&S::prior_ratings, "prior_ratings",
                 {"rating", {1e-3, 1e6}, judgement, "ratings that the prior counts for in perceived quality"});
  feedback.fixed(&S::experience_sd, "experience_sd",
                 {"utility", {0, 100}, judgement, "standard deviation of personal experience"});
  feedback.changing(&S::refund_days, "refund_days",
                    {"day", {0, 365}, "course market 2017", "days after enrolment in which a refund can be asked for"});
  feedback.changing(&S::refund_progress, "refund_progress",
                    {"", share, "course market 2017", "progress from which on no refund is given"});
  feedback.changing(&S::refund_experience, "refund_experience",
                    {"utility", {-100, 100}, judgement, "experience below which a refund is wanted"});
  feedback.changing(&S::p_refund, "p_refund",
                    {"", share, judgement, "probability that a refund that is wanted is asked for"});
  feedback.changing(&S::hours_per_reply, "hours_per_reply",
                    {"h", positive, "D1.8", "what it takes a creator to answer a rating of 3 stars or fewer"});
  feedback.changing(&S::reply_repair, "reply_repair",
                    {"", share, "D1.8", "probability that a rating that is answered is amended by a star"});
}

}  // namespace models
