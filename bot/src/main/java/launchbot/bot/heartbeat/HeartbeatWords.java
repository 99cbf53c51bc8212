package launchbot.bot.heartbeat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.heartbeat.Terms;
import launchbot.probe.Kind;
import launchbot.probe.Length;
import launchbot.probe.Pace;
import launchbot.probe.Probe;
import launchbot.probe.Spec;

/**
 * What is typed behind {@code /probe heartbeat} to have one: {@code "nightly backup" every weekday
 * at 03:00 grace 2h}.
 */
final class HeartbeatWords {
  static final String USAGE =
      "Type `/probe heartbeat \"nightly backup\" every 24h grace 2h`, or `every weekday at 03:00`;"
          + " `/probe heartbeat` lists those that there are.";

  private HeartbeatWords() {}

  /** What was typed. */
  sealed interface Typed {}

  /** A new one. */
  record Wanted(Probe.Draft draft) implements Typed {}

  /**
   * It cannot be read.
   *
   * @param why in mrkdwn
   */
  record Unclear(String why) implements Typed {}

  static Typed read(Words words) {
    int every = index(words, "every", 0);
    if (every < 1) {
      return new Unclear("Say the job's name and how often it runs. " + USAGE);
    }
    if (every > 1 && !(words.get(0) instanceof Word.Text)) {
      return new Unclear("Put the whole name into quotation marks. " + USAGE);
    }
    String name =
        words.get(0) instanceof Word.Quoted(String quoted) ? quoted.strip() : text(words, 0, every);
    int grace = index(words, "grace", every + 1);
    String when = text(words, every + 1, grace < 0 ? words.size() : grace);
    Map<String, String> options = new HashMap<>();
    if (grace >= 0) {
      options.put(Terms.GRACE, words.rest(grace + 1));
    }
    Optional<Duration> period = Length.of(when);
    if (period.isEmpty()) {
      options.put(Terms.AT, when.replace(" at ", " "));
    }
    var spec = new Spec(Kind.HEARTBEAT, name, List.of(), options);
    Optional<String> mistake = Terms.mistake(spec);
    if (mistake.isPresent()) {
      return new Unclear(mistake.get());
    }
    Probe.Draft usual = Probe.Draft.of(spec);
    Pace pace = usual.pace().every(period.orElse(usual.pace().every()));
    return new Wanted(new Probe.Draft(name, spec, pace, usual.severity(), null, null));
  }

  private static int index(Words words, String wanted, int from) {
    for (int i = from; i < words.size(); i++) {
      if (words.get(i) instanceof Word.Text text && text.is(wanted)) {
        return i;
      }
    }
    return -1;
  }

  /** As it was typed, from one word to before another. */
  private static String text(Words words, int from, int to) {
    String rest = words.rest(from);
    String behind = words.rest(to);
    return rest.endsWith(behind)
        ? rest.substring(0, rest.length() - behind.length()).strip()
        : rest;
  }
}
