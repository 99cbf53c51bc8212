package launchbot.bot.probe;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import launchbot.bot.probe.Stand.Concern;
import launchbot.bot.words.Words;
import launchbot.probe.Kind;

/**
 * Which probes somebody wants to see: {@code red}, {@code tls}, {@code group checkout}, {@code
 * paused}, or a part of the name; {@code page 2} goes with each.
 *
 * @param typed without the page, for the buttons of the pages
 * @param page counted from 0
 */
record Filter(String typed, int page, Predicate<Stand> fits) {

  static Filter of(Words words) {
    List<String> typed =
        words.list().stream().map(Typed::target).filter(word -> !word.isEmpty()).toList();
    int page = 0;
    int size = typed.size();
    if (size >= 2
        && typed.get(size - 2).equalsIgnoreCase("page")
        && typed.get(size - 1).matches("[1-9]\\d{0,2}")) {
      page = Integer.parseInt(typed.getLast()) - 1;
      typed = typed.subList(0, size - 2);
    }
    String text = String.join(" ", typed);
    return new Filter(text, page, fits(text.toLowerCase(Locale.ROOT)));
  }

  List<Stand> of(List<Stand> all) {
    return all.stream().filter(fits).sorted(Stand.WORST_FIRST).toList();
  }

  private static Predicate<Stand> fits(String text) {
    if (text.isEmpty() || text.equals("all")) {
      return _ -> true;
    }
    if (text.startsWith("group ")) {
      String group = text.substring("group ".length());
      return stand -> group.equalsIgnoreCase(stand.probe().partOf());
    }
    Optional<Kind> kind = Kind.of(text);
    if (kind.isPresent()) {
      return stand -> stand.probe().kind() == kind.get();
    }
    return switch (text) {
      case "red", "bad" -> stand -> BoardView.needs(stand.concern());
      case "down" -> is(Concern.OUTAGE).or(is(Concern.BROKEN));
      case "slow", "degraded" -> is(Concern.DEGRADED);
      case "pending" -> is(Concern.PENDING);
      case "findings" -> is(Concern.FINDINGS);
      case "late", "overdue" -> is(Concern.LATE);
      case "paused" -> is(Concern.PAUSED);
      case "new" -> is(Concern.NEW);
      case "fine", "up", "green" -> is(Concern.FINE);
      default ->
          stand ->
              contains(stand.probe().name(), text)
                  || contains(stand.probe().spec().target(), text)
                  || text.equalsIgnoreCase(stand.probe().partOf());
    };
  }

  private static Predicate<Stand> is(Concern concern) {
    return stand -> stand.concern() == concern;
  }

  private static boolean contains(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part);
  }
}
