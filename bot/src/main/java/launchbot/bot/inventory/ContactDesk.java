package launchbot.bot.inventory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.People;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.inventory.Contact;
import launchbot.inventory.ContactStore;
import launchbot.inventory.Contacts;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import org.jooq.DSLContext;

/** {@code /launch contacts}: whom to call, in which order. */
final class ContactDesk {
  private static final String USAGE =
      "Type `/launch contacts` for the list, `/launch contacts add`, `edit 2`, `move 2 1` or"
          + " `remove 2`.";
  private static final String NONE =
      "There is no such contact in this launch. `/launch contacts` lists them.";

  private final Ledger ledger;
  private final People people;
  private final Spilled spilled;

  ContactDesk(Ledger ledger, People people, Spilled spilled) {
    this.ledger = ledger;
    this.people = people;
    this.spilled = spilled;
  }

  /** What is done with one. */
  private interface Work {
    void in(Tx tx, Contact contact);
  }

  Reply answer(Ask ask) {
    Visit visit = ask.visit();
    Words words = ask.words();
    if (words.isEmpty()) {
      return list(visit);
    }
    String verb =
        words.get(0) instanceof Word.Text(String text) ? text.toLowerCase(Locale.ROOT) : "";
    OptionalInt place = Numbers.small(words, 1);
    OptionalInt to = Numbers.small(words, 2);
    if (verb.equals("add") && words.size() == 1) {
      return form(visit, 0);
    }
    if (place.isEmpty()) {
      return new Reply.Refusal("I don't know what to do there. " + USAGE);
    }
    return switch (verb) {
      case "edit" -> form(visit, place.getAsInt());
      case "remove" -> change(visit, place.getAsInt(), ContactStore::remove);
      case "move" ->
          to.isEmpty()
              ? new Reply.Refusal("To which place? `/launch contacts move 2 1`.")
              : change(
                  visit, place.getAsInt(), (tx, one) -> ContactStore.move(tx, one, to.getAsInt()));
      default -> new Reply.Refusal("I don't know what to do there. " + USAGE);
    };
  }

  private Reply list(Visit visit) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) ->
            Permissions.check(Roles.of(visit, launch), Verb.SEE_ACCESS)
                .<Reply>map(Reply.Refusal::new)
                .orElseGet(() ->
                    new Reply.Private(ContactView.card(ContactStore.ofLaunch(sql, launch.id())))));
  }

  /**
   * @param place 0 for a new one
   */
  private Reply form(Visit visit, int place) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) -> {
          Optional<String> no = EnvDesk.may(visit, launch);
          if (no.isPresent()) {
            return new Reply.Refusal(no.get());
          }
          Optional<Contact> found = at(sql, launch, place);
          return place > 0 && found.isEmpty()
              ? new Reply.Refusal(NONE)
              : new Reply.Open(
                  ContactModal.view(visit.channel(), found.orElse(null)),
                  ContactView.form(place == 0 ? "add" : "edit " + place));
        });
  }

  /**
   * @param id 0 for a new one
   */
  Reply save(Visit visit, long id, Contact.Draft draft) {
    String all = "%s\n%s\n%s".formatted(draft.name(), draft.purpose(), draft.hours());
    Optional<String> objection =
        spilled
            .prose(visit, all)
            .or(() -> Contacts.objection(draft))
            .or(() ->
                draft.person() == null
                    ? Optional.empty()
                    : people.objection(visit.workspace(), draft.person(), visit.at()));
    return objection.isPresent()
        ? new Reply.Refusal(objection.get())
        : write(
            visit,
            (tx, launch) -> {
              List<Contact> there = ContactStore.ofLaunch(tx.sql(), launch.id());
              Optional<Contact> before = there.stream().filter(one -> one.id() == id).findFirst();
              if (id > 0 && before.isEmpty()) {
                return new Reply.Refusal(NONE);
              }
              if (id == 0 && there.size() >= Contacts.MOST) {
                return new Reply.Refusal(
                    "A launch lists at most %d contacts.".formatted(Contacts.MOST));
              }
              before.ifPresentOrElse(
                  one -> ContactStore.save(tx, one, draft),
                  () -> ContactStore.add(tx, launch.id(), draft));
              return shown(tx, launch);
            });
  }

  private Reply change(Visit visit, int place, Work work) {
    return write(
        visit,
        (tx, launch) ->
            at(tx.sql(), launch, place)
                .map(one -> {
                  work.in(tx, one);
                  return shown(tx, launch);
                })
                .orElseGet(() -> new Reply.Refusal(NONE)));
  }

  private Reply write(Visit visit, LaunchDesk.Work work) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, found) -> {
          Optional<String> no = EnvDesk.may(visit, found);
          return no.isPresent()
              ? new Reply.Refusal(no.get())
              : work.in(tx, LaunchStore.lock(tx, found.id()).orElse(found));
        });
  }

  private static Optional<Contact> at(DSLContext sql, Launch launch, int place) {
    return ContactStore.ofLaunch(sql, launch.id()).stream()
        .filter(one -> one.place() == place)
        .findFirst();
  }

  private static Reply shown(Tx tx, Launch launch) {
    return new Reply.Private(ContactView.card(ContactStore.ofLaunch(tx.sql(), launch.id())));
  }
}
