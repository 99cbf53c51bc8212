package launchbot.jobs.scan;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one sort of secret looks like.
 *
 * @param id names it for ever: {@code stripe-secret-key}
 * @param regex of RE2, which no text can make slow; null where the path alone tells
 * @param path which files it is for; null for all
 * @param keywords in lower case: a text that has none of them is not looked at; empty for all texts
 * @param entropy how random a secret has to look at least, in bits a character; 0 for no matter
 * @param group which group of the pattern is the secret; 0 for the first that is not empty
 */
record Rule(
    String id,
    String description,
    @Nullable Pattern regex,
    @Nullable Pattern path,
    List<String> keywords,
    double entropy,
    int group,
    List<String> tags,
    List<Allowlist> allowlists) {

  Rule {
    keywords = List.copyOf(keywords);
    tags = List.copyOf(tags);
    allowlists = List.copyOf(allowlists);
  }

  /** Whether it takes anything for a secret that is assigned to a telling name. */
  boolean generic() {
    return id.contains("generic");
  }

  /** How far around a keyword a match may be. */
  enum Reach {
    LINES,
    PAGE,
    ALL
  }

  /** A keyword that stands in the pattern is met where the match is; any other one anywhere. */
  Reach reach(String keyword) {
    String source = regex == null ? "" : regex.pattern();
    if (!source.replace("\\", "").toLowerCase(Locale.ROOT).contains(keyword)) {
      return Reach.ALL;
    }
    return source.contains("(?s")
            || source.contains("\\s\\S")
            || source.contains("\\S\\s")
            || source.contains("\\n")
            || source.contains("[^")
        ? Reach.PAGE
        : Reach.LINES;
  }

  boolean isFor(String file) {
    return path == null || path.matcher(file).find();
  }
}
