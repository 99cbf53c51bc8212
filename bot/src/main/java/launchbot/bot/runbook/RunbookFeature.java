package launchbot.bot.runbook;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.IncidentPart;
import launchbot.bot.launch.Passage;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Files;
import launchbot.bot.slack.Modal;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.probe.Kind;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.runbook.Link;
import launchbot.runbook.Runbook;
import launchbot.runbook.RunbookLinkStore;
import launchbot.runbook.RunbookStore;
import launchbot.runbook.Template;
import org.jooq.DSLContext;

/** Runbooks and notes: written, found, shown where they are needed. */
public final class RunbookFeature implements Feature {
  private final RunbookTopic topic;
  private final RunbookModal modal;

  /**
   * @param base where visitors reach this process
   */
  public RunbookFeature(Ledger ledger, Files files, URI base) {
    var writing = new Writing(ledger);
    this.topic = new RunbookTopic(ledger, writing, new Known(base));
    this.modal = new RunbookModal(writing, files);
  }

  @Override
  public List<Topic> topics() {
    return List.of(
        Topic.of(
                "runbook",
                "[add | show 3 | find payments | edit 3 | link 3 probe 2 | template"
                    + " first-response]",
                "what to do when something happens: written, found, linked",
                topic::answer)
            .offeredAs("Runbooks"));
  }

  @Override
  public List<Modal> modals() {
    return List.of(modal);
  }

  @Override
  public List<IncidentPart> incidentParts() {
    return List.of(new RunbookPart());
  }

  @Override
  public List<Passage> handover(DSLContext sql, Launch launch, Instant now) {
    List<Runbook> runbooks = RunbookStore.ofLaunch(sql, launch.id());
    List<Runbook> mail =
        RunbookLinkStore.about(
            sql, launch.id(), List.of(new Link(Link.About.KIND, Kind.EMAIL_AUTH.key())));
    return List.of(
        new Passage(
            Passage.Chapter.MONITORING, "Runbooks", lines(runbooks), gaps(sql, launch, runbooks)),
        new Passage(
            Passage.Chapter.EMAIL,
            "Runbooks",
            lines(mail),
            mail.isEmpty()
                ? List.of(
                    new Passage.Gap(
                        "No runbook says what to do when mail does not arrive",
                        launch.lead(),
                        "/launch runbook add"))
                : List.of()));
  }

  private static List<Passage.Gap> gaps(DSLContext sql, Launch launch, List<Runbook> runbooks) {
    List<Passage.Gap> gaps = new ArrayList<>();
    if (runbooks.stream().noneMatch(one -> one.template() == Template.FIRST_RESPONSE)) {
      gaps.add(
          new Passage.Gap(
              "No first-response note is written",
              launch.lead(),
              "/launch runbook template first-response"));
    }
    List<Probe> bare =
        ProbeStore.ofLaunch(sql, launch.id()).stream()
            .filter(probe -> RunbookLinkStore.ofProbe(sql, probe).isEmpty())
            .toList();
    if (!bare.isEmpty()) {
      gaps.add(
          new Passage.Gap(
              bare.size() == 1
                  ? "One probe has no runbook"
                  : "%d probes have no runbook".formatted(bare.size()),
              launch.lead(),
              "/launch runbook link 1 probe " + bare.getFirst().number()));
    }
    return gaps;
  }

  private static String lines(List<Runbook> runbooks) {
    List<String> lines = new ArrayList<>();
    for (Runbook one : runbooks) {
      lines.add(
          "- Runbook %d: %s (`/launch runbook show %d`)"
              .formatted(
                  one.number(),
                  one.title().replaceAll("([\\\\*_`<>\\[\\]#])", "\\\\$1"),
                  one.number()));
    }
    return String.join("\n", lines);
  }
}
