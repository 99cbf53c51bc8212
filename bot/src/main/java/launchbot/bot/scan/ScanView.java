package launchbot.bot.scan;

import com.slack.api.model.block.LayoutBlock;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.probe.ProbeCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.probe.Kind;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.scan.ScanFinding;
import launchbot.scan.ScanStore;
import org.jooq.DSLContext;

/** Repositories and secrets in them, as people see them. */
final class ScanView {
  private static final int SHOWN = 15;

  private ScanView() {}

  static Card added(Probe probe) {
    return new Card(
        "The repository is looked through from now on",
        List.of(
            Blocks.section(
                "Probe *%d* looks through %s, its whole history first and what is new each day. What it finds is in `/probe scan findings`."
                    .formatted(probe.number(), named(probe.spec().target()))),
            Blocks.actions(List.of(ProbeCommand.button("Findings", "scan", "findings")))));
  }

  static Reply overview(DSLContext sql, Launch launch, String usage) {
    List<String> lines = new ArrayList<>();
    ProbeStore.ofLaunch(sql, launch.id()).stream()
        .filter(probe -> probe.kind() == Kind.SECRET_SCAN)
        .forEach(
            probe -> lines.add("*%d* %s".formatted(probe.number(), named(probe.spec().target()))));
    int open = ScanStore.countOpen(sql, launch.id());
    String found =
        open == 0
            ? "No secret is open."
            : open == 1 ? "*1 secret* is open." : "*%d secrets* are open.".formatted(open);
    if (lines.isEmpty()) {
      lines.add("No repository is looked through for secrets yet.");
    } else {
      lines.addFirst("*Looked through for secrets*");
      lines.add(found);
    }
    lines.add(usage);
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    if (open > 0) {
      blocks.add(Blocks.actions(List.of(ProbeCommand.button("Findings", "scan", "findings"))));
    }
    return new Reply.Private(new Card("Secrets in repositories", blocks));
  }

  static Reply findings(DSLContext sql, Launch launch, Visit visit) {
    int all = ScanStore.countOpen(sql, launch.id());
    if (all == 0) {
      return new Reply.Private(
          Card.of("No secret is open in the repositories that are looked through."));
    }
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        Blocks.section(
            "*%s* Whoever can read a repository can use them: revoke each, put a new one elsewhere, then dismiss it here."
                .formatted(all == 1 ? "1 secret is open." : all + " secrets are open.")));
    for (ScanFinding finding : ScanStore.open(sql, launch.id(), SHOWN)) {
      blocks.add(Blocks.section(line(finding, visit)));
      String number = String.valueOf(finding.number());
      blocks.add(
          Blocks.actions(
              List.of(
                  ProbeCommand.button("Add to triage", "scan", "triage " + number),
                  ProbeCommand.button("Dismiss", "scan", "dismiss " + number))));
    }
    if (all > SHOWN) {
      blocks.add(
          Blocks.context(
              "The first %d of %d; the others follow once these are dismissed."
                  .formatted(SHOWN, all)));
    }
    return new Reply.Private(new Card("Secrets in repositories", blocks));
  }

  private static String line(ScanFinding finding, Visit visit) {
    String line = finding.leak().line() == 0 ? "" : ", line " + finding.leak().line();
    return "*%d* %s%s\nin %s · found %s"
        .formatted(
            finding.number(),
            Mrkdwn.plain(Mrkdwn.truncate(finding.leak().words(), 600)),
            line,
            named(finding.repository()),
            Mrkdwn.date(finding.foundAt(), visit.person().zone()));
  }

  private static String named(String repository) {
    return Mrkdwn.plain(Mrkdwn.truncate(repository, 300));
  }
}
