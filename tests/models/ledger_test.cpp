#include "models/ledger.hpp"

#include "tests/catch.hpp"

using namespace models;

TEST_CASE("A sale in escrow is found one lag further after every step") {
  Escrow escrow;
  escrow.allocate(3, 5);
  for (std::size_t step = 0; step < 4; ++step) {
    escrow.at(1, 0) = {static_cast<std::int64_t>(10 + step), 1};
    if (step + 1 < 4) escrow.age();
  }
  for (std::size_t lag = 0; lag < 4; ++lag) CHECK(escrow.at(1, lag).creator == 13 - static_cast<std::int64_t>(lag));
  CHECK(escrow.at(1, 4).creator == 0);
  CHECK(escrow.at(0, 0).creator == 0);
  CHECK(escrow.at(2, 0).creator == 0);
}

TEST_CASE("Escrow that is released at the last lag leaves room for a new step's sales") {
  Escrow escrow;
  escrow.allocate(2, 3);
  std::int64_t held = 0;
  for (std::int64_t step = 0; step < 20; ++step) {
    escrow.age();
    for (std::size_t creator = 0; creator < 2; ++creator) {
      CHECK(escrow.at(creator, 0).creator == 0);
      escrow.at(creator, 0) = {100 + step, step};
      held += 100 + 2 * step;
      Split& oldest = escrow.at(creator, 2);
      if (step >= 2) CHECK(oldest.creator == 100 + step - 2);
      held -= oldest.creator + oldest.platform;
      oldest = {};
    }
    CHECK(escrow.total() == held);
  }
}

TEST_CASE("Escrow of a single lag holds a step's sales and no more") {
  Escrow escrow;
  escrow.allocate(1, 1);
  escrow.at(0, 0) = {5, 6};
  CHECK(escrow.total() == 11);
  escrow.at(0, 0) = {};
  escrow.age();
  CHECK(escrow.total() == 0);
  CHECK(escrow.lags() == 1);
}

TEST_CASE("A posting with two sides keeps the ledger in balance, one with one side does not") {
  Ledger ledger;
  ledger.outside -= 500;
  ledger.learners += 500;
  CHECK(ledger.imbalance() == 0);
  ledger.learners -= 200;
  ledger.escrow += 200;
  ledger.escrow -= 200;
  ledger.payable += 74;
  ledger.platforms += 126;
  CHECK(ledger.imbalance() == 0);
  ledger.creators += 74;
  CHECK(ledger.imbalance() == 74);
  ledger.payable -= 74;
  CHECK(ledger.imbalance() == 0);
}
