package launchbot.triage;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which entries a list is about; deleted ones never.
 *
 * @param severities empty is all of them
 * @param states empty is every one that is not closed
 * @param owner a Slack user id, or {@link #NOBODY}
 * @param tag without its {@code #}
 * @param text what title, impact or workaround contain, in any case
 * @param overdue only what is past its date and not closed
 */
public record Filter(
    Set<Severity> severities,
    Set<EntryState> states,
    @Nullable String owner,
    @Nullable String tag,
    @Nullable String text,
    @Nullable Long launch,
    boolean overdue) {

  /** Asks for what nobody owns. No Slack id looks like this. */
  public static final String NOBODY = "nobody";

  /** Everything that is not closed. */
  public static final Filter NOT_CLOSED =
      new Filter(Set.of(), Set.of(), null, null, null, null, false);

  public Filter {
    severities = Set.copyOf(severities);
    states = Set.copyOf(states);
    tag = tag == null || Wording.tag(tag).isEmpty() ? null : Wording.tag(tag);
    // A quote would end the text where it is written in words.
    text = text == null ? null : Wording.lineOrNull(text.replace('"', ' '));
  }

  /** The states that it lets through. */
  public Set<EntryState> statesMeant() {
    Set<EntryState> meant = EnumSet.allOf(EntryState.class);
    meant.removeIf(state -> states.isEmpty() ? state.closed() : !states.contains(state));
    return meant;
  }

  /** Whether it asks for nothing but severities and states, so that a {@link Tally} can tell. */
  public boolean byTally() {
    return owner == null && tag == null && text == null && !overdue;
  }

  public boolean matches(Entry entry, LocalDate today) {
    return !entry.deleted()
        && (severities.isEmpty() || severities.contains(entry.severity()))
        && statesMeant().contains(entry.state())
        && (owner == null || owner.equals(Objects.requireNonNullElse(entry.owner(), NOBODY)))
        && (tag == null || entry.tags().contains(tag))
        && (text == null || mentions(entry, text))
        && (launch == null || launch == entry.launch())
        && (!overdue || entry.overdue(today));
  }

  /** In words that mean the same whoever types them. */
  public String words() {
    return words(owner == null || owner.equals(NOBODY) ? owner : "<@" + owner + ">");
  }

  /** In the words that this person would use. */
  public String wordsFor(String person) {
    return person.equals(owner) ? words("me") : words();
  }

  private String words(@Nullable String ownerWord) {
    List<String> words = new ArrayList<>();
    if (!severities.isEmpty()) {
      words.add(severities.stream().sorted().map(Severity::key).collect(joining(",")));
    }
    if (!states.isEmpty()) {
      words.add("state:" + states.stream().sorted().map(EntryState::key).collect(joining(",")));
    }
    if (ownerWord != null) {
      words.add("owner:" + ownerWord);
    }
    if (overdue) {
      words.add("overdue");
    }
    if (launch != null) {
      words.add("launch:" + launch);
    }
    if (tag != null) {
      words.add("#" + tag);
    }
    if (text != null) {
      words.add('"' + text + '"');
    }
    return String.join(" ", words);
  }

  private static boolean mentions(Entry entry, String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return Stream.of(
            entry.title(), entry.impact(), Objects.requireNonNullElse(entry.workaround(), ""))
        .anyMatch(words -> words.toLowerCase(Locale.ROOT).contains(wanted));
  }
}
