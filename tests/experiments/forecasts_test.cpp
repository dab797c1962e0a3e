#include "experiments/forecasts.hpp"

#include "models/model.hpp"
#include "tests/catch.hpp"
#include "tests/experiments/temporary_folder.hpp"

using experiments::Experiment;
using experiments::Forecasts;

namespace {

Experiment read(const std::string& axes) {
  const tests::TemporaryFolder folder;
  tests::put(folder.path / "case.toml",
             "[run]\nmodel = \"market\"\nseed = 7\n[design]\nkind = \"grid\"\n[design.axes]\n" + axes);
  return experiments::read_experiment(folder.path / "case.toml", {});
}

std::size_t n_examples(const std::string& axes) { return Forecasts(read(axes)).examples().size(); }

}  // namespace

TEST_CASE("points that differ in behaviour alone share a forecast, those that differ in size do not") {
  CHECK(n_examples("choice.price = {from = 0, to = 1, n = 3000}\n") == 1);
  CHECK(n_examples("choice.price = [0.01, 0.02]\nlearner.number = [100, 200, 300]\n") == 3);
  CHECK(n_examples("creator_group.main.content_share = [0.1, 0.2]\n") == 2);
  CHECK(n_examples("platform.main.commission = [0.1, 0.2]\nmarket.courses = [100, 200]\n") == 2);
}

TEST_CASE("every point's forecast is the model's") {
  const Experiment experiment = read(
      "learner.number = [100, 200]\nplatform.main.candidates = [8, 64]\nplatform.main.ranker = [\"random\", "
      "\"personalised\"]\nstudy.max_open = [1, 2]\nchoice.price = [0.1, 0.2]\n");
  Forecasts forecasts(experiment);
  for (std::size_t point = 0; point < experiment.points.size(); ++point) {
    const auto expected = experiment.model->forecast(experiment.points[point].phases.front().parameters, 3);
    CHECK(forecasts.of(point, 3).bytes == expected.bytes);
    CHECK(forecasts.of(point, 3).seconds == expected.seconds);
  }
}
