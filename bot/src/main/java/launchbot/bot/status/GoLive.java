package launchbot.bot.status;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import launchbot.decision.Facts;
import launchbot.decision.GoCall;
import launchbot.decision.GoCallStore;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.outbox.Rendered;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;

/** A question's card in the channel and in each approver's direct messages, edited in place. */
final class GoLive implements LiveView {
  private static final String KIND = "go";

  private final Ledger ledger;
  private final Situations situations;
  private final InstantSource clock;

  GoLive(Ledger ledger, Situations situations, InstantSource clock) {
    this.ledger = ledger;
    this.situations = situations;
    this.clock = clock;
  }

  /** In the channel. */
  static String subject(long call) {
    return KIND + ":" + call;
  }

  /** In an approver's direct messages. */
  static String subject(long call, String approver) {
    return subject(call) + ":" + approver;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<Rendered> render(String workspace, String subject) {
    String[] parts = subject.split(":", 3);
    long id = Long.parseLong(parts[1]);
    boolean forAll = parts.length < 3;
    Instant now = clock.instant();
    return ledger.read(
        workspace,
        sql ->
            GoCallStore.find(sql, id)
                .flatMap(call ->
                    LaunchStore.find(sql, call.launch())
                        .map(launch -> {
                          Facts since =
                              call.state() == GoCall.State.OPEN
                                  ? situations.of(sql, launch, now).facts()
                                  : call.facts();
                          return GoView.card(
                                  launch, call, since, forAll || parts[2].equals(launch.lead()))
                              .rendered(false);
                        })));
  }
}
