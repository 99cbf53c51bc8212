package launchbot.bot.launch;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Visit;
import launchbot.incident.Incident;
import launchbot.incident.IncidentSettingsStore;
import launchbot.incident.IncidentStore;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Tx;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Which launch a request is about: a launch belongs to a channel. */
public final class Places {
  /** Chosen instead of a launch: start one in this channel. */
  public static final long START_HERE = 0;

  private static final int MOST = 10;

  private Places() {}

  /** Where a request belongs. */
  public sealed interface Place {}

  /** To this launch. */
  public record Here(Launch launch) implements Place {}

  /** To a launch that is still to be started in this channel. */
  public record Fresh() implements Place {}

  /** To one of these: the channel is none of theirs. */
  public record Which(List<Launch> launches) implements Place {}

  /** Nowhere, and why. */
  public record Nowhere(String why) implements Place {}

  /**
   * @param chosen what the person chose when asked; null when nobody has asked
   */
  public static Place of(DSLContext sql, Visit visit, @Nullable Long chosen) {
    if (chosen != null && chosen != START_HERE) {
      return LaunchStore.find(sql, chosen)
          .<Place>map(Here::new)
          .orElseGet(() -> new Nowhere("That launch is not here any more."));
    }
    Optional<Launch> here = LaunchStore.ofChannel(sql, visit.channel());
    if (here.isEmpty()) {
      here = ofIncidents(sql, visit.channel());
    }
    if (here.isPresent()) {
      return new Here(here.get());
    }
    List<Launch> open = LaunchStore.open(sql);
    if (!open.isEmpty() && chosen == null) {
      return new Which(open);
    }
    return startable(visit);
  }

  /** Why nothing about a launch can be done here, and where it can; in mrkdwn. */
  public static String none(Place place) {
    return switch (place) {
      case Nowhere(String why) -> why;
      case Which(List<Launch> launches) ->
          "No launch belongs to this channel. Type it where one does: %s; or begin one here with `/launch start`."
              .formatted(
                  launches.stream()
                      .limit(MOST)
                      .map(launch -> Mrkdwn.channel(launch.channel()))
                      .collect(Collectors.joining(", ")));
      case Here _, Fresh _ ->
          "No launch has been started in this channel yet: `/launch start` begins one.";
    };
  }

  /** Starts the launch of a place that is {@link Fresh}. */
  public static Launch start(Tx tx, Visit visit) {
    return LaunchStore.start(tx, visit.channel(), "Launch", visit.person().zone());
  }

  /** A channel in which a launch's incidents are dealt with belongs to it too. */
  private static Optional<Launch> ofIncidents(DSLContext sql, String channel) {
    return IncidentStore.inRoom(sql, channel)
        .map(Incident::launch)
        .or(() -> IncidentSettingsStore.launchesOf(sql, channel).stream().findFirst())
        .flatMap(launch -> LaunchStore.find(sql, launch));
  }

  private static Place startable(Visit visit) {
    if (visit.person().guest()) {
      return new Nowhere(
          "No launch has been started here yet, and guests cannot start one. Ask somebody of the"
              + " team to type `/triage` in the launch's channel.");
    }
    if (!visit.channel().startsWith("C") && !visit.channel().startsWith("G")) {
      return new Nowhere(
          "A launch lives in a channel. Type `/triage` in the channel where your launch is talked"
              + " about.");
    }
    return new Fresh();
  }
}
