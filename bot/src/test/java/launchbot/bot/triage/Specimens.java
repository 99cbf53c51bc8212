package launchbot.bot.triage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import launchbot.launch.Launch;
import launchbot.sandbox.Cast;
import launchbot.triage.Entry;
import launchbot.triage.EntryState;
import launchbot.triage.Severity;
import org.jspecify.annotations.Nullable;

/** Entries to be looked at. */
final class Specimens {
  static final Instant THEN = Instant.parse("2026-11-17T09:00:00Z");
  static final Instant NOW = Instant.parse("2026-11-20T14:30:00Z");
  static final LocalDate TODAY = LocalDate.parse("2026-11-20");
  static final Launch LAUNCH =
      new Launch(3, Cast.LAUNCH, "Launch", ZoneOffset.UTC, LocalDate.parse("2026-12-04"), Cast.ADA);

  /** Titles that people give, and some that they should not. */
  static final List<String> TITLES =
      List.of(
          "🔥🔥 Signup 👩‍👩‍👧‍👦 burns 🇸🇪",
          "כפתור ההרשמה לא עובד ‏ABC‏ שלום",
          "x".repeat(150),
          "*Bold* _slanted_ ~struck~ `code` ```block``` > quote",
          "<!here> <@U0BEN00001> <https://evil.example|your bank> & more");

  private Specimens() {}

  static Entry in(EntryState state) {
    boolean fixed = state == EntryState.FIXED || state == EntryState.VERIFIED;
    return entry(
        12,
        "Card form loses what was typed",
        Severity.HIGH,
        Cast.BEN,
        TODAY.plusDays(5),
        state,
        fixed ? Cast.BEN : null,
        state == EntryState.VERIFIED ? Cast.ADA : null,
        null);
  }

  static Entry deleted() {
    return entry(12, "Card form", Severity.HIGH, null, null, EntryState.OPEN, null, null, NOW);
  }

  /** One that nobody has, with nothing that may be missing. */
  static Entry bare(long number, Severity severity, String title) {
    return entry(number, title, severity, null, null, EntryState.OPEN, null, null, null);
  }

  /** The longest that the rules let through, all of it in characters that Slack wants escaped. */
  static Entry longest(long number) {
    return new Entry(
        number,
        3,
        Severity.POST_LAUNCH,
        "&".repeat(150),
        "<".repeat(500),
        ">".repeat(500),
        Cast.BEN,
        TODAY.minusDays(400),
        List.of("a".repeat(30), "b".repeat(30), "c".repeat(30), "d".repeat(30), "e".repeat(30)),
        EntryState.OPEN,
        null,
        Cast.ADA,
        THEN,
        THEN,
        THEN,
        null,
        null,
        false,
        true,
        3,
        THEN,
        Cast.ADA,
        null,
        "https://sandbox.slack.com/archives/C0LAUNCH01/p1763640000000000?thread_ts=1.2&cid=C",
        7);
  }

  private static Entry entry(
      long number,
      String title,
      Severity severity,
      @Nullable String owner,
      @Nullable LocalDate due,
      EntryState state,
      @Nullable String fixer,
      @Nullable String verifier,
      @Nullable Instant deleted) {
    return new Entry(
        number,
        3,
        severity,
        title,
        "A customer who mistypes a card number starts again from nothing",
        owner == null ? null : "Pay by invoice until then",
        owner,
        due,
        owner == null ? List.of() : List.of("payments", "signup"),
        state,
        state == EntryState.DUPLICATE ? 7L : null,
        Cast.ADA,
        THEN,
        THEN,
        THEN,
        fixer,
        verifier,
        false,
        false,
        0,
        null,
        null,
        deleted,
        null,
        1);
  }
}
