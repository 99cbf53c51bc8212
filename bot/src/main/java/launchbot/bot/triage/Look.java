package launchbot.bot.triage;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.slack.Mrkdwn;
import launchbot.triage.Age;
import launchbot.triage.Entry;
import launchbot.triage.EntryState;
import launchbot.triage.Severity;

/** How entries are written wherever they are shown: always the same signs and words. */
final class Look {
  private Look() {}

  static String sign(Severity severity) {
    return switch (severity) {
      case BLOCKER -> "🔴";
      case HIGH -> "🟠";
      case MEDIUM -> "🟡";
      case LOW -> "🔵";
      case POST_LAUNCH -> "⚪";
    };
  }

  static String severity(Severity severity) {
    return sign(severity) + " " + severity.key();
  }

  static String state(Entry entry) {
    if (entry.deleted()) {
      return "deleted";
    }
    return switch (entry.state()) {
      case OPEN -> "open";
      case IN_PROGRESS -> "in progress";
      case FIXED -> "fixed, to be verified";
      case VERIFIED -> entry.selfVerified() ? "verified by the fixer alone" : "verified";
      case WONT_FIX -> "won't fix";
      case DUPLICATE -> "duplicate of #" + entry.duplicateOf();
    };
  }

  static String owner(Entry entry) {
    String owner = entry.owner();
    return owner == null ? "_nobody_" : Mrkdwn.user(owner);
  }

  /** {@code 🔴 *#12* Signup button does nothing}. */
  static String title(Entry entry) {
    String done = entry.state().closed() ? "✅ " : "";
    return "%s *#%d*  %s%s"
        .formatted(sign(entry.severity()), entry.number(), done, Mrkdwn.plain(entry.title()));
  }

  /**
   * {@code @ada · due Fri 4 Dec · 3 d · in progress}.
   *
   * @param now where it is read, since a day ends there
   */
  static String facts(Entry entry, ZonedDateTime now) {
    LocalDate today = now.toLocalDate();
    List<String> facts = new ArrayList<>();
    facts.add(owner(entry));
    LocalDate due = entry.due();
    if (due != null) {
      facts.add((entry.overdue(today) ? "⚠️ was due " : "due ") + Mrkdwn.day(due, today));
    }
    facts.add(Age.words(entry.createdAt(), now.toInstant()));
    if (entry.state() != EntryState.OPEN || entry.deleted()) {
      facts.add(state(entry));
    }
    if (entry.pulled()) {
      facts.add("pulled into the sprint");
    }
    return String.join(" · ", facts);
  }
}
