#pragma once
/// @file Pledges and campaigns, as learners and courses hold them.

#include <cstdint>

namespace models {

struct Parameters;

/// Whether some platform raises money for courses before they are made.
bool has_campaigns(const Parameters& parameters);

/// Money a learner has put down for a course that is yet to be made; `course` is its place plus one, 0 for none.
struct Pledge {
  std::uint32_t course = 0;
  std::int32_t amount = 0;  // [cent]

  bool held() const { return course != 0; }
  std::size_t course_row() const { return course - 1; }
};

/// Where a course is on its way from the idea to the shelf.
enum class Stage : std::uint8_t {
  on_sale,  // made, and any plan sells it
  pledged,  // its campaign is open
  funded,   // it is being made
  failed,   // it is never made
};

/// The campaign of a course.
struct Campaign {
  std::int64_t pledged = 0;  // [cent]
  std::int64_t closes = 0;   // [step] at whose beginning it is decided
  std::int32_t backers = 0;
  Stage stage = Stage::on_sale;
  std::uint8_t platform = 0;  // it is run on, place in order of name
};

}  // namespace models
