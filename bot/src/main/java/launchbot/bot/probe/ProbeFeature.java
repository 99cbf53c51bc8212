package launchbot.bot.probe;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.StatusLine;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Files;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Whisper;
import launchbot.jobs.fetch.Guard;
import launchbot.jobs.probe.Checks;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import org.jooq.DSLContext;

/** Probes, as people meet them. */
public final class ProbeFeature implements Feature {
  private final Adding adding;
  private final ProbeTopics topics;
  private final EditForm form;

  /**
   * @param checks asked late: some of them come from features
   */
  public ProbeFeature(
      Ledger ledger, Files files, Whisper whisper, Supplier<Checks> checks, Guard guard) {
    var desk = new ProbeDesk(ledger, new Objections(checks, guard)::against);
    this.adding = new Adding(ledger, desk);
    this.form = new EditForm(desk);
    this.topics =
        new ProbeTopics(ledger, desk, new Showing(desk), new Running(ledger, desk, whisper));
  }

  @Override
  public List<Topic> probeTopics() {
    return Stream.concat(
            Stream.of(
                Topic.of(
                    "add",
                    "https://… | <kind> <target> [every 60s] [expect …]",
                    "watches something",
                    adding::answer)),
            topics.all().stream())
        .toList();
  }

  @Override
  public List<Modal> modals() {
    return List.of(adding, form);
  }

  @Override
  public List<StatusLine> lines(DSLContext sql, Launch launch, Instant now) {
    List<Stand> all = Stand.ofLaunch(sql, launch.id());
    return all.isEmpty() ? List.of() : List.of(new StatusLine("probes", BoardView.headline(all)));
  }
}
