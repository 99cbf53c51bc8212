package launchbot.bot.nudge;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import launchbot.bot.slack.Garbled;
import launchbot.nudge.Kind;
import launchbot.nudge.Nudge;

/** Which reminders a button is about: {@code 12/unowned/unowned:7,unowned:9}. */
record HoldKey(long launch, Kind kind, List<String> subjects) {
  private static final int MOST = 20;

  HoldKey {
    subjects = List.copyOf(subjects);
  }

  String value() {
    return "%d/%s/%s"
        .formatted(
            launch, kind.key(), subjects.stream().limit(MOST).collect(Collectors.joining(",")));
  }

  /**
   * @throws Garbled when it is none of ours
   */
  static HoldKey parse(String value) {
    String[] parts = value.split("/", -1);
    if (parts.length != 3 || !parts[0].matches("\\d{1,15}")) {
      throw new Garbled("no reminder");
    }
    List<String> subjects = Arrays.stream(parts[2].split(",", -1)).toList();
    if (subjects.size() > MOST || !subjects.stream().allMatch(Nudge.SUBJECT.asMatchPredicate())) {
      throw new Garbled("no reminder");
    }
    return new HoldKey(
        Long.parseLong(parts[0]),
        Kind.parse(parts[1]).orElseThrow(() -> new Garbled("no kind of reminder")),
        subjects);
  }
}
