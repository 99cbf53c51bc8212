package launchbot.bot.alarm;

import java.util.Optional;
import launchbot.alarm.AlertStore;
import launchbot.alarm.RouteTestStore;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.outbox.Rendered;
import launchbot.ledger.Ledger;

/** How far a test of the routes is. */
final class TestLive implements LiveView {
  private final Ledger ledger;

  TestLive(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public String kind() {
    return "alert-test";
  }

  @Override
  public Optional<Rendered> render(String workspace, String subject) {
    long id = LiveView.id(subject);
    return ledger.read(
        workspace,
        sql ->
            RouteTestStore.find(sql, id)
                .map(test -> TestView.card(test, AlertStore.ofTest(sql, id)))
                .map(card -> card.rendered(false)));
  }
}
