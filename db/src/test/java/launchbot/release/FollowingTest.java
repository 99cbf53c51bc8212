package launchbot.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which calls tell of the same deploy. */
class FollowingTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  /**
   * Calls are {@code state@minute}, with a version behind {@code =} where it is not 1 and a
   * reference behind {@code #}; the releases come out in the order they became known in.
   */
  @ParameterizedTest
  @CsvSource({
    "s@0 f@5, finished 0-5",
    "s@0 s@0 f@5 f@5, finished 0-5",
    "s@0 s@2 f@5, finished 0-5",
    "f@5 s@0, finished 0-5",
    "x@5 s@0, failed 0-5",
    "s@0 x@5, failed 0-5",
    "s@0 x@5 f@9, finished 0-9",
    "s@0 f@9 x@5, finished 0-9",
    "f@5 f@5, finished 5-5",
    "f@5 f@7, finished 5-5",
    "s@0 f@5 s@10 f@15, finished 0-5; finished 10-15",
    "s@0 f@5 s@6=2 f@8=2 s@10 f@15, finished 0-5; finished 6-8; finished 10-15",
    "f@5 f@6=2 f@9, finished 5-5; finished 6-6; finished 9-9",
    "f@5 f@6=2 f@5, finished 5-5; finished 6-6",
    "s@0#a f@5#b, finished 0-5",
    "s@0#a f@5#a s@0#a, finished 0-5",
    "s@0#a f@5#a s@9=2 f@5#a, finished 0-5; started 9-"
  })
  void theSameDeployIsOneReleaseInWhateverOrder(String calls, String releases) {
    List<Dossier> known = new ArrayList<>();
    for (String call : calls.split(" ", -1)) {
      take(known, news(call));
    }
    assertThat(known.stream().map(FollowingTest::said)).containsExactly(releases.split("; ", -1));
    List<Dossier> once = List.copyOf(known);
    take(known, news(calls.substring(calls.lastIndexOf(' ') + 1)));
    assertThat(known).as("told again").isEqualTo(once);
  }

  private static void take(List<Dossier> known, News.Deployed news) {
    List<Dossier> newest = new ArrayList<>(known);
    newest.sort((a, b) -> b.release().startedAt().compareTo(a.release().startedAt()));
    Optional<Dossier> which =
        Following.which(
            news,
            known.stream()
                .filter(one -> news.reference() != null && news.reference().equals(one.reference()))
                .findFirst()
                .orElse(null),
            newest.stream()
                .filter(one -> one.release().version().equals(news.facts().version()))
                .toList(),
            newest.isEmpty() ? null : newest.getFirst().release());
    if (which.isPresent()) {
      known.set(known.indexOf(which.get()), Following.with(which.get(), news));
    } else {
      known.add(numbered(Following.draft(1, news, List.of(), null), known.size() + 1));
    }
  }

  @Test
  void twoBuildsOfAVersionAreTwoReleases() {
    Dossier one = numbered(Following.draft(1, news("s@0", "sha256:a"), List.of(), null), 1);
    assertThat(Following.which(news("f@5", "sha256:b"), null, List.of(one), one.release()))
        .isEmpty();
    assertThat(Following.which(news("f@5", null), null, List.of(one), one.release())).contains(one);
  }

  @Test
  void anApprovalCountsForTheMigrationsItWasSaidTo() {
    var news =
        new News.Deployed(
            facts(List.of(new Release.Migration("drop_old", false))),
            Release.State.STARTED,
            NOON,
            null,
            Dossier.Source.HOOK);
    Dossier approved =
        Following.draft(1, news, List.of(), null).approved(new Dossier.Approval("U1", NOON));
    assertThat(approved.unapproved()).isFalse();
    assertThat(Following.with(approved, news)).isEqualTo(approved);
    var other =
        new News.Deployed(
            facts(List.of(new Release.Migration("drop_more", false))),
            Release.State.STARTED,
            NOON,
            null,
            Dossier.Source.HOOK);
    assertThat(Following.with(approved, other).unapproved()).isTrue();
  }

  @Test
  void whatWasTakenBackStaysTakenBack() {
    Dossier one = numbered(Following.draft(1, news("f@5"), List.of(), null), 1);
    Dossier back = one.with(one.release().turned(Release.State.ROLLED_BACK, NOON));
    assertThat(Following.with(back, news("x@9")).release().state())
        .isEqualTo(Release.State.ROLLED_BACK);
  }

  private static News.Facts facts(List<Release.Migration> migrations) {
    return new News.Facts(
        "production", "1", null, null, null, null, List.of(), migrations, List.of(), List.of());
  }

  private static News.Deployed news(String call) {
    return news(call, null);
  }

  private static News.Deployed news(String call, @Nullable String digest) {
    String reference = call.contains("#") ? call.substring(call.indexOf('#') + 1) : null;
    String bare = call.replaceFirst("#.*", "");
    String version = bare.contains("=") ? bare.substring(bare.indexOf('=') + 1) : "1";
    int minute = Integer.parseInt(bare.replaceFirst("=.*", "").substring(2));
    return new News.Deployed(
        new News.Facts(
            "production",
            version,
            digest,
            null,
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of()),
        switch (call.charAt(0)) {
          case 's' -> Release.State.STARTED;
          case 'f' -> Release.State.FINISHED;
          default -> Release.State.FAILED;
        },
        NOON.plusSeconds(60L * minute),
        reference,
        Dossier.Source.HOOK);
  }

  /** As a store would give it an id. */
  static Dossier numbered(Dossier draft, int number) {
    Release r = draft.release();
    return draft.with(
        new Release(
            number,
            r.launch(),
            number,
            r.environment(),
            r.version(),
            r.digest(),
            r.commit(),
            r.state(),
            r.stage(),
            r.changes(),
            r.migrations(),
            r.risks(),
            r.by(),
            r.startedAt(),
            r.endedAt(),
            r.health(),
            r.previous()));
  }

  private static String said(Dossier one) {
    Release release = one.release();
    Instant ended = release.endedAt();
    return "%s %d-%s"
        .formatted(
            release.state().key(),
            (release.startedAt().getEpochSecond() - NOON.getEpochSecond()) / 60,
            ended == null ? "" : (ended.getEpochSecond() - NOON.getEpochSecond()) / 60);
  }
}
