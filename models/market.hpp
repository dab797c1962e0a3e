#pragma once
/// @file The market: learners, creators and platforms, a step at a time.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "models/employer.hpp"
#include "models/event_log.hpp"
#include "models/grouping.hpp"
#include "models/ledger.hpp"
#include "models/model.hpp"
#include "models/observation.hpp"
#include "models/replies.hpp"
#include "models/scene.hpp"
#include "models/sponsorship.hpp"
#include "models/statement.hpp"
#include "sim/run.hpp"
#include "sim/team.hpp"

namespace models {

/// How knowledge is spread over all learners, kept up with every change.
struct SkillCensus {
  std::int64_t sum = 0;                               // of skills, in units of 1/65535
  std::int64_t practised = 0;                         // of practised skills, likewise
  std::array<std::int64_t, skill_cells> histogram{};  // learners by mean skill

  void count(const LearnerTally& tally);

  /// `n` learners of the same skill. @param bits of the skill in every topic
  void count(std::int64_t n, std::int64_t bits, std::size_t n_topics);
  void add(const SkillCensus& other);
};

/// State and step of the `market` model.
///
/// Within a step learners are coupled by the views of the step before and by integer tallies alone.
class Market {
 public:
  /// Opens the market at the beginning of the burn-in. @param spec must outlive the market
  explicit Market(const RunSpec& spec);
  Market(const Market&) = delete;
  Market& operator=(const Market&) = delete;

  /// One step; reads like the model's table of contents.
  void step(const sim::Clock& clock);

  /// Time 0: what is counted "since time 0" starts here.
  void begin_record(const sim::Clock& clock);

  /// Values of the measures asked for, and flows start anew.
  void observe(const sim::Clock& clock, std::span<double> row);

  const Observation& observation() const { return seen_; }
  /// [cent] largest in size over every step so far
  std::int64_t worst_imbalance() const { return worst_imbalance_; }
  std::uint64_t bytes() const;
  const Creators& creators() const { return creators_; }
  const Courses& courses() const { return courses_; }
  const Learners& learners() const { return learners_; }
  const Views& views() const { return views_; }
  std::span<const Store> stores() const { return stores_; }
  const EventLog& events() const { return events_; }
  const Statement& statement() const { return statement_; }

 private:
  std::size_t open_groups();
  // 1 open
  void follow_policy(const sim::Clock& clock);
  const Parameters& announced(const sim::Clock& clock) const;
  void welcome(std::int64_t newcomers, std::int64_t arrival_step);
  void count_newcomers(std::size_t first);
  void arrive(const sim::Clock& clock);
  void open_stores();
  void enter(const sim::Clock& clock);
  void adopt(const Parameters& parameters);
  void open_books(const sim::Clock& clock);
  void fund_seats(const sim::Clock& clock);
  void fund_enterprises(const sim::Clock& clock);
  // 2 views
  // 3 learners
  Scene scene(const sim::Clock& clock);
  void act(const Scene& scene, const Block& block) const;
  void allocate_events();
  void add_up(const sim::Clock& clock);
  static void notice(Observation& seen, const LearnerTally& flow, double discount);
  // 4 creators
  void create(const sim::Clock& clock);
  void release(const sim::Clock& clock);
  std::span<const std::uint32_t> portfolio_of(std::size_t creator) const;
  const Store* campaign_store(std::size_t creator) const;
  bool pay_production(std::size_t creator);
  std::size_t announce(std::size_t creator, double month);
  void begin_campaign(std::size_t creator, const Store& store, const sim::Clock& clock);
  void count_pledges();
  void close_campaigns(const sim::Clock& clock);
  void fund(Store& store, std::size_t course);
  void work_on_project(std::size_t creator, const Store& store, double hours, const sim::Clock& clock);
  std::optional<std::size_t> worst_of(std::size_t creator) const;
  bool revise_worst(std::size_t creator, double month);
  void review(const sim::Clock& clock);
  Response response_to(std::size_t creator) const;
  // 5 enterprises
  void count_enterprises(const sim::Clock& clock);
  // 6 settle
  void settle(Store& store, const sim::Clock& clock);
  void count_sellers(const Store& store, Till& till) const;
  void settle_guidance(Store& store);
  void advertise(Store& store);
  void bear_open_access(Store& store);
  void release_escrow(Store& store);
  void divide_pool(Store& store);
  void pay_out();
  void balance();
  void remember_courses(const sim::Clock& clock);
  // 7 record
  bool is_on_sale(std::size_t course) const;
  double concentration();
  void look();
  void look_at_creators(Observation& seen, std::optional<std::size_t> group);
  void start_flows(bool of_month);
  void credit(std::size_t creator, std::int64_t Observation::*flow, std::int64_t cents);

  const RunSpec& spec_;
  const Parameters* parameters_;
  std::size_t phase_ = 0;
  sim::Key key_;
  QualityLaw quality_;
  StarScale stars_;
  Learners learners_;
  Creators creators_;
  Courses courses_;
  Views views_;
  std::vector<Store> stores_;  // the platforms, in order of name
  Sponsorship sponsorship_;
  Employers employers_;
  Replies replies_;
  EventLog events_;
  std::vector<Worker> workers_;
  sim::Team team_;
  std::size_t refund_window_ = 0;  // lags in which a refund can be asked for, by the settings
  std::size_t refund_lags_ = 0;    // and of sales that are still in escrow
  std::vector<double> log_rank_;
  Ledger ledger_;
  std::vector<LearnerGroup> learner_groups_;
  Population population_;       // that results divide into groups
  std::vector<Series> series_;  // what is recorded
  bool counts_surplus_ = false;
  std::vector<SkillCensus> skills_;       // by group that is told apart, one for all without
  std::vector<std::int64_t> n_in_group_;  // learners, likewise
  LearnerTally flow_;                     // this step, over all groups
  std::vector<std::int64_t> satisfied_;   // this step, by creator
  std::vector<std::int64_t> positive_;    // this step, by creator
  std::vector<std::int64_t> left_;        // creators who left at the end of the month, by group
  std::int64_t all_satisfied_ = 0;
  std::int64_t all_positive_ = 0;
  std::int64_t all_rated_ = 0;
  std::vector<std::uint8_t> shown_;    // by course, since the entry before
  std::vector<std::int64_t> amounts_;  // scratch for inequality
  Observation seen_;
  Statement statement_;
  std::vector<Observation> seen_of_group_;  // empty without groups
  std::int64_t worst_imbalance_ = 0;
};

/// Steps after a sale in which a refund can be asked for.
std::size_t refund_window(double refund_days, double steps_per_month);

RunOutput run_market(const RunSpec& spec);
Forecast forecast_market(const Parameters& parameters, unsigned threads);

}  // namespace models
