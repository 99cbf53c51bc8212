package launchbot.bot.notice;

import com.slack.api.model.block.element.BlockElement;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import launchbot.bot.incident.IncidentCommand;
import launchbot.bot.launch.IncidentPart;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Mrkdwn;
import launchbot.incident.Incident;
import launchbot.incident.Status;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.notice.Moment;
import launchbot.notice.Notice;
import launchbot.notice.NoticeStore;
import launchbot.notice.Telling;
import org.jooq.DSLContext;

/** What an incident's head message says of its notices. */
final class NoticePart implements IncidentPart {
  private final URI base;

  NoticePart(URI base) {
    this.base = base;
  }

  @Override
  public List<String> lines(DSLContext sql, Incident incident, Instant now) {
    if (incident.status() instanceof Status.Merged) {
      return List.of();
    }
    Launch launch = LaunchStore.find(sql, incident.launch()).orElseThrow();
    List<Notice> notices = NoticeStore.ofIncident(sql, incident.id());
    Optional<Notice> last = Telling.last(notices);
    List<String> parts = new ArrayList<>();
    last.ifPresent(one -> parts.add(told(launch, one, now)));
    if (last.isEmpty() && Telling.large(incident.sev()) && incident.open()) {
      parts.add("Customers have heard nothing yet.");
    }
    Telling.waiting(notices).ifPresent(one -> parts.add(waiting(launch, one, now)));
    return parts.isEmpty() ? List.of() : List.of(String.join(" ", parts));
  }

  private static String told(Launch launch, Notice one, Instant now) {
    String at = Mrkdwn.date(Objects.requireNonNull(one.approved()).at(), launch.zone());
    String told =
        one.drill()
            ? "Drill: a notice was approved %s, nothing was sent".formatted(at)
            : "Customers were told %s (%s)".formatted(at, words(one.moment()));
    Instant next = one.nextBy();
    if (next == null) {
      return told + ".";
    }
    String by = Mrkdwn.date(next, launch.zone());
    return next.isAfter(now)
        ? "%s; next word promised by %s.".formatted(told, by)
        : "%s; the next word was promised by %s, *overdue by %d min*."
            .formatted(told, by, Math.max(1, Duration.between(next, now).toMinutes()));
  }

  private static String waiting(Launch launch, Notice one, Instant now) {
    Notice.Asked asked = one.asked();
    if (one.state() == Notice.State.ASKED && asked != null && asked.expires().isAfter(now)) {
      return "Notice %d waits for approval until %s."
          .formatted(one.number(), Mrkdwn.date(asked.expires(), launch.zone()));
    }
    return "A draft is ready: notice %d, %s.".formatted(one.number(), words(one.moment()));
  }

  @Override
  public List<BlockElement> buttons(DSLContext sql, Incident incident, Instant now) {
    Launch launch = LaunchStore.find(sql, incident.launch()).orElseThrow();
    Ground ground = Ground.of(sql, base, launch, incident, now);
    Moment moment = ground.fitting();
    if (moment == null) {
      return List.of();
    }
    List<BlockElement> buttons = new ArrayList<>();
    buttons.add(
        IncidentCommand.button(
            "Write notice: " + words(moment),
            "notice",
            "%s %d".formatted(moment.key(), incident.number())));
    Telling.waiting(ground.notices())
        .filter(one -> one.state() == Notice.State.DRAFT)
        .filter(one -> Look.of(sql, base, one, now).missing().isEmpty())
        .ifPresent(one ->
            buttons.add(
                Blocks.button(
                    "Ask to send notice " + one.number(),
                    NoticeView.PREFIX + "ask",
                    NoticeView.key(one))));
    return buttons;
  }

  private static String words(Moment moment) {
    return moment.key().replace('-', ' ');
  }
}
