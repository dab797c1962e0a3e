#include "models/questions.hpp"

#include <algorithm>

#include "models/event_notes.hpp"
#include "models/payment.hpp"
#include "models/purpose.hpp"
#include "models/replies.hpp"
#include "models/study.hpp"
#include "sim/distribution.hpp"

namespace models {
namespace {

void answer(const Scene& scene, Worker& worker, std::size_t row, std::size_t slot) {
  Enrolment& enrolment = scene.learners.enrolment.row(row)[slot];
  const std::int32_t price = terms_of(scene, enrolment).per_question;
  const std::int64_t asked = enrolment.asked;
  enrolment.asked = 0;
  if (price == 0 || !scene.replies.anybody_answers()) return;
  const sim::Words words = sim::draw(
      scene.key, {scene.learners.id(row), learner_kind, answer_draw, scene.step(), static_cast<std::uint32_t>(slot)});
  const double share = scene.replies.answered(scene.courses.creator[enrolment.course_row()]);
  const std::int64_t affordable = scene.learners.cash[row] / price;
  const std::int64_t n = std::min(affordable, sim::binomial(asked, share, sim::uniform(words[0])));
  if (n == 0) return;
  pay(scene, worker, payment_for(row, enrolment, static_cast<std::int32_t>(n * price)));
  note_payment(scene, worker, row, Item::answer, enrolment, static_cast<std::int32_t>(n * price));
  count_of(scene, worker, row, enrolment.course_row()).answers += n;
  learn_from_answer(scene, worker, row, slot, static_cast<double>(n) * scene.parameters.study.answer_hours);
}

}  // namespace

void ask_questions(const Scene& scene, Worker& worker, std::uint64_t id, std::size_t slot, Enrolment& enrolment,
                   double hours) {
  const std::int32_t price = terms_of(scene, enrolment).per_question;
  if (price == 0) return;
  sim::Stream stream(scene.key,
                     {id, learner_kind, question_draw, scene.step(), static_cast<std::uint32_t>(slot) << 24});
  const std::int64_t n =
      std::min(most_questions, sim::poisson(stream, scene.parameters.study.questions_per_hour * hours));
  enrolment.asked = static_cast<std::uint8_t>(n) & 0xFU;
  worker.tally.course[enrolment.course_row()].asked += static_cast<std::int32_t>(n);
}

void receive_answers(const Scene& scene, const Block& block) {
  const bool sold = std::any_of(scene.stores.begin(), scene.stores.end(),
                                [](const Store& store) { return store.menu.offers("paid_qa"); });
  if (!sold) return;
  for (std::size_t row = block.first; row < block.first + block.n; ++row) {
    const auto places = scene.learners.enrolment.row(row);
    for (std::size_t slot = 0; slot < places.size(); ++slot) {
      if (places[slot].open() && places[slot].asked > 0) answer(scene, block.worker, row, slot);
    }
  }
}

}  // namespace models
