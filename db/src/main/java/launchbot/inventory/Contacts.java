package launchbot.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.triage.Wording;

/** What may be said of contacts, and their order. */
public final class Contacts {
  public static final int TEXT = 120;

  /** Of one launch. */
  public static final int MOST = 50;

  private Contacts() {}

  /** Why one cannot be kept like that; empty when it can. */
  public static Optional<String> objection(Contact.Draft draft) {
    if (draft.name().isBlank() || draft.purpose().isBlank()) {
      return Optional.of("Say who it is, and what for.");
    }
    if (draft.person() == null && draft.phone() == null && draft.mail() == null) {
      return Optional.of("How is this contact reached? Give a phone number, a mail or a person.");
    }
    String phone = draft.phone();
    if (phone != null && dialled(phone).isEmpty()) {
      return Optional.of(
          "That is no phone number: write it with its country, such as `+43 660 1234567`.");
    }
    String mail = draft.mail();
    if (mail != null && !mail.matches("[^\\s@<>|]{1,80}@[^\\s@<>|]{1,80}\\.[^\\s@<>|.]{2,20}")) {
      return Optional.of("That is no mail address: it looks like `ops@example.com`.");
    }
    return Wording.tooLong("A name", draft.name(), TEXT)
        .or(() -> Wording.tooLong("What it is for", draft.purpose(), TEXT))
        .or(() ->
            draft.hours() == null
                ? Optional.empty()
                : Wording.tooLong("The hours", draft.hours(), TEXT));
  }

  /** A number as a phone dials it, {@code +436601234567}; empty for what is none. */
  public static Optional<String> dialled(String typed) {
    if (!typed.matches("\\+?[\\d\\s()/.-]{3,40}")) {
      return Optional.empty();
    }
    String digits = typed.replace("(0)", "").replaceAll("[^\\d]", "");
    return digits.length() < 3 || digits.length() > 15
        ? Optional.empty()
        : Optional.of((typed.strip().startsWith("+") ? "+" : "") + digits);
  }

  /** All of them with one at another place, each with its place. */
  public static List<Contact> moved(List<Contact> contacts, Contact one, int place) {
    List<Contact> order = new ArrayList<>(contacts);
    order.removeIf(other -> other.id() == one.id());
    order.add(Math.clamp(place - 1, 0, order.size()), one);
    return placed(order);
  }

  /** In that order, counted from 1. */
  public static List<Contact> placed(List<Contact> order) {
    List<Contact> placed = new ArrayList<>();
    for (Contact one : order) {
      placed.add(
          new Contact(
              one.id(),
              one.launch(),
              placed.size() + 1,
              one.name(),
              one.purpose(),
              one.person(),
              one.phone(),
              one.mail(),
              one.hours()));
    }
    return placed;
  }
}
