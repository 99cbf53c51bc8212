package launchbot.bot.checklist;

import com.slack.api.model.view.View;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Reasons;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Dates;
import launchbot.bot.words.When;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.checklist.Item;
import launchbot.checklist.Items;
import launchbot.checklist.Proofs;
import launchbot.checklist.Waivers;
import launchbot.ledger.Verdict;
import launchbot.people.Role;
import org.jspecify.annotations.Nullable;

/** The words that change one item, typed or behind a button. */
final class Changing {
  private static final int WAIVER_DAYS = 14;

  /** Stands for words that are still to be typed. */
  private static final String ANY = "x";

  private final CheckDesk desk;

  Changing(CheckDesk desk) {
    this.desk = desk;
  }

  /**
   * @param rest what stands behind the number; empty from a button
   */
  Reply apply(Visit visit, String verb, ItemKey key, Words rest) {
    return switch (verb) {
      case "done" ->
          rest.isEmpty()
              ? form(
                  visit, key, c -> tick(visit, c, ANY), here -> ItemForms.done(visit, here.item()))
              : change(visit, verb, key, c -> tick(visit, c, rest.text()));
      case "na" ->
          rest.isEmpty()
              ? form(
                  visit,
                  key,
                  c -> Proofs.notApplicable(c.item(), ANY, c.who(), visit.at()),
                  here -> ItemForms.notApplicable(visit, here.item()))
              : change(
                  visit,
                  verb,
                  key,
                  c -> Proofs.notApplicable(c.item(), Reasons.of(rest), c.who(), visit.at()));
      case "waive" -> waive(visit, key, rest);
      case "reopen" ->
          change(
              visit,
              verb,
              key,
              c -> Proofs.reopen(c.item(), Reasons.of(rest), c.backing(), c.who(), visit.at()));
      case "assign" -> assign(visit, key, rest);
      case "take" -> give(visit, verb, key, visit.person().id());
      case "due" -> due(visit, key, rest);
      case "require" -> change(visit, verb, key, c -> Items.require(c.item(), true, c.who()));
      case "unrequire" -> change(visit, verb, key, c -> Items.require(c.item(), false, c.who()));
      case "edit" ->
          rest.isEmpty()
              ? form(
                  visit,
                  key,
                  c -> Items.reword(c.item(), c.item().text() + ANY, c.who()),
                  here -> ItemForms.edit(visit, here.item()))
              : change(visit, verb, key, c -> Items.reword(c.item(), rest.text(), c.who()));
      case "remove" -> change(visit, verb, key, c -> Items.remove(c.item(), c.who(), visit.at()));
      case "restore" -> change(visit, verb, key, c -> Items.restore(c.item(), c.who()));
      case "grant" ->
          change(
              visit,
              verb,
              key,
              c -> Waivers.grant(c.item(), c.launch().zone(), c.who(), visit.at()));
      case "decline" -> change(visit, verb, key, c -> Waivers.decline(c.item(), c.who()));
      default -> throw new Garbled("no verb of ours");
    };
  }

  static Verdict<Item> tick(Visit visit, CheckDesk.Case c, @Nullable String proof) {
    return Proofs.tick(c.item(), proof, c.backing(), c.who(), visit.at());
  }

  /** {@code waive 12 until 12 dec because …}. */
  private Reply waive(Visit visit, ItemKey key, Words rest) {
    if (rest.isEmpty()) {
      return form(
          visit,
          key,
          c ->
              Waivers.waive(
                  c.item(),
                  visit.at().atZone(c.launch().zone()).toLocalDate(),
                  ANY,
                  c.launch().zone(),
                  c.who(),
                  visit.at()),
          here ->
              ItemForms.waive(
                  visit,
                  here.item(),
                  visit.today().plusDays(WAIVER_DAYS),
                  CheckDesk.who(visit, here.launch()).role() == Role.LEAD));
    }
    boolean until = CheckWords.lower(rest, 0).equals("until");
    Words day = until ? rest.from(1) : rest;
    return switch (Dates.read(CheckWords.texts(day), visit.today())) {
      case When.Impossible(String why, _) -> new Reply.Refusal(why);
      case When.NotADate _ ->
          new Reply.Refusal(
              "Until when, and why? `/launch check waive 12 until 12 dec because …`. The longest is"
                  + " 90 days.");
      case When.Found(LocalDate date, int used) ->
          change(
              visit,
              "waive",
              key,
              c ->
                  Waivers.waive(
                      c.item(),
                      date,
                      Reasons.of(day.from(used)),
                      c.launch().zone(),
                      c.who(),
                      visit.at()));
    };
  }

  private Reply assign(Visit visit, ItemKey key, Words rest) {
    if (rest.size() == 1) {
      switch (rest.get(0)) {
        case Word.Person(String id, _) -> {
          return give(visit, "assign", key, id);
        }
        case Word.Text text when text.is("me") -> {
          return give(visit, "assign", key, visit.person().id());
        }
        case Word.Text text when text.is("nobody") || text.is("none") -> {
          return give(visit, "assign", key, null);
        }
        default -> {
          // said below
        }
      }
    }
    return new Reply.Refusal(
        "To whom? Pick the person from Slack's list, as in `/launch check assign 12 @somebody`, or"
            + " say `me` or `nobody`.");
  }

  private Reply give(Visit visit, String verb, ItemKey key, @Nullable String owner) {
    Optional<String> objection = desk.objection(visit, owner);
    return objection.isPresent()
        ? new Reply.Refusal(objection.get())
        : change(visit, verb, key, c -> Items.assign(c.item(), owner, c.who()));
  }

  private Reply due(Visit visit, ItemKey key, Words rest) {
    if (rest.size() == 1 && CheckWords.lower(rest, 0).equals("none")) {
      return change(visit, "due", key, c -> Items.due(c.item(), null, visit.today(), c.who()));
    }
    return switch (Dates.read(CheckWords.texts(rest), visit.today())) {
      case When.Found(LocalDate date, int used) when used == rest.size() ->
          change(visit, "due", key, c -> Items.due(c.item(), date, visit.today(), c.who()));
      case When.Impossible(String why, _) -> new Reply.Refusal(why);
      case When.Found _, When.NotADate _ ->
          new Reply.Refusal(
              "When? `/launch check due 12 fri`, `12 dec`, `2w`, or `none` for no date.");
    };
  }

  private Reply change(Visit visit, String verb, ItemKey key, CheckDesk.Rule rule) {
    return switch (desk.change(visit, key, rule)) {
      case CheckDesk.Refused(String why) -> new Reply.Refusal(why);
      case CheckDesk.Done done ->
          new Reply.Private(
              ItemView.done(
                  Said.done(verb, done, visit.at()), done.item(), done.launch(), visit.at()));
    };
  }

  /**
   * A form, unless the rule would refuse whatever is put into it.
   *
   * @param rule asked with {@link #ANY} words
   */
  private Reply form(
      Visit visit, ItemKey key, CheckDesk.Rule rule, Function<CheckDesk.Here, View> view) {
    return switch (desk.find(visit, key)) {
      case CheckDesk.Nowhere(String why) -> new Reply.Refusal(why);
      case CheckDesk.Here here
          when rule.decide(CheckDesk.about(visit, here))
              instanceof Verdict.Refused<Item>(String why) ->
          new Reply.Refusal(why);
      case CheckDesk.Here here ->
          new Reply.Open(
              view.apply(here),
              new Card(
                  "Slack opens forms from buttons only here.",
                  List.of(
                      Blocks.section("Slack opens forms from buttons only here:"),
                      Blocks.actions(
                          List.of(
                              ItemLook.button(
                                  "Item #" + here.item().number(), "show", here.item()))))));
    };
  }
}
