package launchbot.bot.flag;

import java.util.Optional;
import launchbot.flag.Flag;
import launchbot.flag.FlagRequest;
import launchbot.flag.FlagRequestStore;
import launchbot.flag.FlagStore;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.outbox.Rendered;
import launchbot.ledger.Ledger;

/** What is asked of whoever may say yes, in the channel or with the lead. */
final class AskLive implements LiveView {
  static final String CHANNEL = "switch-request";
  static final String LEAD = "switch-request-lead";

  private final Ledger ledger;
  private final Stakes stakes;
  private final String kind;

  /**
   * @param kind {@link #CHANNEL} or {@link #LEAD}: two messages about the same
   */
  AskLive(Ledger ledger, Stakes stakes, String kind) {
    this.ledger = ledger;
    this.stakes = stakes;
    this.kind = kind;
  }

  static String subject(String kind, FlagRequest request) {
    return kind + ":" + request.id();
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public Optional<Rendered> render(String workspace, String subject) {
    return ledger.read(
        workspace,
        sql ->
            FlagRequestStore.find(sql, LiveView.id(subject))
                .map(request -> {
                  Flag flag = FlagStore.find(sql, request.flag()).orElseThrow();
                  return SwitchView.request(request, flag, stakes.of(sql, flag)).rendered(false);
                }));
  }
}
