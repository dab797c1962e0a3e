#include "models/plan.hpp"

namespace models {

Terms terms_certificate(std::int32_t price) { return {0, price}; }

}  // namespace models
