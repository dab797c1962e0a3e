#include "models/sponsorship.hpp"

#include "models/employer.hpp"
#include "models/ledger.hpp"

namespace models {

bool is_covered_by_seats(const Scene& scene, std::int32_t price) {
  return price <= cents(scene.parameters.sponsor.most_price);
}

bool seat_covers(const Scene& scene, const Visitor& visitor, std::int32_t price) {
  return visitor.seat && visitor.employer == nullptr && is_covered_by_seats(scene, price);
}

void apply_for_seat(const Scene& scene, const Visitor& visitor) {
  if (scene.learners.seat.width() == 0 || !group_of(scene, visitor.row).sponsored) return;
  apply_for(scene.learners.seat, visitor.row);
}

void Sponsorship::allot(const Learners& learners, std::int64_t funds, const SponsorSettings& settings,
                        std::span<const LearnerGroup> groups, const sim::Clock& clock, sim::Key key) {
  price_ = cents(settings.most_price);
  lottery_.draw(learners, learners.seat, price_ == 0 ? 0 : free(funds) / price_, clock, key,
                [&](std::size_t row) { return groups[learners.group_of(row)].sponsored; });
}

void receive_seats(const Scene& scene, const Block& block) {
  Learners& learners = scene.learners;
  if (learners.seat.width() == 0) return;
  const Lottery& lottery = scene.sponsorship.lottery();
  const std::int64_t months = scene.parameters.sponsor.seat_months;
  for (std::size_t row = block.first; row < block.first + block.n; ++row) {
    if (employer_of(scene, row) != nullptr) continue;
    const VoucherNews news = lottery.tell(learners, learners.seat, row, months, scene.clock, scene.key);
    LearnerTally& tally = count_of(scene, block.worker, row);
    tally.seats_given += news.given ? 1 : 0;
    tally.seats_lapsed += news.lapsed ? 1 : 0;
  }
}

}  // namespace models
