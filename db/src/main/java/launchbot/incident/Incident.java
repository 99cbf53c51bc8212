package launchbot.incident;

import java.time.Duration;
import java.time.Instant;
import launchbot.ledger.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Something that hits users, from when it is noticed until it is over.
 *
 * @param number counts within the launch; what people call it by
 * @param feels what users feel, one sentence
 * @param drill an exercise: marked everywhere, in no figure, never in public
 * @param channel where its thread is
 * @param room the channel that was made for it; null for none
 * @param statusAt since when it has this status
 * @param detectedAt when we knew of it
 * @param acknowledged who answered first; null while nobody has
 * @param resolvedAt when it was over; null while it is not
 * @param reopened how often
 * @param updateDue when the next update is due; null where none is waited for
 * @param version counts changes, so that two at once are noticed
 */
public record Incident(
    long id,
    long launch,
    int number,
    String feels,
    Sev sev,
    boolean drill,
    String channel,
    @Nullable String room,
    Status status,
    Instant statusAt,
    Began began,
    Instant detectedAt,
    Opened opened,
    @Nullable Answered acknowledged,
    @Nullable Instant resolvedAt,
    int reopened,
    Crew crew,
    @Nullable Instant updateDue,
    int version) {

  /**
   * When users began to feel it.
   *
   * @param at the first failing look, or what people say
   * @param first what it was before it was corrected; null where it never was
   * @param by who corrected it last; null where nobody did
   */
  public record Began(Instant at, @Nullable Instant first, @Nullable String by) {
    public static Began at(Instant at) {
      return new Began(at, null, null);
    }

    /** The first that was believed stays. */
    public Began corrected(Instant next, String person) {
      return new Began(next, first == null ? at : first, person);
    }
  }

  /**
   * When and by whom it was opened.
   *
   * @param by null: by an alarm
   */
  public record Opened(Instant at, @Nullable String by) {}

  /** Who answered, and when. */
  public record Answered(Instant at, String by) {}

  /**
   * One that is not kept yet.
   *
   * @param by who opens it; null: an alarm does
   * @param began when users began to feel it
   */
  public record Draft(
      String feels,
      Sev sev,
      boolean drill,
      String channel,
      Instant began,
      Instant detected,
      @Nullable String by) {}

  /** What history says it is about. */
  public Subject subject() {
    return new Subject("incident", id);
  }

  public boolean open() {
    return status.open();
  }

  /** How long it has lasted, or did. */
  public Duration lasted(Instant now) {
    Instant end = resolvedAt == null ? now : resolvedAt;
    return end.isBefore(began.at()) ? Duration.ZERO : Duration.between(began.at(), end);
  }

  /** It comes to another status. Updates are due again, where nobody waited for any. */
  public Incident turned(Status next, Instant at) {
    boolean over = next instanceof Status.Resolved || next instanceof Status.Merged;
    boolean again = !open() && next.open();
    return new Incident(
        id,
        launch,
        number,
        feels,
        sev,
        drill,
        channel,
        room,
        next,
        at,
        began,
        detectedAt,
        opened,
        acknowledged,
        over ? at : null,
        again ? reopened + 1 : reopened,
        crew,
        over ? null : updateDue == null ? at.plus(sev.cadence()) : updateDue,
        version);
  }

  public Incident feeling(String words) {
    return now(words, sev, room, began, acknowledged, crew, updateDue);
  }

  /** The next update is due earlier, or later, by as much as its pace changes. */
  public Incident rated(Sev next) {
    Instant due = updateDue == null ? null : updateDue.minus(sev.cadence()).plus(next.cadence());
    return now(feels, next, room, began, acknowledged, crew, due);
  }

  public Incident in(@Nullable String channelOfItsOwn) {
    return now(feels, sev, channelOfItsOwn, began, acknowledged, crew, updateDue);
  }

  /** Its thread goes on in another channel. */
  public Incident movedTo(String other) {
    return new Incident(
        id,
        launch,
        number,
        feels,
        sev,
        drill,
        other,
        room,
        status,
        statusAt,
        began,
        detectedAt,
        opened,
        acknowledged,
        resolvedAt,
        reopened,
        crew,
        updateDue,
        version);
  }

  public Incident since(Began when) {
    return now(feels, sev, room, when, acknowledged, crew, updateDue);
  }

  /** The first answer counts; a later one changes nothing. */
  public Incident answered(Instant at, String person) {
    Answered first = acknowledged == null ? new Answered(at, person) : acknowledged;
    return now(feels, sev, room, began, first, crew, updateDue);
  }

  public Incident with(Crew people) {
    return now(feels, sev, room, began, acknowledged, people, updateDue);
  }

  public Incident updateDue(@Nullable Instant due) {
    return now(feels, sev, room, began, acknowledged, crew, due);
  }

  private Incident now(
      String words,
      Sev bad,
      @Nullable String own,
      Began when,
      @Nullable Answered answer,
      Crew people,
      @Nullable Instant due) {
    return new Incident(
        id,
        launch,
        number,
        words,
        bad,
        drill,
        channel,
        own,
        status,
        statusAt,
        when,
        detectedAt,
        opened,
        answer,
        resolvedAt,
        reopened,
        people,
        due,
        version);
  }
}
