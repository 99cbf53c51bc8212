package launchbot.bot.criterion;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.Topic;
import launchbot.bot.release.Releases;
import launchbot.criterion.CriterionListener;
import launchbot.jobs.Rate;
import launchbot.jobs.criterion.Measuring;
import launchbot.jobs.timer.Firing;
import launchbot.ledger.Ledger;
import launchbot.release.ReleaseListener;
import launchbot.rollbackplan.PlanListener;

/** Measured criteria: what proposes a rollback, and how a release does. */
public final class CriterionFeature implements Feature {
  private final Measuring measuring;
  private final AfterRelease after;
  private final CriterionDesk desk;
  private final Charting charting;

  /**
   * @param listeners known only once all features have been made
   */
  public CriterionFeature(
      Ledger ledger,
      Releases releases,
      Supplier<List<CriterionListener>> listeners,
      InstantSource clock) {
    this.measuring = new Measuring(ledger, listeners, clock);
    this.after = new AfterRelease(ledger, releases, measuring, clock);
    this.desk = new CriterionDesk(ledger);
    this.charting = new Charting();
  }

  @Override
  public List<Topic> rollbackTopics() {
    return List.of(
        Topic.of(
                "criteria",
                "",
                "what is measured to propose the way back, and how far each is from it",
                desk::show)
            .offeredAs("Criteria"),
        Topic.of(
            "reading",
            "drift 3 [because …]",
            "a number that you have counted, for the criteria that wait for it",
            desk::enter));
  }

  @Override
  public List<ReleaseListener> releaseListeners() {
    return List.of(after);
  }

  @Override
  public List<CriterionListener> criterionListeners() {
    return List.of(charting);
  }

  @Override
  public List<Firing> firings() {
    return List.of(charting);
  }

  @Override
  public List<PlanListener> planListeners() {
    return List.of(new Arming());
  }

  @Override
  public List<Rate> rates() {
    List<Rate> rates = new ArrayList<>(measuring.rates());
    rates.add(after.rate());
    return rates;
  }
}
