package launchbot.bot.hook;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import launchbot.bot.Golden;
import launchbot.launch.Hook;
import launchbot.launch.HookToken;
import launchbot.launch.Launch;
import launchbot.sandbox.Cast;
import org.junit.jupiter.api.Test;

/** Hooks as Slack gets them. */
class HookViewsTest {
  private static final Launch LAUNCH =
      new Launch(3, Cast.LAUNCH, "Shop", ZoneOffset.UTC, null, Cast.ADA);

  @Test
  void hooks() {
    Golden.check("hooks-none", HookView.list(LAUNCH, List.of()));
    Golden.check("hooks", HookView.list(LAUNCH, List.of(hook(2))));
    Golden.check(
        "hooks-most",
        HookView.list(LAUNCH, IntStream.range(0, 20).mapToObj(HookViewsTest::hook).toList()));
    Golden.check(
        "hook-made",
        HookView.made(hook(2), HookToken.of("lb_xyz"), URI.create("https://bot.example/?a=1&b=2")));
  }

  private static Hook hook(int number) {
    return new Hook(
        100 + number,
        3,
        number,
        "GitHub <actions>",
        Cast.ADA,
        Instant.parse("2026-11-24T10:00:00Z"),
        null);
  }
}
