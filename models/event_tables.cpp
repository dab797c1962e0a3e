#include "models/event_tables.hpp"

#include <array>

namespace models {
namespace {

constexpr std::string_view month = "months";

const EventColumn student{"student_id", "1", "the student, by pseudonym", EventForm::id};
const EventColumn user{"user_id", "1", "for whom: the student of that id", EventForm::id};
const EventColumn course{"course_id", "1", "the course", EventForm::integer};
const EventColumn enrolled{"enrolled_at", month, "when the enrolment began; 0 or before: in the burn-in"};
const EventColumn bought{"purchased_at", month,
                         "when the course was bought; 0 or before: in the burn-in; missing for a pledge"};

EventColumn channel(std::string_view meaning) {
  return {"channel", "1", meaning, EventForm::word, {"platform", "creator"}};
}

EventTable students_table() {
  return {"students",
          "student",
          "learners whose events are kept, all that ever registered",
          {student,
           {"registered_at", month,
            "when the student registered; those there from the start at the beginning of the burn-in"}}};
}

EventTable courses_table() {
  return {"courses",
          "course",
          "every course ever on sale",
          {course,
           {"creator_id", "1", "the maker, by place in /agents/creator", EventForm::integer},
           {"creator_course", "1", "which of its maker's courses it is, from 0", EventForm::integer},
           {"topic", "1", "main topic", EventForm::integer},
           {"price", "USD", "list price, 0 for free"},
           {"hours", "h", "hours of study it takes"},
           {"difficulty", "1", "0 easy to 1 hard"},
           {"released_at", month, "when it came on sale, or was revised last"}}};
}

EventTable visits_table() {
  return {"visits",
          "visit",
          "visits to the platform and to creators",
          {student,
           {"visited_at", month, "when"},
           channel("whom the student went to"),
           {"topic", "1", "topic asked for on the platform", EventForm::optional},
           {"creator_id", "1", "creator called on", EventForm::optional}}};
}

EventTable study_weeks_table() {
  return {"study_weeks",
          "study_week",
          "what a student did in an enrolment in a step it was studied in",
          {student,
           course,
           enrolled,
           {"studied_at", month, "when"},
           {"hours", "h", "hours of study"},
           {"items", "item", "quiz items answered", EventForm::integer},
           {"correct", "item", "of them correctly", EventForm::integer}}};
}

EventTable completions_table() {
  return {"completions",
          "completion",
          "ends of enrolments: left, finished, or completed, which is finished with the pass mark",
          {student,
           course,
           enrolled,
           {"ended_at", month, "when"},
           {"ending", "1", "how it ended", EventForm::word, {"left", "finished", "completed"}},
           {"hours", "h", "hours of study in all; 0 for a course never begun"},
           {"progress", "1", "share of the course studied"},
           {"accuracy", "1", "probability to answer an item correctly; missing for a course never begun"}}};
}

}  // namespace

std::span<const EventTable> event_tables() {
  static const std::array<EventTable, 8> tables{
      students_table(),
      courses_table(),
      {"student_courses", "enrolment", "enrolments, free ones too", {student, course, enrolled}},
      {"purchases",
       "purchase",
       "every payment: for a course at enrolment, and all that is paid later or for access",
       {user,
        {"course_id", "1", "the course; missing for access to many", EventForm::optional},
        {"purchased_at", month, "when it was paid; 0 or before: in the burn-in"},
        {"item",
         "1",
         "what was paid for",
         EventForm::word,
         {"course", "credential", "part", "success", "answer", "access", "pledge"}},
        {"price", "USD", "what was paid"},
        channel("who brought the sale"),
        {"payer", "1", "out of whose money", EventForm::word, {"learner", "sponsor", "enterprise"}},
        {"enrolled_at", month, "when the enrolment began; missing for access and pledges"}}},
      visits_table(),
      study_weeks_table(),
      completions_table(),
      {"refunds",
       "refund",
       "prices and pledges paid back",
       {user, course, bought, {"refunded_at", month, "when"}, {"amount", "USD", "what was paid back"}}},
  };
  return tables;
}

}  // namespace models
