package launchbot.bot.opening;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import launchbot.alarm.Case;
import launchbot.alarm.OutageStore;
import launchbot.bot.incident.LiveCard;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.incident.Feels;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.incident.RecoveryTimer;
import launchbot.incident.Status;
import launchbot.jobs.alarm.AlarmText;
import launchbot.jobs.alarm.Telling;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import org.jooq.DSLContext;

/** What stands in an incident's thread because of its alarms: each once, and edited. */
final class OpeningView {
  static final String PREFIX = "opening_";
  static final String JOINED = "joined";
  static final String RECOVERY = "recovery";
  static final String AGAIN = "again";
  private static final int MOST = 5;

  private OpeningView() {}

  /** Names the message that says which alarms joined it. */
  static String joined(Incident incident) {
    return JOINED + ":" + incident.id();
  }

  /** Names the message that proposes its end. */
  static String recovery(Incident incident) {
    return RECOVERY + ":" + incident.id();
  }

  /** Names the message that says that an alarm came back after its incident was over. */
  static String again(Case c) {
    return AGAIN + ":" + c.outage().id();
  }

  /** Which alarms came to it, and that they may be something else. */
  static Optional<Card> joined(DSLContext sql, long id, Instant now) {
    return IncidentStore.find(sql, id)
        .map(incident -> {
          List<Case> others = joiners(incident, Opening.alarms(sql, incident));
          List<Case> open = others.stream().filter(c -> c.outage().open()).toList();
          List<String> lines = new ArrayList<>();
          lines.add(
              others.isEmpty()
                  ? "What came to this incident turned out to be another one."
                  : "I take these for the same cause, so they open nothing of their own:");
          others.stream().limit(MOST).map(c -> "• " + line(c, now)).forEach(lines::add);
          if (others.size() > MOST) {
            lines.add("…and %d more.".formatted(others.size() - MOST));
          }
          List<BlockElement> buttons = new ArrayList<>();
          if (incident.open()) {
            for (Case c : open.subList(0, Math.min(MOST, open.size()))) {
              String label =
                  others.size() == 1
                      ? "It is another one"
                      : "Alarm %d is another one".formatted(c.outage().number());
              buttons.add(button(label, "split:" + c.outage().number(), c.outage().id()));
            }
          }
          return card(lines, buttons);
        });
  }

  /** The alarm that opened it has not joined anything. */
  private static List<Case> joiners(Incident incident, List<Case> alarms) {
    return incident.opened().by() == null && !alarms.isEmpty()
        ? alarms.subList(1, alarms.size())
        : alarms;
  }

  /** Whether it is over, as far as its alarms can tell. */
  static Optional<Card> recovery(DSLContext sql, long id, Instant now) {
    return IncidentStore.find(sql, id)
        .flatMap(incident ->
            LaunchStore.find(sql, incident.launch())
                .map(launch -> recovery(sql, launch, incident)));
  }

  private static Card recovery(DSLContext sql, Launch launch, Incident incident) {
    List<Case> alarms = Opening.alarms(sql, incident);
    if (!incident.open()) {
      return LiveCard.said(
          "All its alarms were over, and incident %d is %s."
              .formatted(incident.number(), incident.status().words()));
    }
    Optional<Case> failing = alarms.stream().filter(c -> c.outage().open()).findFirst();
    if (failing.isPresent()) {
      return LiveCard.said(
          "It seemed to be over, but %s. I propose its end once nothing fails any more."
              .formatted(Mrkdwn.plain(Feels.of(failing.get()))));
    }
    String calm =
        "All that failed is up again%s."
            .formatted(
                alarms.stream()
                    .map(c -> c.outage().endedAt())
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .map(at -> ", since " + Mrkdwn.date(at, launch.zone()))
                    .orElse(""));
    boolean watched = incident.status() instanceof Status.Monitoring;
    Optional<Instant> quiet = Recovery.waits(sql, RecoveryTimer.QUIET, incident);
    Optional<Instant> asked = Recovery.waits(sql, RecoveryTimer.NOT_YET, incident);
    List<BlockElement> buttons = new ArrayList<>();
    if (!watched) {
      buttons.add(Blocks.primary(button("Monitoring", "monitor", incident.id())));
    }
    buttons.add(button(quiet.isPresent() ? "Resolve now" : "Resolve", "resolve", incident.id()));
    if (asked.isEmpty()) {
      buttons.add(button("Not yet", "not_yet", incident.id()));
    }
    String next =
        quiet.isPresent()
            ? "It is watched, and over by itself %s unless something fails again."
                .formatted(Mrkdwn.date(quiet.get(), launch.zone()))
            : asked.isPresent()
                ? "You said that it is not over. I ask again %s."
                    .formatted(Mrkdwn.date(asked.get(), launch.zone()))
                : watched
                    ? "It is watched. If users are fine too, resolve it."
                    : "If users are fine too: watch whether it stays so, or resolve it.";
    return card(List.of(calm + " " + next), buttons);
  }

  /** Whether an alarm that came back is the same incident. */
  static Optional<Card> again(DSLContext sql, long outage, Instant now) {
    return OutageStore.find(sql, outage)
        .flatMap(c ->
            IncidentStore.ofOutage(sql, outage)
                .flatMap(incident ->
                    LaunchStore.find(sql, incident.launch())
                        .map(launch -> again(sql, launch, incident, c, now))));
  }

  private static Card again(DSLContext sql, Launch launch, Incident incident, Case c, Instant now) {
    String what = Mrkdwn.plain(Feels.of(c));
    if (incident.open()) {
      return LiveCard.said("%s. Incident %d is open for it.".formatted(what, incident.number()));
    }
    if (!c.outage().open()) {
      return LiveCard.said(
          "It failed once more, for %s, and is up again. Nothing was opened for it."
              .formatted(AlarmText.lasted(c.outage().lasted(now))));
    }
    return card(
        List.of(
            "%s, shortly after incident %d was %s. %s, is it the same?"
                .formatted(
                    what,
                    incident.number(),
                    incident.status().words(),
                    Mrkdwn.user(whom(sql, launch, incident, now)))),
        List.of(
            Blocks.primary(button("Reopen", "reopen", c.outage().id())),
            button("New incident", "anew", c.outage().id())));
  }

  /** Who led it, else whoever is on call. */
  private static String whom(DSLContext sql, Launch launch, Incident incident, Instant now) {
    String led = incident.crew().commander();
    return led == null ? Telling.people(sql, launch, now).getFirst() : led;
  }

  /** The alarms behind it, for its head message, which names their probes already. */
  static List<String> behind(List<Case> alarms, Instant now) {
    if (alarms.isEmpty()) {
      return List.of();
    }
    String some =
        alarms.stream().limit(MOST).map(c -> lasts(c, now)).collect(Collectors.joining(" · "));
    String more = alarms.size() > MOST ? " · and %d more".formatted(alarms.size() - MOST) : "";
    return List.of("Alarms: " + some + more);
  }

  private static String lasts(Case c, Instant now) {
    String time = AlarmText.lasted(c.outage().lasted(now));
    return "alarm %d %s"
        .formatted(c.outage().number(), c.outage().open() ? "for " + time : "over after " + time);
  }

  private static String line(Case c, Instant now) {
    return "alarm %d: %s%s"
        .formatted(
            c.outage().number(),
            Mrkdwn.plain(Mrkdwn.truncate(AlarmText.headline(c), 150)),
            c.outage().open()
                ? ", for " + AlarmText.lasted(c.outage().lasted(now))
                : " after " + AlarmText.lasted(c.outage().lasted(now)));
  }

  private static ButtonElement button(String label, String action, long id) {
    return Blocks.button(label, PREFIX + action, String.valueOf(id));
  }

  private static Card card(List<String> lines, List<BlockElement> buttons) {
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    if (!buttons.isEmpty()) {
      blocks.add(Blocks.actions(buttons));
    }
    return new Card(lines.getFirst(), blocks);
  }
}
