package launchbot.bot.report;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.incident.IncidentCommand;
import launchbot.bot.launch.TopicCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.incident.Incident;
import launchbot.incident.Sev;
import launchbot.launch.Launch;
import launchbot.page.PageReport;

/** Reports as messages. What strangers wrote stands in them as plain text. */
final class ReportView {
  static final int SHOWN = 5;
  static final String TOPIC = "reports";
  private static final int SHORT = 160;
  private static final int LONG = 1_500;

  private ReportView() {}

  /**
   * For everybody in the channel: how many, and the newest in a line each; contacts are not for
   * everybody.
   *
   * @param newest at most {@link #SHOWN}
   */
  static Card inbox(Launch launch, List<PageReport> newest, int waiting) {
    if (newest.isEmpty()) {
      return Card.of("No report of a visitor waits.");
    }
    String title =
        (waiting == 1 ? "1 report waits" : waiting + " reports wait")
            + " from visitors of the public page";
    List<String> lines = new ArrayList<>();
    lines.add("*%s*".formatted(title));
    newest.forEach(one -> lines.add("• " + line(one, launch, SHORT)));
    if (waiting > newest.size()) {
      lines.add("and %d more".formatted(waiting - newest.size()));
    }
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    blocks.add(Blocks.actions(List.of(IncidentCommand.button("Look at them", TOPIC, ""))));
    return new Card(title, blocks);
  }

  /** For one of the team: what to do with each. */
  static Card list(Launch launch, List<PageReport> newest, int waiting) {
    if (newest.isEmpty()) {
      return Card.of(
          "No report waits. What visitors of the public page report comes here first; nobody"
              + " outside reads it.");
    }
    String title = waiting == 1 ? "1 report waits" : waiting + " reports wait";
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section("*%s*, the newest first".formatted(title)));
    for (PageReport one : newest) {
      blocks.add(Blocks.section(line(one, launch, LONG) + contact(one)));
      blocks.add(Blocks.actions(buttons(one)));
    }
    if (waiting > newest.size()) {
      blocks.add(
          Blocks.context(
              "%d older ones come up once these are dealt with."
                  .formatted(waiting - newest.size())));
    }
    return new Card(title, blocks);
  }

  /** Asks which incident it is about. */
  static Card which(PageReport report, List<Incident> open) {
    String title = "Which incident is report %d about?".formatted(report.number());
    List<ButtonElement> buttons =
        open.stream()
            .limit(SHOWN)
            .map(incident ->
                TopicCommand.among(
                    IncidentCommand.button(
                        "Incident %d: %s".formatted(incident.number(), incident.feels()),
                        TOPIC,
                        "promote %d %d".formatted(report.number(), incident.number())),
                    String.valueOf(incident.number())))
            .toList();
    return new Card(title, List.of(Blocks.section(title), Blocks.actions(buttons)));
  }

  /** Asks how bad it is. */
  static Card how(PageReport report) {
    String title =
        "How bad is it? Report %d opens an incident as soon as you say so."
            .formatted(report.number());
    List<ButtonElement> buttons =
        List.of(Sev.values()).stream()
            .map(sev ->
                TopicCommand.among(
                    IncidentCommand.button(
                        sev.key(), TOPIC, "open %d %s".formatted(report.number(), sev.key())),
                    sev.key()))
            .toList();
    return new Card(title, List.of(Blocks.section(title), Blocks.actions(buttons)));
  }

  private static List<BlockElement> buttons(PageReport one) {
    return List.of(
        button("Promote", "promote", one),
        button("Open incident", "open", one),
        button("Dismiss", "dismiss", one));
  }

  private static ButtonElement button(String label, String verb, PageReport one) {
    return TopicCommand.among(
        IncidentCommand.button(label, TOPIC, verb + " " + one.number()), verb + one.number());
  }

  private static String line(PageReport one, Launch launch, int most) {
    String component = one.component();
    return "*%d* %s%s · %s"
        .formatted(
            one.number(),
            component == null ? "" : "%s: ".formatted(Mrkdwn.plain(component)),
            Mrkdwn.truncate(Mrkdwn.plain(one.words()), most),
            Mrkdwn.date(one.at(), launch.zone()));
  }

  private static String contact(PageReport one) {
    String contact = one.contact();
    return contact == null ? "" : "\nCan be asked: " + Mrkdwn.plain(contact);
  }
}
