package launchbot.bot.report;

import java.util.Optional;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.outbox.Rendered;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.page.PageReport;
import launchbot.page.ReportStore;

/** The one message that says which reports wait. */
final class ReportLive implements LiveView {
  private final Ledger ledger;

  ReportLive(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public String kind() {
    return PageReport.INBOX;
  }

  @Override
  public Optional<Rendered> render(String workspace, String subject) {
    long id = LiveView.id(subject);
    return ledger.read(
        workspace,
        sql ->
            LaunchStore.find(sql, id)
                .map(launch ->
                    ReportView.inbox(
                            launch,
                            ReportStore.waiting(sql, id, ReportView.SHOWN),
                            ReportStore.count(sql, id))
                        .rendered(false)));
  }
}
