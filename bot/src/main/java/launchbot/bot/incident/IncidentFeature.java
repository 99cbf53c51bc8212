package launchbot.bot.incident;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.IncidentPart;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Reply;
import launchbot.jobs.outbox.LiveView;
import launchbot.ledger.Ledger;

/** Incidents: opened, moved through their lifecycle, shown. */
public final class IncidentFeature implements Feature {
  private final Ledger ledger;
  private final Response response;
  private final Supplier<List<IncidentPart>> parts;
  private final InstantSource clock;

  /**
   * @param parts what features show in the head message, known only once all have been made
   */
  public IncidentFeature(
      Ledger ledger, Response response, Supplier<List<IncidentPart>> parts, InstantSource clock) {
    this.ledger = ledger;
    this.response = response;
    this.parts = parts;
    this.clock = clock;
  }

  /** What {@code /incident} answers to words of which the first is no topic: it opens one. */
  public Reply opens(Ask ask) {
    return new Reply.Refusal("Nothing opens yet: " + response.hashCode());
  }

  @Override
  public List<LiveView> liveViews() {
    return List.of(new HeadLive(ledger, parts, clock));
  }
}
