#include "models/enterprise_sums.hpp"

namespace models {

EnterpriseSums& EnterpriseSums::operator+=(const EnterpriseSums& more) {
  fees += more.fees;
  seats += more.seats;
  hours += more.hours;
  time_cost += more.time_cost;
  productivity += more.productivity;
  counts += more.counts;
  met += more.met;
  asked += more.asked;
  skill += more.skill;
  skills += more.skills;
  loss += more.loss;
  members += more.members;
  return *this;
}

}  // namespace models
