package launchbot.jobs.site;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A Content-Security-Policy (CSP Level 3): directives with what they allow, in small letters. */
record ContentPolicy(Map<String, List<String>> directives) {
  ContentPolicy {
    directives = Map.copyOf(directives);
  }

  static ContentPolicy of(List<String> headers) {
    Map<String, List<String>> directives = new HashMap<>();
    for (String header : headers) {
      for (String directive : header.split(";", -1)) {
        List<String> words = Arrays.asList(directive.strip().split("\\s+"));
        String name = words.getFirst().toLowerCase(Locale.ROOT);
        if (!name.isEmpty()) {
          // Of two of a name the first one counts.
          directives.putIfAbsent(
              name, words.stream().skip(1).map(word -> word.toLowerCase(Locale.ROOT)).toList());
        }
      }
    }
    return new ContentPolicy(directives);
  }

  boolean says(String directive) {
    return directives.containsKey(directive);
  }

  /** Whether it keeps a script out that somebody got into the page. */
  boolean heldBackScripts() {
    List<String> scripts =
        directives.getOrDefault("script-src", directives.getOrDefault("default-src", List.of("*")));
    // With a nonce or a hash browsers ignore `unsafe-inline`, which is there for old ones then.
    boolean chosen =
        scripts.stream().anyMatch(word -> word.startsWith("'nonce-") || word.startsWith("'sha"));
    boolean inline = scripts.contains("'unsafe-inline'") && !chosen;
    boolean anywhere =
        scripts.stream().anyMatch(word -> List.of("*", "https:", "http:", "data:").contains(word))
            && !scripts.contains("'strict-dynamic'");
    return !inline && !anywhere;
  }
}
