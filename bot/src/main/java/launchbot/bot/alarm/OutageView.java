package launchbot.bot.alarm;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import launchbot.alarm.Case;
import launchbot.alarm.Outage;
import launchbot.alarm.OutageStore;
import launchbot.alarm.Sort;
import launchbot.alarm.Struck;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.probe.ProbeCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.jobs.alarm.AlarmText;
import launchbot.jobs.alarm.Suspects;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.release.Suspect;
import launchbot.runbook.Runbook;
import launchbot.runbook.RunbookLinkStore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** An alarm as its message shows it. */
final class OutageView {
  static final String PREFIX = "alarm_";
  private static final int MOST = 8;
  private static final int MOST_FACTS = 4;
  private static final int WORDS = 300;

  private OutageView() {}

  static Optional<Card> card(DSLContext sql, long outage, Instant now) {
    return OutageStore.find(sql, outage)
        .flatMap(c ->
            LaunchStore.find(sql, c.outage().launch())
                .map(launch -> {
                  Incident incident = IncidentStore.ofOutage(sql, outage).orElse(null);
                  List<Runbook> runbooks = RunbookLinkStore.ofProbe(sql, c.headline().probe());
                  Suspect suspect = Suspects.of(sql, c).orElse(null);
                  return card(launch, c, incident, runbooks, suspect, now);
                }));
  }

  /**
   * @param incident that it is behind; null for none
   * @param runbooks about the probe to repair first
   * @param suspect the release before errors; null for none
   */
  static Card card(
      Launch launch,
      Case c,
      @Nullable Incident incident,
      List<Runbook> runbooks,
      @Nullable Suspect suspect,
      Instant now) {
    Outage outage = c.outage();
    String headline = Mrkdwn.plain(AlarmText.headline(c));
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section("%s *%s*".formatted(mark(c), headline)));
    blocks.add(Blocks.section(state(launch, c, now)));
    if (outage.open()) {
      blocks.addAll(Blocks.sections(seen(c)));
      if (suspect != null) {
        blocks.add(
            Blocks.section(
                "%s `/launch release show %d`"
                    .formatted(
                        Mrkdwn.plain(AlarmText.suspect(suspect)), suspect.release().number())));
      }
      blocks.add(Blocks.section(advice(c)));
      runbooks.stream()
          .limit(1)
          .map(one ->
              Blocks.section(
                  "What to do: runbook %d, %s".formatted(one.number(), Mrkdwn.plain(one.title())),
                  LaunchCommand.button("Runbook", "runbook", "show " + one.number())))
          .forEach(blocks::add);
      blocks.add(Blocks.actions(buttons(c, incident)));
    }
    blocks.add(
        Blocks.context(
            "Alarm %d · %s%s".formatted(outage.number(), outage.severity().key(), of(incident))));
    return new Card(headline, blocks);
  }

  private static String of(@Nullable Incident incident) {
    return incident == null
        ? ""
        : " · Incident %d in %s".formatted(incident.number(), Mrkdwn.channel(incident.channel()));
  }

  private static String mark(Case c) {
    if (!c.outage().open()) {
      return c.headline().gone() ? "⚪" : "🟢";
    }
    return c.outage().sort() == Sort.DOWN ? "🔴" : "🟡";
  }

  private static String state(Launch launch, Case c, Instant now) {
    Outage outage = c.outage();
    String since = Mrkdwn.date(outage.began(), launch.zone());
    if (!outage.open()) {
      return "%s began %s and lasted %s.%s"
          .formatted(
              c.headline().gone() ? "Its probe was removed before it was up again. It" : "It",
              since,
              AlarmText.lasted(outage.lasted(now)),
              outage.acknowledgedBy() == null
                  ? ""
                  : " " + Mrkdwn.user(outage.acknowledgedBy()) + " had it.");
    }
    List<String> lines = new ArrayList<>();
    lines.add("Since " + since + ".");
    if (outage.flappingSince() != null) {
      lines.add("It goes to and fro; I keep quiet until it is stable.");
    }
    String by = outage.acknowledgedBy();
    Instant until = outage.snoozedUntil();
    if (by != null) {
      lines.add(Mrkdwn.user(by) + " is on it.");
    } else if (until != null && until.isAfter(now)) {
      lines.add("Snoozed until " + Mrkdwn.date(until, launch.zone()) + ".");
    } else {
      lines.add("Nobody has it yet.");
    }
    return String.join(" ", lines);
  }

  /** What each of its probes saw, the one to repair first on top. */
  private static List<String> seen(Case c) {
    Struck first = c.headline();
    List<String> lines = new ArrayList<>();
    lines.add(line(first) + facts(first));
    List<Struck> others =
        c.bad().stream().filter(one -> one.probe().id() != first.probe().id()).toList();
    if (!others.isEmpty()) {
      lines.add("*With it*");
    }
    others.stream().limit(MOST).map(OutageView::line).forEach(lines::add);
    if (others.size() > MOST) {
      lines.add("…and %d more.".formatted(others.size() - MOST));
    }
    long removed = c.struck().stream().filter(Struck::gone).count();
    if (removed > 0) {
      lines.add(removed == 1 ? "1 is watched no more." : removed + " are watched no more.");
    }
    long back = c.struck().size() - c.bad().size() - removed;
    if (back > 0) {
      lines.add(back == 1 ? "1 is back already." : back + " are back already.");
    }
    return lines;
  }

  private static String line(Struck one) {
    String phase = one.phase() == null ? "" : " (" + one.phase().words() + ")";
    return "• *%d* %s: %s%s"
        .formatted(
            one.probe().number(),
            Mrkdwn.plain(Mrkdwn.truncate(one.probe().name(), 100)),
            Mrkdwn.plain(Mrkdwn.truncate(one.words(), WORDS)),
            phase);
  }

  private static String facts(Struck one) {
    Integer status = one.status();
    String answered = status == null ? "" : "\n    status: " + status;
    return answered
        + one.facts().entrySet().stream()
            // What the line above has said already.
            .filter(
                fact -> !fact.getKey().equals("status") && !one.words().contains(fact.getValue()))
            .sorted(Map.Entry.comparingByKey())
            .limit(MOST_FACTS)
            .map(fact ->
                "\n    %s: %s"
                    .formatted(
                        Mrkdwn.plain(fact.getKey()),
                        Mrkdwn.plain(Mrkdwn.truncate(fact.getValue(), WORDS))))
            .collect(Collectors.joining());
  }

  private static String advice(Case c) {
    if (c.outage().sort() == Sort.FINDING) {
      return "Nobody is hit yet. Mend it before it hurts, or put it on the list.";
    }
    Struck first = c.headline();
    if (first.phase() == null) {
      return "It still answers. Look at what has become slow.";
    }
    return switch (first.phase()) {
      case RESOLVE -> "Begin with DNS: is the zone there, and has anybody changed a record?";
      case CONNECT -> "Begin with the host: is it up, and does its firewall let us in?";
      case TLS -> "Begin with the certificate: is it the right one, complete, and not over?";
      case FIRST_BYTE, BODY ->
          "Begin with the application: it takes the connection, but does not answer in time.";
      case EXPECTATION ->
          "Begin with the application: it answers, but not what it should. Was anything shipped"
              + " just now?";
    };
  }

  private static List<BlockElement> buttons(Case c, @Nullable Incident incident) {
    Outage outage = c.outage();
    String id = String.valueOf(outage.id());
    List<BlockElement> buttons = new ArrayList<>();
    if (outage.acknowledgedBy() == null) {
      buttons.add(Blocks.primary(Blocks.button("I'm on it", PREFIX + "take", id)));
      buttons.add(Blocks.button("Snooze 30 min", PREFIX + "snooze_30", id));
      buttons.add(Blocks.button("Snooze 2 h", PREFIX + "snooze_120", id));
    }
    buttons.add(Blocks.button("Maintenance 1 h", PREFIX + "maintain", id));
    if (incident == null) {
      buttons.add(Blocks.button("Open incident", AlarmFeature.OPENS_INCIDENT, id));
    }
    buttons.add(Blocks.button("Add to triage", PREFIX + "triage", id));
    buttons.add(
        ProbeCommand.button("Details", "show", String.valueOf(c.headline().probe().number())));
    return buttons;
  }
}
