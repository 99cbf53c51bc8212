package launchbot.bot.audit;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import launchbot.bot.probe.ProbeCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.jobs.site.Audit;
import launchbot.probe.Finding;
import launchbot.probe.Spec;
import launchbot.triage.Severity;

/** What an audit found: messages of a dozen risks each, the worst first. */
final class AuditView {
  /** More would not fit into the blocks and letters of a message. */
  static final int A_PAGE = 12;

  /** Slack takes five late answers to a command. */
  static final int MOST_PAGES = 4;

  private static final int LINE = 300;

  private AuditView() {}

  static List<Card> cards(URI page, Audit.Report report) {
    String host = Mrkdwn.plain(page.getHost());
    List<Audit.Risk> risks = report.risks();
    int shown = Math.min(risks.size(), A_PAGE * MOST_PAGES);
    List<Card> cards = new ArrayList<>();
    for (int from = 0; from == 0 || from < shown; from += A_PAGE) {
      List<LayoutBlock> blocks = new ArrayList<>();
      int to = Math.min(shown, from + A_PAGE);
      String headline =
          from == 0
              ? "*%s*: %s".formatted(host, counts(risks))
              : "*%s*: risks %d to %d of %d".formatted(host, from + 1, to, risks.size());
      blocks.add(Blocks.section(headline));
      for (int i = from; i < to; i++) {
        blocks.addAll(risk(risks.get(i), i));
      }
      if (to == shown) {
        blocks.addAll(rest(report, risks.size() - shown));
      }
      cards.add(new Card(headline, blocks));
    }
    return cards;
  }

  private static List<LayoutBlock> risk(Audit.Risk risk, int place) {
    Finding finding = risk.finding();
    String text =
        "*%s* · %s\n%s. %s."
            .formatted(
                finding.severity().key(),
                line(finding.what()),
                // Our own words.
                Mrkdwn.escape(finding.impact()),
                Mrkdwn.escape(finding.advice()));
    List<BlockElement> buttons = new ArrayList<>();
    buttons.add(AuditButtons.add(finding, place));
    Spec spec = risk.spec();
    String words = spec.kind().key() + " " + spec.target();
    // A target that would be read as several words cannot be typed either.
    if (spec.target().length() < 1_000 && spec.target().indexOf(' ') < 0) {
      buttons.add(ProbeCommand.button("Watch this", "add", words));
    }
    return List.of(Blocks.section(text), Blocks.actions(buttons));
  }

  private static List<LayoutBlock> rest(Audit.Report report, int left) {
    List<String> lines = new ArrayList<>();
    if (left > 0) {
      lines.add(
          "%d more of low weight are left out: repair some of these, then ask again."
              .formatted(left));
    }
    if (!report.fine().isEmpty()) {
      lines.add("As it should be: " + kinds(report.fine()) + ".");
    }
    report
        .open()
        .forEach(open ->
            lines.add(
                "Nothing can be said of %s: %s."
                    .formatted(open.spec().kind().words(), line(open.why()))));
    lines.add(
        "Nothing of this is kept. `/probe own` lets me look for leaked files too, once the domain"
            + " is proved to be yours.");
    return List.of(Blocks.context(Mrkdwn.truncate(String.join("\n", lines), 2_500)));
  }

  private static String counts(List<Audit.Risk> risks) {
    if (risks.isEmpty()) {
      return "I found nothing to worry about.";
    }
    String counts =
        Arrays.stream(Severity.values())
            .map(severity -> {
              long count =
                  risks.stream().filter(one -> one.finding().severity() == severity).count();
              return count == 0 ? "" : count + " " + severity.key();
            })
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
    return "%d %s (%s)".formatted(risks.size(), risks.size() == 1 ? "risk" : "risks", counts);
  }

  private static String kinds(List<Spec> specs) {
    return specs.stream()
        .map(spec -> spec.kind().words())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String line(String text) {
    return Mrkdwn.truncate(Mrkdwn.plain(text), LINE);
  }
}
