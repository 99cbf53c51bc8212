package launchbot.bot.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Which incidents are meant where two are spoken of, or one that is over. */
final class Merging {
  private static final Duration LATELY = Duration.ofDays(1);
  private static final int MOST = 20;

  private Merging() {}

  /**
   * Numbers of two incidents.
   *
   * @param from null: the one that is meant where it was typed
   */
  record Pair(@Nullable Integer from, int into) {}

  /** {@code 4 into 3}, {@code into 3}, {@code 3}; empty for anything else. */
  static Optional<Pair> read(Words words) {
    int last = words.size() - 1;
    OptionalInt into = last < 0 ? OptionalInt.empty() : Numbers.small(words, last);
    boolean between =
        last >= 1
            && words.get(last - 1) instanceof Word.Text text
            && (text.is("into") || text.is("with") || text.is("to"));
    int before = between ? last - 1 : last;
    OptionalInt from = before == 1 ? Numbers.small(words, 0) : OptionalInt.empty();
    boolean whole = before == 0 || (before == 1 && from.isPresent() && between);
    return into.isPresent() && whole
        ? Optional.of(new Pair(from.isPresent() ? from.getAsInt() : null, into.getAsInt()))
        : Optional.empty();
  }

  /** The words that mean the one that is merged: of two open ones it is the other. */
  static Words which(DSLContext sql, Visit visit, Pair pair) {
    if (pair.from() != null) {
      return Words.of(String.valueOf(pair.from()));
    }
    Words none = Words.of("");
    if (Meant.of(sql, visit, none) instanceof Meant.One(_, Incident one, _)
        && one.number() != pair.into()) {
      return none;
    }
    if (Meant.of(sql, visit, Words.of(String.valueOf(pair.into())))
        instanceof Meant.One(_, Incident into, _)) {
      List<Incident> others =
          IncidentStore.open(sql, into.launch()).stream()
              .filter(one -> one.id() != into.id())
              .toList();
      if (others.size() == 1) {
        return Words.of(Meant.by(others.getFirst(), ""));
      }
    }
    return none;
  }

  /**
   * How one of our buttons would name the incident that ended last, where the words name none and
   * are typed in no incident's place.
   */
  static Optional<String> lately(DSLContext sql, Visit visit, Words words) {
    boolean named =
        Numbers.small(words, 0).isPresent()
            || (!words.isEmpty() && words.get(0) instanceof Word.Flag)
            || Meant.here(sql, visit).isPresent();
    if (named || !(OpenDesk.where(sql, visit) instanceof OpenDesk.In(var launch))) {
      return Optional.empty();
    }
    Instant since = visit.at().minus(LATELY);
    return IncidentStore.newest(sql, launch.id(), 0, MOST).stream()
        .filter(one -> {
          Instant over = one.resolvedAt();
          return over != null && over.isAfter(since);
        })
        .max(Comparator.comparing(Incident::statusAt))
        .map(one -> Meant.by(one, ""));
  }
}
