package launchbot.bot.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import launchbot.bot.words.Dates;
import launchbot.bot.words.When;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.notice.Moment;
import launchbot.notice.Notice;
import launchbot.probe.Length;

/** What people type about notices. */
final class NoticeWords {
  static final String MAINTENANCE =
      "Say from when and for how long: `/incident notice maintenance from tomorrow 22:00 for 2h"
          + " Some pages may be slow`.";
  private static final Duration LONGEST = Duration.ofDays(31);

  private NoticeWords() {}

  /** What came of it. */
  sealed interface Read {}

  /**
   * @param rest what customers notice; empty for nothing said
   */
  record Planned(Notice.Window window, String rest) implements Read {}

  /** In mrkdwn: what to type instead. */
  record Bad(String why) implements Read {}

  /** Those that can be typed. */
  static String moments() {
    return Arrays.stream(Moment.values())
        .map(one -> "`" + one.key() + "`")
        .collect(Collectors.joining(", "));
  }

  /** {@code outage}; empty where word i names none. */
  static Optional<Moment> moment(Words words, int i) {
    return i < words.size() && words.get(i) instanceof Word.Text(String text)
        ? Moment.parse(text)
        : Optional.empty();
  }

  static boolean is(Words words, int i, String word) {
    return i < words.size() && words.get(i) instanceof Word.Text text && text.is(word);
  }

  /**
   * {@code from tomorrow 22:00 for 2h Some pages may be slow}.
   *
   * @param zone in which times of day are meant
   */
  static Read maintenance(Words words, Instant now, ZoneId zone) {
    int length = at(words, "for");
    if (!is(words, 0, "from") || length < 2 || length + 1 >= words.size()) {
      return new Bad(MAINTENANCE);
    }
    List<String> when = new ArrayList<>();
    for (int i = 1; i < length; i++) {
      when.add(lower(words, i));
    }
    Optional<LocalTime> time = time(when.getLast());
    LocalDate today = now.atZone(zone).toLocalDate();
    LocalDate day = today;
    if (when.size() > 1) {
      switch (Dates.read(when.subList(0, when.size() - 1), today)) {
        case When.Found(LocalDate found, int used) when used == when.size() - 1 -> day = found;
        case When.Impossible(String why, _) -> {
          return new Bad(why);
        }
        case When.Found _, When.NotADate _ -> {
          return new Bad(MAINTENANCE);
        }
      }
    }
    Optional<Duration> span = Length.of(lower(words, length + 1));
    if (time.isEmpty() || span.isEmpty()) {
      return new Bad(MAINTENANCE);
    }
    if (span.get().compareTo(Duration.ofMinutes(1)) < 0 || span.get().compareTo(LONGEST) > 0) {
      return new Bad("A maintenance lasts from a minute to 31 days.");
    }
    Instant from = day.atTime(time.get()).atZone(zone).toInstant();
    return from.isBefore(now)
        ? new Bad("That time is over: name a later one, with its day.")
        : new Planned(new Notice.Window(from, from.plus(span.get())), words.rest(length + 2));
  }

  private static int at(Words words, String word) {
    for (int i = 0; i < words.size(); i++) {
      if (is(words, i, word)) {
        return i;
      }
    }
    return -1;
  }

  private static String lower(Words words, int i) {
    return words.get(i) instanceof Word.Text(String text) ? text.toLowerCase(Locale.ROOT) : "";
  }

  private static Optional<LocalTime> time(String text) {
    if (!text.matches("([01]?\\d|2[0-3]):[0-5]\\d")) {
      return Optional.empty();
    }
    String[] parts = text.split(":", -1);
    return Optional.of(LocalTime.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
  }
}
