package launchbot.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words for a moment, with variables in braces.
 *
 * @param text what customers would read
 * @param must what has to be filled before anybody is asked to approve it
 */
public record Template(Moment moment, Notice.Text text, Set<Blank> must) {
  private static final Pattern VARIABLE = Pattern.compile("\\{([a-zA-Z-]{1,30})\\}");

  public Template {
    must = Set.copyOf(must);
  }

  /** The same in a team's own words. */
  public Template with(Notice.Text words) {
    return new Template(moment, words, must);
  }

  /** What is wrong with a team's own words, to be said to whoever wrote them; empty for nothing. */
  public Optional<String> objection(Notice.Text words) {
    String all = words.headline() + "\n" + words.body();
    List<String> unknown = new ArrayList<>();
    Matcher found = VARIABLE.matcher(all);
    while (found.find()) {
      if (Blank.parse(found.group(1)).isEmpty()) {
        unknown.add(found.group());
      }
    }
    if (!unknown.isEmpty()) {
      return Optional.of(
          "I do not know %s. These can be filled: %s."
              .formatted(String.join(", ", unknown), variables(Set.of(Blank.values()))));
    }
    List<Blank> left = must.stream().filter(one -> !all.contains(one.variable())).sorted().toList();
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Customers would miss something: it needs %s.".formatted(variables(Set.copyOf(left))));
  }

  /** Their names in braces, in their order. */
  public static String variables(Set<Blank> blanks) {
    return String.join(", ", blanks.stream().sorted().map(Blank::variable).toList());
  }
}
