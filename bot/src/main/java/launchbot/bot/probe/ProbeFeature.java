package launchbot.bot.probe;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import launchbot.bot.check.Checkup;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.Passage;
import launchbot.bot.launch.StatusLine;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Files;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Whisper;
import launchbot.jobs.probe.Checks;
import launchbot.jobs.probe.Instruments;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.probe.Turning;
import org.jooq.DSLContext;

/** Probes, as people meet them. */
public final class ProbeFeature implements Feature {
  private final Adding adding;
  private final ProbeTopics topics;
  private final EditForm form;
  private final MaintenanceTopic maintenance;
  private final FileDesk config;
  private final ConfigForm file;
  private final OwnHost own;

  /**
   * @param checks asked late: some of them come from features
   * @param turnings asked late too: whoever has something open of a probe that goes
   */
  public ProbeFeature(
      Ledger ledger,
      Files files,
      Whisper whisper,
      Supplier<Checks> checks,
      Supplier<List<Turning>> turnings,
      Instruments instruments) {
    var objections = new Objections(checks, instruments.guard());
    var leaving = new Leaving(turnings);
    var desk = new ProbeDesk(ledger, objections::against, leaving);
    this.adding = new Adding(ledger, desk);
    this.form = new EditForm(desk);
    this.maintenance = new MaintenanceTopic(ledger);
    this.config = new FileDesk(ledger, objections, leaving);
    this.own = new OwnHost(ledger, instruments.resolver());
    this.file = new ConfigForm(config, files);
    this.topics =
        new ProbeTopics(
            ledger,
            desk,
            new Showing(desk, new Charts(ledger)),
            new Running(ledger, desk, whisper));
  }

  @Override
  public List<Passage> handover(DSLContext sql, Launch launch, Instant now) {
    return Handing.passages(sql, launch);
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
            Stream.concat(
                topics.all().stream(),
                Stream.of(
                    Topic.of(
                        "maintenance",
                        "3 for 1h | all every sunday 02:00-03:00 | end 2",
                        "when nobody is to be woken",
                        maintenance::answer),
                    Topic.of("apply", "", "brings a probes.yml, as a diff first", config::apply),
                    Topic.of("export", "", "gives a probes.yml of all probes", config::export))))
        .toList();
  }

  @Override
  public List<Checkup> checkups() {
    return List.of(new Checkup("Probes", own::look));
  }

  @Override
  public List<Buttons> buttons() {
    return List.of(config);
  }

  @Override
  public List<Modal> modals() {
    return List.of(adding, form, file);
  }

  @Override
  public List<StatusLine> lines(DSLContext sql, Launch launch, Instant now) {
    List<Stand> all = Stand.ofLaunch(sql, launch.id());
    return all.isEmpty() ? List.of() : List.of(new StatusLine("probes", BoardView.headline(all)));
  }
}
