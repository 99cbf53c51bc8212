package launchbot.bot.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.notice.Drafting;
import launchbot.notice.Moment;
import launchbot.notice.Notice;
import launchbot.notice.Shows;
import launchbot.notice.Telling;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/** The form in which a notice is written, coming back. */
final class WriteModal implements Modal {
  private final Writing writing;

  WriteModal(Writing writing) {
    this.writing = writing;
  }

  @Override
  public String callbackId() {
    return NoticeForm.WRITE;
  }

  @Override
  public Submitted submit(Submission form) {
    Sheet sheet = Sheet.parse(form.view().getPrivateMetadata());
    Moment moment =
        Moment.parse(given(form, NoticeForm.MOMENT)).orElseThrow(() -> new Garbled("no moment"));
    Notice.Text text =
        new Notice.Text(
            Wording.line(String.valueOf(Forms.visible(given(form, NoticeForm.HEADLINE)))),
            body(given(form, NoticeForm.BODY)));
    if (moment == Moment.MAINTENANCE && sheet.window() == null) {
      return Submitted.error(NoticeForm.MOMENT, NoticeWords.MAINTENANCE);
    }
    if (moment != sheet.was() && text.hashCode() == sheet.filled()) {
      return writing.other(form.visit(), sheet, moment);
    }
    Optional<Submitted> wrong = wrong(text);
    if (wrong.isPresent()) {
      return wrong.get();
    }
    Instant next = next(given(form, NoticeForm.NEXT));
    if (next == null && Telling.goesOn(moment) && sheet.corrects() == 0) {
      return Submitted.error(
          NoticeForm.NEXT, "It is not over, so customers wait for the next word: choose a time.");
    }
    if (next != null && !next.isAfter(form.visit().at())) {
      return Submitted.error(NoticeForm.NEXT, "That time is over: choose a later one.");
    }
    var wording =
        new Notice.Wording(moment, text, shows(form), components(form), next, sheet.window());
    return Submitted.of(writing.write(form.visit(), sheet, wording), NoticeForm.BODY);
  }

  private static Optional<Submitted> wrong(Notice.Text text) {
    if (text.headline().isEmpty()) {
      return Optional.of(Submitted.error(NoticeForm.HEADLINE, "Say in a few words what it is."));
    }
    if (Drafting.paragraphs(text.body()).isEmpty()) {
      return Optional.of(Submitted.error(NoticeForm.BODY, "Say what customers should know."));
    }
    return Wording.tooLong("A headline", text.headline(), NoticeForm.LONGEST_HEADLINE)
        .map(why -> Submitted.error(NoticeForm.HEADLINE, why))
        .or(() ->
            Wording.tooLong("A notice", text.body(), NoticeForm.LONGEST_BODY)
                .map(why -> Submitted.error(NoticeForm.BODY, why)));
  }

  /** Its paragraphs, each without what nobody sees. */
  private static String body(String typed) {
    String visible = Forms.visible(typed);
    return visible == null ? "" : String.join("\n\n", Drafting.paragraphs(visible));
  }

  private static Shows shows(Submission form) {
    String chosen = given(form, NoticeForm.SHOWS);
    return List.of(Shows.values()).stream()
        .filter(one -> one.key().equals(chosen))
        .findFirst()
        .orElseThrow(() -> new Garbled("nothing that a page shows"));
  }

  private static List<Long> components(Submission form) {
    return form.choices(NoticeForm.COMPONENTS).stream().map(Numbers::of).sorted().toList();
  }

  private static @Nullable Instant next(String chosen) {
    return chosen.equals(NoticeForm.NONE) || chosen.isEmpty()
        ? null
        : Instant.ofEpochSecond(Math.min(Numbers.of(chosen), 4_102_444_800L));
  }

  private static String given(Submission form, String block) {
    String value = form.value(block);
    return value == null ? "" : value;
  }
}
