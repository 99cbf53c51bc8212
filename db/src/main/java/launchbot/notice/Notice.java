package launchbot.notice;

import java.time.Instant;
import java.util.List;
import launchbot.ledger.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What customers are told at one moment.
 *
 * @param number counts within the launch
 * @param incident the id of the incident that it is about; null for none, such as a maintenance
 * @param text what they read
 * @param shows what the page says of the components because of it
 * @param components ids of the page's components that it is about; empty for all of them
 * @param nextBy until when the next word comes; null where none is promised
 * @param window of a planned maintenance; null for any other
 * @param corrects the id of the notice that this one puts right; null for none
 * @param drill an exercise: never delivered to anybody outside
 * @param asked null while nobody has been asked to approve it; of a draft what came to nothing
 * @param approved null while nobody has
 * @param version counts changes of what customers read
 */
public record Notice(
    long id,
    long launch,
    int number,
    @Nullable Long incident,
    Moment moment,
    State state,
    Text text,
    Shows shows,
    List<Long> components,
    @Nullable Instant nextBy,
    @Nullable Window window,
    @Nullable Long corrects,
    boolean drill,
    Written written,
    @Nullable Asked asked,
    @Nullable Approved approved,
    int version) {

  /** Who wrote what nobody has put into words of their own yet. */
  public static final String BY_ITSELF = "launchbot";

  public Notice {
    components = List.copyOf(components);
  }

  /** What can be changed of it while it is not approved. */
  public record Wording(
      Moment moment,
      Text text,
      Shows shows,
      List<Long> components,
      @Nullable Instant nextBy,
      @Nullable Window window) {
    public Wording {
      components = List.copyOf(components);
    }
  }

  public Wording wording() {
    return new Wording(moment, text, shows, components, nextBy, window);
  }

  /** Nobody has put it into words of their own: it is drawn up anew whenever it is looked at. */
  public boolean byItself() {
    return written.by().equals(BY_ITSELF);
  }

  public boolean open() {
    return state == State.DRAFT || state == State.ASKED;
  }

  Notice reads(Wording next, Written by, int nextVersion) {
    return new Notice(
        id,
        launch,
        number,
        incident,
        next.moment(),
        state,
        next.text(),
        next.shows(),
        next.components(),
        next.nextBy(),
        next.window(),
        corrects,
        drill,
        by,
        asked,
        approved,
        nextVersion);
  }

  Notice stands(State next, @Nullable Asked question, @Nullable Approved answer) {
    return new Notice(
        id,
        launch,
        number,
        incident,
        moment,
        next,
        text,
        shows,
        components,
        nextBy,
        window,
        corrects,
        drill,
        written,
        question,
        answer,
        version);
  }

  /** How far it is. */
  public enum State {
    DRAFT,
    ASKED,
    /** It goes out, or has. */
    APPROVED,
    /** It was never sent, and never will be. */
    WITHDRAWN
  }

  /**
   * Plain text.
   *
   * @param headline one line
   * @param body paragraphs with an empty line between them
   */
  public record Text(String headline, String body) {}

  public record Window(Instant from, Instant until) {}

  public record Written(String by, Instant at) {}

  /** Somebody is asked to approve it until then; of a draft: was asked. */
  public record Asked(Instant at, Instant expires) {}

  /**
   * @param alone whether the writer approved it, because nobody else could
   */
  public record Approved(String by, Instant at, boolean alone) {}

  /** What history says it is about. */
  public Subject subject() {
    return new Subject("notice", id);
  }
}
