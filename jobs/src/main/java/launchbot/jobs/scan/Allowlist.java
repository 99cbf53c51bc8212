package launchbot.jobs.scan;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What looks like a secret and is none, as gitleaks describes it.
 *
 * @param all whether everything that is listed has to fit, or one of it
 * @param target what the patterns are held against
 * @param stopwords in lower case; one within the secret is enough
 * @param rules the ids of the rules that it is for; empty for all
 */
record Allowlist(
    boolean all,
    Target target,
    List<Pattern> regexes,
    List<Pattern> paths,
    List<String> stopwords,
    Set<String> commits,
    Set<String> rules) {

  /** What patterns look at. */
  enum Target {
    SECRET,
    MATCH,
    LINE
  }

  /** What a rule found, before it is believed. */
  record Suspect(Place place, String secret, String match, String line) {}

  /** Whether nothing at that place needs to be looked at for it. */
  boolean skips(Place place) {
    return !all && (fits(paths, place.path()) || commit(place.commit()));
  }

  boolean allows(String rule, Suspect suspect) {
    if (!rules.isEmpty() && !rules.contains(rule)) {
      return false;
    }
    List<Boolean> answers = new ArrayList<>();
    if (!commits.isEmpty()) {
      answers.add(commit(suspect.place().commit()));
    }
    if (!paths.isEmpty()) {
      answers.add(fits(paths, suspect.place().path()));
    }
    if (!regexes.isEmpty()) {
      answers.add(
          fits(
              regexes,
              switch (target) {
                case SECRET -> suspect.secret();
                case MATCH -> suspect.match();
                case LINE -> suspect.line();
              }));
    }
    if (!stopwords.isEmpty()) {
      String lower = suspect.secret().toLowerCase(Locale.ROOT);
      answers.add(stopwords.stream().anyMatch(lower::contains));
    }
    return all
        ? !answers.isEmpty() && answers.stream().allMatch(answer -> answer)
        : answers.stream().anyMatch(answer -> answer);
  }

  private boolean commit(@Nullable String commit) {
    return commit != null && commits.contains(commit);
  }

  private static boolean fits(List<Pattern> patterns, String text) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find());
  }
}
