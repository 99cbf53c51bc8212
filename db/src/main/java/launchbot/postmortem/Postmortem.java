package launchbot.postmortem;

import java.time.Instant;
import java.time.LocalDate;
import launchbot.ledger.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What is learnt from an incident.
 *
 * @param incident its id
 * @param number the incident's, which is what people call it by
 * @param drill of an exercise: never in public
 * @param owner who writes it
 * @param due until when it is to be published, a day of the launch
 * @param reminded how often somebody was told that it is due
 * @param skipped why it is not written; null where it is
 * @param posted where it was published last; null where it never was
 * @param shown what the public page shows of it; null for nothing
 * @param version counts changes of this record, not those of its text
 */
public record Postmortem(
    long id,
    long launch,
    long incident,
    int number,
    boolean drill,
    String owner,
    State state,
    Instant madeAt,
    LocalDate due,
    int reminded,
    @Nullable String skipped,
    @Nullable Posted posted,
    @Nullable Shown shown,
    int version) {

  /** How far it is. */
  public enum State {
    DRAFT,
    PUBLISHED,
    /** Somebody said why it is not written. */
    SKIPPED
  }

  /**
   * @param channel where its file was posted
   * @param print of the text that it had ({@link Paper#print})
   */
  public record Posted(String channel, Instant at, String by, String print) {}

  /**
   * @param title one line
   * @param body Markdown
   */
  public record Shown(String title, String body, Instant at, String by) {}

  /** What history says it is about. */
  public Subject subject() {
    return new Subject("postmortem", id);
  }

  public Postmortem ownedBy(String person) {
    return now(person, state, due, reminded, skipped, posted, shown);
  }

  /** It is due on another day, and reminding begins anew. */
  public Postmortem dueOn(LocalDate day) {
    return now(owner, state, day, 0, skipped, posted, shown);
  }

  public Postmortem remindedAgain() {
    return now(owner, state, due, reminded + 1, skipped, posted, shown);
  }

  public Postmortem skippedBecause(String why) {
    return now(owner, State.SKIPPED, due, reminded, why, posted, shown);
  }

  public Postmortem posted(Posted where) {
    return now(owner, State.PUBLISHED, due, reminded, null, where, shown);
  }

  /** It is written after all. */
  public Postmortem goesOn() {
    return now(
        owner, posted == null ? State.DRAFT : State.PUBLISHED, due, reminded, null, posted, shown);
  }

  public Postmortem shown(@Nullable Shown what) {
    return now(owner, state, due, reminded, skipped, posted, what);
  }

  private Postmortem now(
      String writer,
      State next,
      LocalDate day,
      int times,
      @Nullable String why,
      @Nullable Posted where,
      @Nullable Shown what) {
    return new Postmortem(
        id, launch, incident, number, drill, writer, next, madeAt, day, times, why, where, what,
        version);
  }
}
