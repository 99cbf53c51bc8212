package launchbot.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import launchbot.ledger.Change;
import org.jspecify.annotations.Nullable;

/**
 * To which release news belongs, and what it makes of it. Pipelines repeat themselves, and their
 * calls overtake each other: whatever the order, the same deploy is one release.
 */
public final class Following {
  private Following() {}

  /**
   * Which release is told of; empty for a new one.
   *
   * @param named the one of that reference; null for none
   * @param ofVersion those of the same version and environment, the newest first
   * @param latest the newest of any version there; null for none
   */
  public static Optional<Dossier> which(
      News.Deployed news,
      @Nullable Dossier named,
      List<Dossier> ofVersion,
      @Nullable Release latest) {
    if (named != null) {
      return Optional.of(named);
    }
    List<Dossier> same = ofVersion.stream().filter(one -> mayBe(news, one)).toList();
    Optional<Dossier> repeated = same.stream().filter(one -> repeats(news, one)).findFirst();
    if (repeated.isPresent() || same.isEmpty()) {
      return repeated;
    }
    Dossier newest = same.getFirst();
    Release release = newest.release();
    boolean open = release.state() == Release.State.STARTED;
    boolean last = latest != null && latest.id() == release.id();
    boolean belongs =
        news.state() == Release.State.STARTED
            ? open || !newest.begun()
            : open || (last && release.state() != Release.State.ROLLED_BACK);
    return belongs ? Optional.of(newest) : Optional.empty();
  }

  /** Two builds of one version are two releases, and so are two deployments that GitHub names. */
  private static boolean mayBe(News.Deployed news, Dossier one) {
    String digest = news.facts().digest();
    String known = one.release().digest();
    return (digest == null || known == null || digest.equals(known))
        && !(news.source() == Dossier.Source.GITHUB && one.source() == Dossier.Source.GITHUB);
  }

  private static boolean repeats(News.Deployed news, Dossier one) {
    Release release = one.release();
    return news.state() == Release.State.STARTED
        ? one.begun() && release.startedAt().equals(news.at())
        : news.state() == release.state() && news.at().equals(release.endedAt());
  }

  /**
   * A new one, not kept yet.
   *
   * @param notes what was told of that version before; empty for nothing
   * @param before what runs there; null for nothing
   */
  public static Dossier draft(
      long launch, News.Deployed news, List<String> notes, @Nullable Release before) {
    News.Facts facts = news.facts();
    boolean started = news.state() == Release.State.STARTED;
    var release =
        new Release(
            0,
            launch,
            0,
            facts.environment(),
            facts.version(),
            facts.digest(),
            facts.commit(),
            news.state(),
            facts.stage(),
            facts.changes().isEmpty() ? notes : facts.changes(),
            facts.migrations(),
            facts.risks(),
            facts.by(),
            news.at(),
            started ? null : news.at(),
            Release.Health.UNKNOWN,
            before == null ? null : before.id());
    return new Dossier(
        release, facts.variables(), started, null, news.source(), news.reference(), null, false);
  }

  /** What it is with that; the same where it says nothing new. */
  public static Dossier with(Dossier dossier, News.Deployed news) {
    Release was = dossier.release();
    News.Facts facts = news.facts();
    Turn turn = turn(dossier, news);
    var release =
        new Release(
            was.id(),
            was.launch(),
            was.number(),
            was.environment(),
            was.version(),
            other(was.digest(), facts.digest()),
            other(was.commit(), facts.commit()),
            turn.state(),
            other(was.stage(), facts.stage()),
            other(was.changes(), facts.changes()),
            other(was.migrations(), facts.migrations()),
            other(was.risks(), facts.risks()),
            other(was.by(), facts.by()),
            turn.started(),
            turn.ended(),
            was.health(),
            was.previous());
    // A yes counts for the migrations that it was said to.
    boolean asApproved =
        release.irreversible().isEmpty() || was.irreversible().equals(release.irreversible());
    return new Dossier(
        release,
        other(dossier.variables(), facts.variables()),
        dossier.begun() || news.state() == Release.State.STARTED,
        dossier.words(),
        dossier.source(),
        dossier.reference() == null ? news.reference() : dossier.reference(),
        asApproved ? dossier.approval() : null,
        dossier.shown());
  }

  private record Turn(Release.State state, Instant started, @Nullable Instant ended) {}

  private static Turn turn(Dossier dossier, News.Deployed news) {
    Release was = dossier.release();
    Instant ended = was.endedAt();
    Turn same = new Turn(was.state(), was.startedAt(), ended);
    if (news.state() == Release.State.STARTED) {
      boolean earlier = !dossier.begun() && news.at().isBefore(was.startedAt());
      return earlier ? new Turn(was.state(), news.at(), ended) : same;
    }
    boolean stale = ended != null && !news.at().isAfter(ended);
    if (was.state() == Release.State.ROLLED_BACK || was.state() == news.state() || stale) {
      return same;
    }
    Instant end = news.at().isBefore(was.startedAt()) ? was.startedAt() : news.at();
    return new Turn(news.state(), was.startedAt(), end);
  }

  /** What became another one, in words. */
  public static List<Change.Field> fields(@Nullable Dossier before, Dossier after) {
    List<Change.Field> fields = new ArrayList<>();
    Release was = before == null ? null : before.release();
    Release is = after.release();
    add(fields, "version", was == null ? null : was.version(), is.version());
    add(fields, "environment", was == null ? null : was.environment(), is.environment());
    add(fields, "state", was == null ? null : was.state().key(), is.state().key());
    add(fields, "digest", was == null ? null : was.digest(), is.digest());
    add(fields, "commit", was == null ? null : was.commit(), is.commit());
    add(fields, "stage", was == null ? null : was.stage(), is.stage());
    add(fields, "by", was == null ? null : was.by(), is.by());
    add(fields, "changes", was == null ? null : text(was.changes()), text(is.changes()));
    add(fields, "migrations", was == null ? null : said(was), said(is));
    add(fields, "risks", was == null ? null : text(was.risks()), text(is.risks()));
    add(
        fields,
        "variables",
        before == null ? null : text(before.variables()),
        text(after.variables()));
    add(
        fields,
        "started",
        was == null ? null : was.startedAt().toString(),
        is.startedAt().toString());
    add(fields, "ended", was == null ? null : time(was.endedAt()), time(is.endedAt()));
    return fields;
  }

  private static void add(
      List<Change.Field> fields, String name, @Nullable String from, @Nullable String to) {
    if (!Objects.equals(from, to)) {
      fields.add(new Change.Field(name, from, to));
    }
  }

  private static @Nullable String time(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  private static @Nullable String text(List<String> lines) {
    return lines.isEmpty() ? null : String.join("; ", lines);
  }

  private static @Nullable String said(Release release) {
    return text(
        release.migrations().stream()
            .map(one ->
                one.name()
                    + (one.reversible() == null
                        ? ""
                        : one.reversible() ? " (reversible)" : " (irreversible)"))
            .toList());
  }

  private static @Nullable String other(@Nullable String known, @Nullable String told) {
    return told == null ? known : told;
  }

  private static <T> List<T> other(List<T> known, List<T> told) {
    return told.isEmpty() ? known : told;
  }
}
