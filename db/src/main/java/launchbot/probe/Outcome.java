package launchbot.probe;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one look found.
 *
 * @param phase where it failed; null where it did not
 * @param words one sentence without a full stop, as people read it: {@code connection refused by
 *     203.0.113.7:443}. It may hold what a stranger's server said: whoever shows it escapes it
 * @param status of HTTP; null where there was none
 * @param facts what it saw, by names that people read: {@code certificate}, {@code resolver},
 *     {@code release}. Never a secret
 * @param findings what is not as it should be, the worst first
 */
public record Outcome(
    Level level,
    @Nullable Phase phase,
    String words,
    Timings timings,
    @Nullable Integer status,
    Map<String, String> facts,
    List<Finding> findings) {

  public Outcome {
    facts = Map.copyOf(facts);
    findings = List.copyOf(findings);
  }

  public static Outcome up(String words, Timings timings) {
    return new Outcome(Level.UP, null, words, timings, null, Map.of(), List.of());
  }

  public static Outcome down(Phase phase, String words, Timings timings) {
    return new Outcome(Level.DOWN, phase, words, timings, null, Map.of(), List.of());
  }

  public static Outcome untestable(String words) {
    return new Outcome(Level.UNTESTABLE, null, words, Timings.NONE, null, Map.of(), List.of());
  }
}
