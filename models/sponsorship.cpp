#include "models/sponsorship.hpp"

#include "models/purpose.hpp"

namespace models {
namespace {

std::int64_t cents(double usd) { return static_cast<std::int64_t>(100.0 * usd + 0.5); }

std::uint32_t place_of(const Learners& learners, std::size_t row, const sim::Clock& clock, sim::Key key) {
  const auto step = static_cast<std::uint32_t>(clock.step);
  return sim::draw(key, {learners.id(row), learner_kind, seat_draw, step, 0})[0] >> 16;
}

}  // namespace

bool holds_seat(const Learners& learners, std::size_t row) {
  return learners.seat.width() > 0 && learners.seat[row] != no_seat && learners.seat[row] != seat_applied_for;
}

std::int32_t charge_of(const Scene& scene, const Visitor& visitor, std::int32_t price) {
  return visitor.seat && price <= cents(scene.parameters.sponsor.most_price) ? 0 : price;
}

void apply_for_seat(const Scene& scene, const Visitor& visitor) {
  if (scene.learners.seat.width() == 0 || !group_of(scene, visitor.row).sponsored) return;
  std::uint8_t& seat = scene.learners.seat[visitor.row];
  if (seat == no_seat) seat = seat_applied_for;
}

void Sponsorship::allocate(bool sponsored) {
  if (sponsored) line_.allocate();
}

void Sponsorship::allot(const Learners& learners, std::int64_t funds, const SponsorSettings& settings,
                        const sim::Clock& clock, sim::Key key) {
  line_.turn_all_away();
  const std::int64_t each = cents(settings.most_price);
  if (learners.seat.width() == 0 || each == 0) return;
  const std::int64_t seats = funds / each - held_;
  if (seats <= 0) return;
  line_.admit_first(seats, [&](const auto& count) {
    for (std::size_t row = 0; row < learners.size(); ++row) {
      if (learners.seat[row] == seat_applied_for) count(place_of(learners, row, clock, key));
    }
  });
}

bool Sponsorship::grants(const Learners& learners, std::size_t row, const sim::Clock& clock, sim::Key key) const {
  return line_.admits_anybody() && line_.admits(place_of(learners, row, clock, key));
}

void receive_seats(const Scene& scene, const Block& block) {
  Learners& learners = scene.learners;
  if (learners.seat.width() == 0) return;
  const auto months = static_cast<std::uint8_t>(scene.parameters.sponsor.seat_months);
  for (std::size_t row = block.first; row < block.first + block.n; ++row) {
    std::uint8_t& seat = learners.seat[row];
    if (seat == no_seat) continue;
    LearnerTally& tally = count_of(scene, block.worker, row);
    if (seat == seat_applied_for) {
      const bool granted = scene.sponsorship.grants(learners, row, scene.clock, scene.key);
      seat = granted ? months : no_seat;
      tally.seats_given += granted ? 1 : 0;
    } else if (scene.clock.month_begins()) {
      seat -= 1;
      tally.seats_lapsed += seat == no_seat ? 1 : 0;
    }
  }
}

}  // namespace models
