package launchbot.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One audit fact: who did it and when is added by the {@code Ledger} that records it.
 *
 * @param verb what was done, in the past tense of a log: {@code added}, {@code assigned}, {@code
 *     moved}
 * @param fields every value that became another one, in words; the empty list for a bare event
 * @param reason the words that the actor gave, if any
 */
public record Change(String verb, Subject subject, List<Field> fields, @Nullable String reason) {

  public Change {
    fields = List.copyOf(fields);
  }

  /** A value before and after; null is "nothing was set". Dates are ISO, people are Slack ids. */
  public record Field(String name, @Nullable String from, @Nullable String to) {}
}
