package launchbot.bot.checklist;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.slack.Visit;
import launchbot.checklist.Items;
import launchbot.checklist.Proofs;
import launchbot.checklist.Waivers;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;

/** What becomes of the forms about items. */
final class ItemModals {
  private final CheckDesk desk;

  ItemModals(CheckDesk desk) {
    this.desk = desk;
  }

  List<Modal> all() {
    return List.of(
        form(
            ItemForms.DONE,
            sent ->
                change(
                    sent,
                    "done",
                    ItemForms.PROOF,
                    c -> Changing.tick(sent.visit(), c, text(sent, ItemForms.PROOF)))),
        form(
            ItemForms.NA,
            sent ->
                change(
                    sent,
                    "na",
                    ItemForms.REASON,
                    c ->
                        Proofs.notApplicable(
                            c.item(), text(sent, ItemForms.REASON), c.who(), sent.visit().at()))),
        form(ItemForms.WAIVE, this::waive),
        form(
            ItemForms.EDIT,
            sent -> {
              String text = Objects.requireNonNullElse(text(sent, ItemForms.TEXT), "");
              return change(
                  sent, "edit", ItemForms.TEXT, c -> Items.reword(c.item(), text, c.who()));
            }),
        form(ItemForms.ADD, this::add));
  }

  private interface Submit {
    Submitted submit(Submission sent);
  }

  private static Modal form(String callback, Submit submit) {
    return new Modal() {
      @Override
      public String callbackId() {
        return callback;
      }

      @Override
      public Submitted submit(Submission submission) {
        return submit.submit(submission);
      }
    };
  }

  private Submitted waive(Submission sent) {
    Visit visit = sent.visit();
    String chosen = sent.value(ItemForms.UNTIL);
    LocalDate until = chosen == null ? null : Forms.date(chosen);
    String reason = text(sent, ItemForms.REASON);
    return change(
        sent,
        "waive",
        reason == null ? ItemForms.REASON : ItemForms.UNTIL,
        c -> Waivers.waive(c.item(), until, reason, c.launch().zone(), c.who(), visit.at()));
  }

  private Submitted add(Submission sent) {
    Visit visit = sent.visit();
    long id = Kept.parse(sent.view().getPrivateMetadata()).id();
    Optional<Launch> launch =
        desk.ledger().read(visit.workspace(), sql -> LaunchStore.find(sql, id));
    if (launch.isEmpty()) {
      return new Submitted.Errors(Map.of(ItemForms.TEXT, "That launch is not here any more."));
    }
    String text = Objects.requireNonNullElse(text(sent, ItemForms.TEXT), "");
    String section = sent.value(ItemForms.SECTION);
    if (section == null) {
      throw new Garbled("no section");
    }
    boolean required = "yes".equals(sent.value(ItemForms.REQUIRED));
    return ItemForms.closing(
        desk.add(visit, launch.get(), text, section, required), "add", visit, ItemForms.TEXT);
  }

  private Submitted change(Submission sent, String verb, String input, CheckDesk.Rule rule) {
    ItemKey.Id key = new ItemKey.Id(Kept.parse(sent.view().getPrivateMetadata()).id());
    return ItemForms.closing(desk.change(sent.visit(), key, rule), verb, sent.visit(), input);
  }

  private static @org.jspecify.annotations.Nullable String text(Submission sent, String block) {
    return Forms.visible(sent.value(block));
  }
}
