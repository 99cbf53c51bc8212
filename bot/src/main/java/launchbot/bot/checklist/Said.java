package launchbot.bot.checklist;

import java.time.Instant;
import launchbot.bot.slack.Mrkdwn;
import launchbot.checklist.Item;
import launchbot.checklist.State;

/** What is said when a change of an item was made: what it means, and what comes next. */
final class Said {
  private Said() {}

  static String done(String verb, CheckDesk.Done done, Instant now) {
    Item item = done.item();
    int n = item.number();
    return switch (verb) {
      case "done" -> ticked(item);
      case "na" -> "*#%d* does not apply here; the reason is kept.".formatted(n);
      case "waive", "grant" ->
          item.state() instanceof State.Waived waived
              ? "*#%d* is waived until %s. It counts as a risk at the go/no-go until then."
                  .formatted(n, Mrkdwn.day(waived.until(), waived.until()))
              : "Asked. %s decides about the waiver of *#%d* and hears of it now."
                  .formatted(Mrkdwn.user(done.launch().lead()), n);
      case "decline" -> "The waiver of *#%d* is declined: it stays to be done.".formatted(n);
      case "reopen" -> "*#%d* is open again.".formatted(n);
      case "assign", "take" ->
          item.owner() == null
              ? "Nobody owns *#%d* now.".formatted(n)
              : "*#%d* belongs to %s.".formatted(n, Mrkdwn.user(item.owner()));
      case "due" ->
          item.due() == null
              ? "*#%d* has no date now.".formatted(n)
              : "*#%d* is due %s."
                  .formatted(
                      n, Mrkdwn.day(item.due(), now.atZone(done.launch().zone()).toLocalDate()));
      case "require" -> "*#%d* is required: there is no go without it.".formatted(n);
      case "unrequire" -> "*#%d* is recommended only: a go can do without it.".formatted(n);
      case "remove" ->
          "*#%d* is removed. `/launch check restore %1$d` brings it back.".formatted(n);
      case "restore" -> "*#%d* is back on the list.".formatted(n);
      case "add" -> "*#%d* is on the list.".formatted(n);
      default -> "*#%d* is changed.".formatted(n);
    };
  }

  private static String ticked(Item item) {
    int n = item.number();
    return item.state() instanceof State.Done(boolean byHand, _, _) && byHand
        ? "*#%d* is done, by hand: once %s is connected, that takes over."
            .formatted(n, ItemLook.sources(item))
        : "*#%d* is done.".formatted(n);
  }
}
