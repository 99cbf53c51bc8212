package launchbot.probe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to look at and what is right.
 *
 * @param target a URL, a host or a domain, by the kind; never with credentials in it
 * @param expect sentences of {@code Expectation}: {@code status 200-299}, {@code under 800ms}
 * @param options what only some kinds know, each kind's check says which: {@code selectors} of
 *     email-auth, {@code steps} of smoke. {@code proves}, which every kind knows, names the
 *     checklist items that it is evidence for, separated by spaces: {@code
 *     pre-launch.admin-protected}
 */
public record Spec(Kind kind, String target, List<String> expect, Map<String, String> options) {
  /** The option that names checklist items. */
  public static final String PROVES = "proves";

  public Spec {
    expect = List.copyOf(expect);
    options = Map.copyOf(options);
  }

  /** With the defaults of its kind. */
  public static Spec of(Kind kind, String target) {
    return new Spec(kind, target, List.of(), Map.of());
  }

  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  public Spec at(String nextTarget) {
    return new Spec(kind, nextTarget, expect, options);
  }

  public Spec expecting(List<String> sentences) {
    return new Spec(kind, target, sentences, options);
  }

  /** With an option; without it where the value is empty. */
  public Spec with(String option, String value) {
    Map<String, String> next = new HashMap<>(options);
    if (value.isEmpty()) {
      next.remove(option);
    } else {
      next.put(option, value);
    }
    return new Spec(kind, target, expect, next);
  }
}
