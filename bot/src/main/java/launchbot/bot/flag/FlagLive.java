package launchbot.bot.flag;

import java.time.InstantSource;
import java.util.Optional;
import launchbot.flag.Flag;
import launchbot.flag.FlagStore;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.outbox.Rendered;
import launchbot.ledger.Ledger;

/** The one message about a switch that went off: it shows when it is on again. */
final class FlagLive implements LiveView {
  private static final String KIND = "switch";

  private final Ledger ledger;
  private final InstantSource clock;
  private final Stakes stakes;

  FlagLive(Ledger ledger, InstantSource clock, Stakes stakes) {
    this.ledger = ledger;
    this.clock = clock;
    this.stakes = stakes;
  }

  static String subject(Flag flag) {
    return KIND + ":" + flag.id();
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<Rendered> render(String workspace, String subject) {
    return ledger.read(
        workspace,
        sql ->
            FlagStore.find(sql, LiveView.id(subject))
                .map(flag ->
                    SwitchView.turned(flag, stakes.of(sql, flag), clock.instant())
                        .rendered(false)));
  }
}
