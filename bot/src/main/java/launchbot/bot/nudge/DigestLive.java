package launchbot.bot.nudge;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.outbox.Rendered;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.nudge.NudgeStore;

/** What went beyond a day's messages: one message a day, edited as it grows. */
final class DigestLive implements LiveView {
  private static final String KIND = "digest";

  private final Ledger ledger;

  DigestLive(Ledger ledger) {
    this.ledger = ledger;
  }

  static String subject(long launch, String recipient, LocalDate day) {
    return "%s:%d:%s:%s".formatted(KIND, launch, recipient, day);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<Rendered> render(String workspace, String subject) {
    String[] parts = subject.split(":", -1);
    long id = Long.parseLong(parts[1]);
    LocalDate day = LocalDate.parse(parts[3]);
    return ledger.read(
        workspace,
        sql -> {
          List<String> lines = NudgeStore.digest(sql, id, parts[2], day);
          return LaunchStore.find(sql, id)
              .filter(launch -> !lines.isEmpty())
              .map(launch -> NudgeCards.digest(launch, day, lines).rendered(false));
        });
  }
}
