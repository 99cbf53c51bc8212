package launchbot.bot.checklist;

import com.slack.api.model.view.View;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Submitted;
import launchbot.bot.slack.Visit;
import launchbot.checklist.Catalogue;
import launchbot.checklist.Item;
import launchbot.launch.Launch;

/**
 * The forms about items: what proves one, why it does not apply, until when it is waived, its text.
 */
final class ItemForms {
  static final String DONE = "check_done";
  static final String NA = "check_na";
  static final String WAIVE = "check_waive";
  static final String EDIT = "check_edit";
  static final String ADD = "check_add";

  static final String PROOF = "proof";
  static final String REASON = "reason";
  static final String UNTIL = "until";
  static final String TEXT = "text";
  static final String SECTION = "section";
  static final String REQUIRED = "required";

  private static final int LONG = 500;
  private static final int SHORT = 300;

  private ItemForms() {}

  /** Filled in, so that a phone only has to save. */
  static View done(Visit visit, Item item) {
    String ask =
        Catalogue.shipped()
            .line(item.key())
            .map(Catalogue.Line::ask)
            .orElse("A link, or what you looked at");
    String filled =
        "Checked by %s on %s"
            .formatted(visit.person().name(), Mrkdwn.day(visit.today(), visit.today()));
    return Forms.modal(
        DONE,
        "Done: #" + item.number(),
        "Save",
        key(visit, item),
        List.of(
            Blocks.section("*#%d*  %s".formatted(item.number(), Mrkdwn.plain(item.text()))),
            Forms.input(
                PROOF,
                "What proves it?",
                Objects.requireNonNullElse(ask, "A link, or what you looked at"),
                false,
                Forms.text(filled, "https://… or what you saw", LONG, false))));
  }

  static View notApplicable(Visit visit, Item item) {
    return Forms.modal(
        NA,
        "Does not apply",
        "Save",
        key(visit, item),
        List.of(
            Blocks.section("*#%d*  %s".formatted(item.number(), Mrkdwn.plain(item.text()))),
            Forms.input(
                REASON,
                "Why does it not apply?",
                "Everybody can read it in the history",
                false,
                Forms.text(null, "Nothing can be uploaded in this product", LONG, false))));
  }

  static View waive(Visit visit, Item item, LocalDate until, boolean lead) {
    return Forms.modal(
        WAIVE,
        "Waive #" + item.number(),
        lead ? "Waive" : "Ask the lead",
        key(visit, item),
        List.of(
            Blocks.section(
                "*#%d*  %s\nWaived, it does not hold the go back, and is shown as a risk until that day."
                    .formatted(item.number(), Mrkdwn.plain(item.text()))),
            Forms.input(
                REASON,
                "Why can you go without it?",
                null,
                false,
                Forms.text(null, "The provider answers on Monday", LONG, false)),
            Forms.input(UNTIL, "Until (90 days at most)", null, false, Forms.day(until))));
  }

  static View edit(Visit visit, Item item) {
    return Forms.modal(
        EDIT,
        "Edit #" + item.number(),
        "Save",
        key(visit, item),
        List.of(
            Forms.input(
                TEXT,
                "What has to be true?",
                null,
                false,
                Forms.text(item.text(), "One sentence", SHORT, false))));
  }

  static View add(Visit visit, Launch launch, String text) {
    var sections =
        Catalogue.shipped().sectionKeys().stream()
            .map(key -> Blocks.option(Catalogue.shipped().title(key), key))
            .toList();
    var no = Blocks.option("Recommended", "no");
    return Forms.modal(
        ADD,
        "Add to the checklist",
        "Add",
        new Kept(visit.channel(), launch.id(), "").json(),
        List.of(
            Forms.input(
                TEXT,
                "What has to be true?",
                null,
                false,
                Forms.text(text, "The newsletter can be unsubscribed", SHORT, false)),
            Forms.input(
                SECTION, "Section", null, false, Forms.select(sections.getLast(), sections)),
            Forms.input(
                REQUIRED,
                "For a go",
                null,
                false,
                Forms.select(no, List.of(no, Blocks.option("Required", "yes"))))));
  }

  /** Closes the form with what was done, or says under this input why not. */
  static Submitted closing(CheckDesk.Outcome outcome, String verb, Visit visit, String input) {
    return switch (outcome) {
      case CheckDesk.Done done ->
          new Submitted.Close(
              ItemView.done(
                  Said.done(verb, done, visit.at()), done.item(), done.launch(), visit.at()));
      case CheckDesk.Refused(String why) ->
          new Submitted.Errors(Map.of(input, Forms.unformatted(why)));
    };
  }

  private static String key(Visit visit, Item item) {
    return new Kept(visit.channel(), item.id(), "").json();
  }
}
