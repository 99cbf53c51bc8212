package launchbot.checklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/**
 * One request about one item: whatever speaks against it first is the answer, otherwise the item
 * moves and every value that became another one is recorded.
 */
final class Request {
  private final Item item;
  private final List<Change.Field> facts = new ArrayList<>();
  private Optional<String> objection;
  private @Nullable String reason;

  private Request(Item item, Optional<String> objection) {
    this.item = item;
    this.objection = objection;
  }

  /** A request that a removed item does not take. */
  static Request on(Item item, Verb verb, Who who) {
    return onAny(item, verb, who)
        .refuseIf(
            item.removed(),
            "#%1$d was removed: bring it back first with `/launch check restore %1$d`."
                .formatted(item.number()));
  }

  /** A request that a removed item takes too. */
  static Request onAny(Item item, Verb verb, Who who) {
    return new Request(item, Permissions.check(who.role(), verb));
  }

  Request refuseIf(boolean fault, String why) {
    return refuse(fault ? Optional.of(why) : Optional.empty());
  }

  Request refuse(Optional<String> why) {
    objection = objection.or(() -> why);
    return this;
  }

  /** A reason that has to be given. */
  Request because(@Nullable String words, String otherwise) {
    reason = Wording.lineOrNull(words);
    return refuseIf(reason == null, otherwise).refuse(Wording.againstText("A reason", reason));
  }

  /** Something to remember with the change that is no value of the item. */
  Request remember(String name, String value) {
    facts.add(new Change.Field(name, null, value));
    return this;
  }

  /** Why, where nobody has to be asked for it. */
  Request explain(@Nullable String why) {
    reason = why;
    return this;
  }

  Verdict<Item> moved(String verb, Consumer<ItemEdit> change) {
    if (objection.isPresent()) {
      return new Verdict.Refused<>(objection.get());
    }
    Item next = ItemEdit.of(item, change);
    List<Change.Field> fields = new ArrayList<>(ItemEdit.between(item, next));
    fields.addAll(facts);
    return new Verdict.Moved<>(next, new Change(verb, item.subject(), fields, reason));
  }
}
