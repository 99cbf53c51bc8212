package launchbot.bot.triage;

import java.util.Locale;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Press;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Words;
import launchbot.ledger.DatabaseAway;
import launchbot.triage.Draft;

/** What the buttons and menus of our messages do: the same as the words. */
final class TriageButtons implements Buttons {
  static final String PREFIX = "triage_";

  private final Adding adding;
  private final Listing listing;
  private final Changes changes;
  private final Pinning pinning;
  private final Bringing bringing;

  TriageButtons(
      Adding adding, Listing listing, Changes changes, Pinning pinning, Bringing bringing) {
    this.adding = adding;
    this.listing = listing;
    this.changes = changes;
    this.pinning = pinning;
    this.bringing = bringing;
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public Reply press(Press press) {
    Visit visit = press.visit();
    String action = press.action().substring(PREFIX.length());
    int colon = action.indexOf(':');
    String name = colon < 0 ? action : action.substring(0, colon);
    String detail = colon < 0 ? "" : action.substring(colon + 1);
    return switch (name) {
      case "add" -> adding.form(visit, Draft.of(""), "");
      case "complete", "save", "save_in", "save_here" -> kept(visit, name, press.value());
      case "list" -> listing.list(visit, Words.of(press.value()));
      case "mine" -> listing.mine(visit);
      case "help" -> new Reply.Private(Help.card());
      case "pin" -> pinning.pin(visit);
      case "bring" -> bringing.bring(visit, Numbers.of(press.value()));
      case "clean" -> bringing.startClean();
      case "page_back", "page_next", "list_of", "to_verify" ->
          listing.page(visit, null, PageKey.parse(press.value()));
      case "row" -> row(visit, press.value(), PageKey.parse(detail));
      case "more" -> verb(visit, press.value());
      case "assign" ->
          changes.apply(
              visit,
              "assign",
              Numbers.of(detail),
              Words.of("<@" + Forms.person(press.value()) + ">"));
      default -> verb(visit, name + " " + press.value());
    };
  }

  /** A button that kept what was typed. */
  private Reply kept(Visit visit, String name, String value) {
    FormContext context = FormContext.parse(value);
    DraftJson json = context.draft();
    Draft draft = json == null ? Draft.of("") : json.draft();
    return name.equals("complete")
        ? adding.form(visit, context.withDraft(null), draft, "")
        : adding.reply(visit, context.withDraft(null), draft);
  }

  /** {@code fix 12} and the like, from a button's name or a menu's option. */
  private Reply verb(Visit visit, String words) {
    String[] parts = words.toLowerCase(Locale.ROOT).split(" ", 2);
    long number = Numbers.of(parts.length < 2 ? "" : parts[1]);
    return switch (parts[0]) {
      case "show" -> listing.show(visit, number);
      case "history" -> listing.history(visit, number);
      case "edit" -> listing.edit(visit, number);
      case "move" -> listing.move(visit, number);
      case "close" -> listing.close(visit, number);
      default -> changes.apply(visit, parts[0], number, Words.of(""));
    };
  }

  /** A row's menu: after a change the page shows again as it is now. */
  private Reply row(Visit visit, String words, PageKey key) {
    Reply reply = verb(visit, words);
    boolean changed = reply instanceof Reply.Private && changes.knows(words.split(" ", 2)[0]);
    if (!changed) {
      return reply;
    }
    try {
      return listing.page(visit, "Done: " + words.replace(" ", " *#") + "*", key);
    } catch (DatabaseAway e) {
      return reply; // what was done is saved, and must not be told as a failure
    }
  }
}
