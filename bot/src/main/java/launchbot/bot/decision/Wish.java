package launchbot.bot.decision;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import launchbot.bot.slack.Mrkdwn;
import launchbot.decision.Kind;
import launchbot.decision.LogStore;
import launchbot.figures.Period;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to see of the log.
 *
 * @param since as it was typed; empty for ever
 * @param page counted from 0
 */
record Wish(@Nullable Kind kind, String since, @Nullable Instant from, int page, Form form) {
  private static final Pattern SINCE = Pattern.compile("\\bsince ((?:last )?[^ ]+(?: month)?)");
  private static final Pattern PAGE = Pattern.compile("\\bpage (\\d{1,3})");
  private static final Pattern EXPORT = Pattern.compile("\\bexport(?: (csv|markdown|md))?");
  private static final int FARTHEST = 500;

  /** How it is wanted. */
  enum Form {
    MESSAGE,
    MARKDOWN,
    CSV
  }

  /** What became of what was typed. */
  sealed interface Read {}

  record Meant(Wish wish) implements Read {}

  /**
   * @param why in mrkdwn
   */
  record Unclear(String why) implements Read {}

  static Read of(String typed, ZonedDateTime now) {
    String text = typed.toLowerCase(Locale.ROOT).strip();
    Form form = Form.MESSAGE;
    Matcher export = EXPORT.matcher(text);
    if (export.find()) {
      form = "csv".equals(export.group(1)) ? Form.CSV : Form.MARKDOWN;
      text = export.replaceFirst("").strip();
    }
    int page = 0;
    Matcher paged = PAGE.matcher(text);
    if (paged.find()) {
      page = Math.clamp(Integer.parseInt(paged.group(1)) - 1, 0, FARTHEST);
      text = paged.replaceFirst("").strip();
    }
    String since = "";
    Instant from = null;
    Matcher limited = SINCE.matcher(text);
    if (limited.find()) {
      since = limited.group(1);
      switch (Period.parse(since, now.toLocalDate())) {
        case Period.Wrong(String why) -> {
          return new Unclear(why);
        }
        case Period.Meant(Period period) -> from = period.from(now.getZone());
      }
      text = limited.replaceFirst("").strip();
    }
    Optional<Kind> kind = Kind.parse(text);
    return text.isEmpty() || kind.isPresent()
        ? new Meant(new Wish(kind.orElse(null), since, from, page, form))
        : new Unclear(
            "I don't know that kind of decision: “%s”. There are: %s. `/launch decisions waivers since 30d` shows some, `export` makes a file of them."
                .formatted(
                    Mrkdwn.plain(Mrkdwn.truncate(text, 60)),
                    Arrays.stream(Kind.values())
                        .map(one -> "`" + one.key() + "`")
                        .collect(Collectors.joining(", "))));
  }

  LogStore.Wanted wanted() {
    return new LogStore.Wanted(kind, from);
  }

  /** As it can be typed again, for another page. */
  String again(int otherPage) {
    return "%s%s page %d"
        .formatted(
            kind == null ? "" : kind.key(), since.isEmpty() ? "" : " since " + since, otherPage + 1)
        .strip();
  }
}
