package launchbot.bot.flag;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import launchbot.bot.slack.Reasons;
import launchbot.bot.words.Dates;
import launchbot.bot.words.Times;
import launchbot.bot.words.When;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.flag.Flags;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a word of {@code /rollback switch}: {@code checkout staging until 18:00
 * because cards are charged twice}.
 *
 * @param key may be empty
 * @param what in quotation marks; empty where nothing is
 * @param until null where no time is named
 * @param reason null where none is given
 * @param problem what cannot be meant of it, in mrkdwn; null where all can
 */
record SwitchWords(
    String key,
    String environment,
    String what,
    @Nullable Instant until,
    @Nullable String reason,
    @Nullable String problem) {
  private static final Set<String> ENDS = Set.of("because", "since", "reason:", "until", "for");
  private static final Pattern SPAN =
      Pattern.compile("(\\d{1,4}) ?(m|mins?|minutes?|h|hours?|d|days?)");
  private static final LocalTime MORNING = LocalTime.of(9, 0);

  /**
   * @param now the moment, where the writer is
   */
  static SwitchWords read(Words words, ZonedDateTime now) {
    int because = indexOf(words, 0, Set.of("because", "since", "reason:"));
    String reason = because < words.size() ? Reasons.of(words.from(because)) : null;
    String key = "";
    String environment = Flags.PRODUCTION;
    String what = "";
    int head = Math.min(because, indexOf(words, 0, ENDS));
    for (int i = 0; i < head; i++) {
      Word word = words.get(i);
      if (word instanceof Word.Quoted(String text)) {
        what = text;
      } else if (word instanceof Word.Text(String text) && key.isEmpty()) {
        key = text;
      } else if (word instanceof Word.Text(String text) && Flags.environment(text).isPresent()) {
        environment = Flags.environment(text).get();
      } else {
        return wrong(
            "Name the switch, and its environment unless that is production: `/rollback switch off"
                + " checkout staging because …`.");
      }
    }
    if (head == because) {
      return new SwitchWords(key, environment, what, null, reason, null);
    }
    boolean span = words.get(head) instanceof Word.Text text && text.is("for");
    Optional<Instant> until =
        span
            ? span(texts(words, head + 1, because), now)
            : moment(texts(words, head + 1, because), now);
    return until.isEmpty()
        ? wrong("Until when? Say `until 18:00`, `until tomorrow 9:00` or `for 2h`.")
        : new SwitchWords(key, environment, what, until.get(), reason, null);
  }

  private static Optional<Instant> span(List<String> texts, ZonedDateTime now) {
    return duration(String.join(" ", texts)).map(time -> now.toInstant().plus(time));
  }

  /** {@code 2h}, {@code 90 min}; empty where it is none. */
  static Optional<Duration> duration(String typed) {
    Matcher span = SPAN.matcher(typed.toLowerCase(Locale.ROOT).strip());
    if (!span.matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(span.group(1));
    return Optional.of(
        switch (span.group(2).charAt(0)) {
          case 'm' -> Duration.ofMinutes(number);
          case 'h' -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        });
  }

  private static Optional<Instant> moment(List<String> texts, ZonedDateTime now) {
    if (texts.isEmpty()) {
      return Optional.empty();
    }
    Optional<LocalTime> time =
        texts.getLast().matches(".*\\d[:.h]\\d.*|.*\\d ?[ap]m")
            ? Times.time(texts.getLast())
            : Optional.empty();
    List<String> day = time.isPresent() ? texts.subList(0, texts.size() - 1) : texts;
    if (day.isEmpty()) {
      LocalTime at = time.orElse(MORNING);
      LocalDate today = now.toLocalDate();
      boolean ahead = today.atTime(at).atZone(now.getZone()).isAfter(now);
      return Optional.of(
          (ahead ? today : today.plusDays(1)).atTime(at).atZone(now.getZone()).toInstant());
    }
    return Dates.read(day, now.toLocalDate()) instanceof When.Found(LocalDate date, int used)
            && used == day.size()
        ? Optional.of(date.atTime(time.orElse(MORNING)).atZone(now.getZone()).toInstant())
        : Optional.empty();
  }

  private static SwitchWords wrong(String why) {
    return new SwitchWords("", Flags.PRODUCTION, "", null, null, why);
  }

  private static int indexOf(Words words, int from, Set<String> wanted) {
    for (int i = from; i < words.size(); i++) {
      if (words.get(i) instanceof Word.Text(String text)
          && wanted.contains(text.toLowerCase(Locale.ROOT))) {
        return i;
      }
    }
    return words.size();
  }

  private static List<String> texts(Words words, int from, int to) {
    List<String> texts = new ArrayList<>();
    for (int i = from; i < to; i++) {
      if (words.get(i) instanceof Word.Text(String text)) {
        texts.add(text);
      }
    }
    return texts;
  }
}
