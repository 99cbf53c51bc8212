package launchbot.jobs.alarm;

import com.google.gson.Gson;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import launchbot.alarm.Case;
import launchbot.alarm.Outage;
import launchbot.alarm.Sort;
import launchbot.alarm.Struck;
import launchbot.launch.Launch;
import launchbot.release.Suspect;
import org.jspecify.annotations.Nullable;

/** An alarm in plain text and in JSON, for all who do not read it in Slack. Nothing is escaped. */
public final class AlarmText {
  private static final Gson GSON = new Gson();
  private static final int MOST_PROBES = 10;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm zzz", Locale.ENGLISH);

  private AlarmText() {}

  /** {@code app.example.com is down}, with how many others there are. */
  public static String headline(Case c) {
    Struck first = c.headline();
    boolean removed = !c.outage().open() && first.gone();
    long others = c.struck().stream().filter(one -> removed || !one.gone()).count() - 1;
    String more = others == 0 ? "" : others == 1 ? " and 1 other" : " and " + others + " others";
    String verb = others == 0 ? " is " : " are ";
    if (removed) {
      return first.probe().name() + more + verb + "watched no more";
    }
    if (!c.outage().open()) {
      return first.probe().name()
          + more
          + (c.outage().sort() == Sort.DOWN ? verb + "up again" : verb + "fine again");
    }
    return first.probe().name() + more + verb + c.outage().sort().words();
  }

  /** {@code Release 1.4.2 to production began 12 min before.} */
  public static String suspect(Suspect suspect) {
    return "Release %s to %s began %s before."
        .formatted(
            suspect.release().version(), suspect.release().environment(), lasted(suspect.before()));
  }

  /**
   * A few lines: what, since when, what was seen, what to do.
   *
   * @param suspect the release before errors; null for none
   */
  public static String lines(Launch launch, Case c, @Nullable Suspect suspect, Instant now) {
    Outage outage = c.outage();
    var out = new StringBuilder(headline(c)).append('\n');
    if (!outage.open()) {
      out.append("It lasted ").append(lasted(outage.lasted(now))).append(".\n");
      return out.toString();
    }
    out.append("Since ").append(time(launch, outage.began())).append(".\n");
    out.append(suspect == null ? "\n" : suspect(suspect) + "\n\n");
    c.bad().stream()
        .limit(MOST_PROBES)
        .forEach(one ->
            out.append("- ")
                .append(one.probe().name())
                .append(": ")
                .append(one.words())
                .append('\n'));
    if (c.bad().size() > MOST_PROBES) {
      out.append("- and ").append(c.bad().size() - MOST_PROBES).append(" more\n");
    }
    return out.append(
            "\nWhoever takes it presses \"I'm on it\" in Slack, in the channel of the launch ")
        .append(launch.name())
        .append(".\n")
        .toString();
  }

  /** The same in as many characters as one SMS has. */
  public static String sms(Launch launch, Case c, Instant now) {
    Outage outage = c.outage();
    String text =
        outage.open()
            ? "%s since %s: %s. Take it in Slack."
                .formatted(headline(c), time(launch, outage.began()), c.headline().words())
            : "%s after %s.".formatted(headline(c), lasted(outage.lasted(now)));
    return text.length() <= 160 ? text : text.substring(0, 157) + "...";
  }

  /**
   * What webhooks are sent.
   *
   * @param suspect the release before errors; null for none
   */
  public static String json(Launch launch, Case c, @Nullable Suspect suspect, Instant now) {
    Outage outage = c.outage();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("event", outage.open() ? "alarm" : "recovery");
    json.put("alarm", outage.number());
    json.put("launch", launch.name());
    json.put("severity", outage.severity().key());
    json.put("state", outage.open() ? outage.sort().key() : "over");
    json.put("headline", headline(c));
    json.put("since", outage.began().toString());
    json.put("seconds", outage.lasted(now).toSeconds());
    if (suspect != null) {
      json.put("release", suspect.release().version());
      json.put("release_seconds_before", suspect.before().toSeconds());
    }
    json.put("probes", c.struck().stream().map(AlarmText::json).toList());
    return GSON.toJson(json);
  }

  /** What webhooks are sent as a test. */
  static String test(Launch launch) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("event", "test");
    json.put("launch", launch.name());
    return GSON.toJson(json);
  }

  private static Map<String, Object> json(Struck one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("number", one.probe().number());
    json.put("name", one.probe().name());
    json.put("kind", one.probe().kind().key());
    json.put("target", one.probe().spec().target());
    json.put("state", one.state().key());
    var phase = one.phase();
    if (phase != null) {
      json.put("phase", phase.key());
    }
    var status = one.status();
    if (status != null) {
      json.put("status", status);
    }
    json.put("saw", one.words());
    return json;
  }

  /** {@code 12 min}, {@code 3 h 5 min}, {@code 2 days 4 h}. */
  public static String lasted(Duration time) {
    List<String> parts =
        time.toDays() > 1
            ? time.toHoursPart() == 0
                ? List.of(time.toDays() + " days")
                : List.of(time.toDays() + " days", time.toHoursPart() + " h")
            : time.toHours() > 0
                ? List.of(time.toHours() + " h", time.toMinutesPart() + " min")
                : time.toMinutes() > 0
                    ? List.of(time.toMinutes() + " min")
                    : List.of(time.toSeconds() + " s");
    return String.join(" ", parts);
  }

  private static String time(Launch launch, Instant at) {
    return CLOCK.format(at.atZone(launch.zone()));
  }
}
