package launchbot.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Role;
import launchbot.people.Verb;
import org.jspecify.annotations.Nullable;

/** From a draft to what customers read: nothing goes out that a second person has not read. */
public final class Approvals {
  /** So long an answer is waited for. */
  public static final Duration OPEN = Duration.ofMinutes(30);

  private static final String OVER =
      "It has gone out already. `/incident correct %d` puts it right.";
  private static final String WITHDRAWN =
      "It was withdrawn. `/incident notice` writes another one.";

  private Approvals() {}

  /**
   * Whoever wants something of a notice.
   *
   * @param deactivated cannot sign in any more; an old message's button may still be pressed
   */
  public record Who(String id, Role role, boolean deactivated) {}

  /** Other words. Who was asked about the old ones is asked anew. */
  public static Verdict<Notice> change(Notice notice, Notice.Wording next, Who who, Instant now) {
    Optional<String> no = closed(notice).or(() -> may(who, Verb.WRITE_NOTICE));
    if (no.isPresent()) {
      return new Verdict.Refused<>(no.get());
    }
    if (notice.wording().equals(next) && !notice.byItself()) {
      return new Verdict.Refused<>("Nothing of it was changed.");
    }
    int version = notice.wording().equals(next) ? notice.version() : notice.version() + 1;
    Notice reworded = notice.reads(next, new Notice.Written(who.id(), now), version);
    Notice after =
        notice.state() == Notice.State.ASKED
            ? reworded.stands(Notice.State.ASKED, new Notice.Asked(now, now.plus(OPEN)), null)
            : reworded;
    return new Verdict.Moved<>(
        after, new Change("changed", notice.subject(), fields(notice.wording(), next), null));
  }

  /** A draft that writes itself follows what has become of its incident. */
  public static Verdict.Moved<Notice> redraft(Notice notice, Notice.Wording next) {
    return new Verdict.Moved<>(
        notice.reads(next, notice.written(), notice.version() + 1),
        new Change("redrafted", notice.subject(), fields(notice.wording(), next), null));
  }

  /** A draft that writes itself has nothing to say any more. */
  public static Verdict.Moved<Notice> drop(Notice notice) {
    return new Verdict.Moved<>(
        notice.stands(Notice.State.WITHDRAWN, null, null),
        new Change("withdrawn", notice.subject(), List.of(), "nothing is left to be said"));
  }

  /**
   * Somebody is asked to approve it, as it would be sent. A draft that wrote itself is from now on
   * the words of whoever asks.
   *
   * @param next as it would be sent
   * @param missing blanks that must be filled before
   */
  public static Verdict<Notice> ask(
      Notice notice, Notice.Wording next, List<String> missing, Who who, Instant now) {
    Optional<String> no = closed(notice).or(() -> may(who, Verb.WRITE_NOTICE));
    if (no.isPresent()) {
      return new Verdict.Refused<>(no.get());
    }
    if (notice.state() == Notice.State.ASKED && now.isBefore(expires(notice))) {
      return new Verdict.Refused<>("Somebody is asked to approve it already.");
    }
    if (!missing.isEmpty()) {
      return new Verdict.Refused<>(
          "Fill in first: %s. *Change* opens it.".formatted(String.join(", ", missing)));
    }
    if (next.text().body().isBlank()) {
      return new Verdict.Refused<>("It says nothing yet. *Change* opens it.");
    }
    Optional<String> late = late(next.nextBy(), now);
    if (late.isPresent()) {
      return new Verdict.Refused<>(late.get());
    }
    boolean same = notice.wording().equals(next);
    Notice asked =
        notice
            .reads(
                next,
                notice.byItself() ? new Notice.Written(who.id(), now) : notice.written(),
                same ? notice.version() : notice.version() + 1)
            .stands(Notice.State.ASKED, new Notice.Asked(now, now.plus(OPEN)), null);
    return new Verdict.Moved<>(
        asked, new Change("asked", notice.subject(), fields(notice.wording(), next), null));
  }

  /**
   * It goes out.
   *
   * @param version which was shown
   * @param alone whether whoever wrote it says so, since nobody else can
   * @param others who else could approve it
   */
  public static Verdict<Notice> approve(
      Notice notice, int version, Who who, boolean alone, List<String> others, Instant now) {
    Optional<String> no = closed(notice).or(() -> may(who, Verb.APPROVE_NOTICE));
    if (no.isPresent()) {
      return new Verdict.Refused<>(no.get());
    }
    if (notice.state() == Notice.State.DRAFT || !now.isBefore(expires(notice))) {
      return new Verdict.Refused<>(
          "Nobody approved it in time, so the question is over. Ask for approval again.");
    }
    if (notice.version() != version) {
      return new Verdict.Refused<>(
          "It was changed since you read it. Read what it says now, then decide.");
    }
    boolean own = notice.written().by().equals(who.id());
    if (own && !(alone && others.isEmpty())) {
      return new Verdict.Refused<>(
          others.isEmpty()
              ? "You wrote it. Since nobody else can approve it, *Approve alone* does."
              : "You wrote it, so somebody else approves it: %s."
                  .formatted(String.join(", ", mentions(others))));
    }
    Optional<String> late = late(notice.nextBy(), now);
    if (late.isPresent()) {
      return new Verdict.Refused<>(late.get());
    }
    return new Verdict.Moved<>(
        notice.stands(
            Notice.State.APPROVED, notice.asked(), new Notice.Approved(who.id(), now, own)),
        new Change(
            "approved",
            notice.subject(),
            List.of(
                new Change.Field("version", null, String.valueOf(version)),
                new Change.Field("alone", null, String.valueOf(own))),
            own ? "nobody else can approve it" : null));
  }

  public static Verdict<Notice> withdraw(Notice notice, Who who) {
    Optional<String> no = closed(notice).or(() -> may(who, Verb.WRITE_NOTICE));
    return no.isPresent()
        ? new Verdict.Refused<>(no.get())
        : new Verdict.Moved<>(
            notice.stands(Notice.State.WITHDRAWN, notice.asked(), null),
            new Change("withdrawn", notice.subject(), List.of(), null));
  }

  /** Nobody has answered in time; empty where that is not so. */
  public static Optional<Verdict.Moved<Notice>> expire(Notice notice, Instant now) {
    return notice.state() != Notice.State.ASKED || now.isBefore(expires(notice))
        ? Optional.empty()
        : Optional.of(
            new Verdict.Moved<>(
                notice.stands(Notice.State.DRAFT, notice.asked(), null),
                new Change("expired", notice.subject(), List.of(), null)));
  }

  /** Why somebody may not send what was approved; empty where they may. */
  public static Optional<String> maySend(Who who) {
    return may(who, Verb.APPROVE_NOTICE);
  }

  private static Instant expires(Notice notice) {
    return Objects.requireNonNull(notice.asked()).expires();
  }

  private static Optional<String> closed(Notice notice) {
    return switch (notice.state()) {
      case DRAFT, ASKED -> Optional.empty();
      case APPROVED ->
          Optional.of(
              notice.drill()
                  ? "It was approved already. It is a drill, so nothing was sent."
                  : OVER.formatted(notice.number()));
      case WITHDRAWN -> Optional.of(WITHDRAWN);
    };
  }

  private static Optional<String> may(Who who, Verb verb) {
    return who.deactivated()
        ? Optional.of("That account is deactivated: somebody else has to do it.")
        : Permissions.check(who.role(), verb);
  }

  private static Optional<String> late(@Nullable Instant nextBy, Instant now) {
    return nextBy == null || nextBy.isAfter(now)
        ? Optional.empty()
        : Optional.of(
            "It promises the next word for a time that is over. *Change* opens it; choose a later"
                + " one.");
  }

  private static List<String> mentions(List<String> people) {
    return people.stream().limit(5).map("<@%s>"::formatted).toList();
  }

  private static List<Change.Field> fields(Notice.Wording was, Notice.Wording is) {
    List<Change.Field> fields = new ArrayList<>();
    field(fields, "moment", was.moment().key(), is.moment().key());
    field(fields, "headline", was.text().headline(), is.text().headline());
    field(fields, "body", was.text().body(), is.text().body());
    field(fields, "shows", was.shows().key(), is.shows().key());
    field(fields, "components", words(was.components()), words(is.components()));
    field(fields, "next by", words(was.nextBy()), words(is.nextBy()));
    return fields;
  }

  private static void field(
      List<Change.Field> fields, String name, @Nullable String was, @Nullable String is) {
    if (!Objects.equals(was, is)) {
      fields.add(new Change.Field(name, was, is));
    }
  }

  private static @Nullable String words(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
