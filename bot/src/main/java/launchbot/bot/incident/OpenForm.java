package launchbot.bot.incident;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.CheckboxesElement;
import com.slack.api.model.view.View;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Pick;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Shortcut;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Past;
import launchbot.bot.words.Words;
import launchbot.incident.Corrections;
import launchbot.incident.Event;
import launchbot.incident.Sev;
import launchbot.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/** The form that opens an incident, from the menu or from a message's. */
final class OpenForm implements Modal, Shortcut {
  static final Shortcut.Declaration SHORTCUT =
      new Shortcut.Declaration("incident_open_message", "Open incident");

  private static final String FEELS = "feels";
  private static final String SEVERITY = "severity";
  private static final String SINCE = "since";
  private static final String DRILL = "drill";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ENGLISH);

  private final Ledger ledger;
  private final OpenDesk desk;

  OpenForm(Ledger ledger, OpenDesk desk) {
    this.ledger = ledger;
    this.desk = desk;
  }

  @Override
  public String callbackId() {
    return "incident_open";
  }

  @Override
  public Shortcut.Declaration declaration() {
    return SHORTCUT;
  }

  /** Prefilled with what the message says and when. */
  @Override
  public Reply choose(Pick pick) {
    return form(pick.visit(), pick.ts(), Words.of(pick.text()).text().strip());
  }

  Reply empty(Visit visit) {
    return form(visit, null, null);
  }

  private Reply form(Visit visit, @Nullable String ts, @Nullable String message) {
    OpenDesk.Where where =
        ledger.<OpenDesk.Where>read(visit.workspace(), sql -> OpenDesk.where(sql, visit));
    return switch (where) {
      case OpenDesk.No(String why) -> new Reply.Refusal(why);
      case OpenDesk.In(var launch) ->
          new Reply.Open(
              view(
                  visit,
                  new Wanted(
                      launch.id(),
                      visit.receipt(),
                      "",
                      null,
                      false,
                      0,
                      visit.channel(),
                      ts,
                      message)),
              Card.of("Type it: `/incident Checkout shows an error !sev2`."));
    };
  }

  private static View view(Visit visit, Wanted wanted) {
    String message = wanted.message();
    String first =
        message == null ? null : Mrkdwn.truncate(message.replaceAll("\\s+", " "), Corrections.MOST);
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        Forms.input(
            FEELS,
            "What do users feel?",
            "One sentence; it becomes the headline.",
            false,
            Forms.text(first, "Checkout shows an error", Corrections.MOST, true)));
    blocks.add(
        Forms.input(
            SEVERITY,
            "How bad is it?",
            null,
            false,
            Forms.select(null, Arrays.stream(Sev.values()).map(OpenForm::option).toList())));
    blocks.add(
        Forms.input(
            SINCE,
            "Since when?",
            "Such as 21:40, yesterday 21:40, 20 min ago. Empty: now.",
            true,
            Forms.text(since(visit, wanted), "21:40", 60, false)));
    blocks.add(
        Forms.input(
            DRILL,
            "Is it real?",
            null,
            true,
            CheckboxesElement.builder()
                .actionId("value")
                .options(List.of(Blocks.option("It is a drill", DRILL)))
                .build()));
    return Forms.modal("incident_open", "Open incident", "Open", wanted.json(), blocks);
  }

  private static OptionObject option(Sev sev) {
    return Blocks.option(sev.key() + ": " + sev.means(), sev.key());
  }

  /** When the message was written, as the form reads it. */
  private static @Nullable String since(Visit visit, Wanted wanted) {
    Event.Message from = wanted.from();
    Instant at = from == null ? null : from.at();
    if (at == null || at.isAfter(visit.at())) {
      return null;
    }
    ZonedDateTime there = at.atZone(visit.person().zone());
    return (there.toLocalDate().equals(visit.today()) ? TIME : MOMENT).format(there);
  }

  @Override
  public Submitted submit(Submission form) {
    Wanted kept = Wanted.parse(String.valueOf(form.view().getPrivateMetadata()));
    Visit visit = form.visit();
    Map<String, String> errors = new LinkedHashMap<>();
    String feels = Forms.visible(form.value(FEELS));
    if (!Corrections.says(feels)) {
      errors.put(FEELS, "Say what users feel, in a sentence.");
    }
    var sev = Sev.parse(String.valueOf(form.value(SEVERITY)));
    if (sev.isEmpty()) {
      errors.put(SEVERITY, "Choose one.");
    }
    Instant began = began(form, errors);
    if (!errors.isEmpty() || feels == null) {
      return new Submitted.Errors(errors);
    }
    Wanted wanted =
        new Wanted(
            kept.launch(),
            kept.once(),
            feels,
            sev.orElseThrow().key(),
            form.choices(DRILL).contains(DRILL),
            began.getEpochSecond(),
            kept.channel(),
            kept.ts(),
            kept.message());
    return Submitted.of(desk.filled(visit, wanted), FEELS);
  }

  private static Instant began(Submission form, Map<String, String> errors) {
    String typed = Forms.visible(form.value(SINCE));
    Visit visit = form.visit();
    if (typed == null) {
      return visit.at();
    }
    switch (Past.read(typed, visit.now())) {
      case Past.Unclear(String why) -> errors.put(SINCE, Forms.unformatted(why));
      case Past.Found(Instant at) when at.isAfter(visit.at()) ->
          errors.put(SINCE, "That is still to come. If it was the day before: yesterday " + typed);
      case Past.Found(Instant at) -> {
        return at;
      }
    }
    return visit.at();
  }
}
