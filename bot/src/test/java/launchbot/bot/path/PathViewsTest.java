package launchbot.bot.path;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import launchbot.bot.Golden;
import launchbot.launch.Launch;
import launchbot.sandbox.Cast;
import launchbot.sprint.CriticalPath;
import launchbot.sprint.CriticalPaths;
import launchbot.sprint.PathResult;
import launchbot.sprint.PathResult.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every message and form of critical paths as Slack gets it. */
class PathViewsTest {
  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final Launch LAUNCH =
      new Launch(3, Cast.LAUNCH, "Shop", ZoneOffset.UTC, null, Cast.ADA);

  @Test
  void all() {
    Golden.check("paths-none", PathView.card(LAUNCH, List.of()));
    Golden.check(
        "paths",
        PathView.card(
            LAUNCH,
            List.of(
                path(1, "Pay <by card>", Cast.ADA, Cast.BEN, null, false),
                path(2, "Reset", null, null, null, false),
                path(3, "Sign in", Cast.ADA, Cast.BEN, result(Outcome.PASS, null, true), false),
                path(4, "Upload", null, Cast.BEN, result(Outcome.FAIL, "*no*", false), true),
                path(5, "Search", null, Cast.BEN, result(Outcome.FAIL, "no", false), false),
                path(
                    6, "Export", null, Cast.BEN, result(Outcome.BLOCKED, "login", false), false))));
    Golden.check(
        "paths-most",
        PathView.card(
            LAUNCH,
            IntStream.rangeClosed(1, CriticalPaths.MOST)
                .mapToObj(i ->
                    path(
                        i,
                        "&".repeat(150),
                        Cast.ADA,
                        Cast.BEN,
                        result(Outcome.FAIL, "<".repeat(500), false),
                        true))
                .toList()));
  }

  @Test
  void one() {
    CriticalPath path = path(2, "Reset", Cast.ADA, Cast.BEN, null, false);
    Golden.check("path-given", PathView.given(LAUNCH, List.of(path)));
    Golden.check("path-history-none", PathView.history(path, List.of()));
    Golden.check(
        "path-history",
        PathView.history(
            path,
            List.of(result(Outcome.PASS, null, true), result(Outcome.FAIL, "no mail", false))));
  }

  @Test
  void theForms() {
    CriticalPath path = path(2, "Reset", Cast.ADA, Cast.BEN, null, false);
    Golden.check("form-path-add", PathForms.edit(Cast.LAUNCH, null));
    Golden.check("form-path-edit", PathForms.edit(Cast.LAUNCH, path));
    Golden.check("form-path-walk", PathForms.result(Cast.LAUNCH, path, null));
    for (Outcome outcome : Outcome.values()) {
      Golden.check("form-path-" + outcome.key(), PathForms.result(Cast.LAUNCH, path, outcome));
    }
  }

  private static PathResult result(Outcome outcome, @Nullable String note, boolean alone) {
    return new PathResult(
        outcome, note, Cast.BEN, NOW, alone, outcome == Outcome.FAIL ? 12L : null);
  }

  private static CriticalPath path(
      int number,
      String title,
      @Nullable String owner,
      @Nullable String tester,
      @Nullable PathResult last,
      boolean entryOpen) {
    return new CriticalPath(
        100 + number, 3, number, title, number != 6, owner, tester, NOW, last, entryOpen);
  }
}
