#include "models/ledger.hpp"
#include "models/parameters.hpp"
#include "models/plan.hpp"

namespace models {

/// The content is free; a question is paid once the creator has answered it.
/// @source D1.7
Terms terms_paid_qa(std::int32_t, const Platform& policy) {
  return {.per_question = static_cast<std::int32_t>(cents(policy.question_price))};
}

}  // namespace models
