package launchbot.inventory;

import launchbot.ledger.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Whom to call.
 *
 * @param place in which order, from 1; what people call it by
 * @param purpose what for: {@code payments are down}
 * @param person a Slack user id; null for somebody outside
 * @param phone with its country: {@code +43 660 1234567}; null for none
 * @param hours when they answer; null where nobody said
 */
public record Contact(
    long id,
    long launch,
    int place,
    String name,
    String purpose,
    @Nullable String person,
    @Nullable String phone,
    @Nullable String mail,
    @Nullable String hours) {

  /** What people say of one. */
  public record Draft(
      String name,
      String purpose,
      @Nullable String person,
      @Nullable String phone,
      @Nullable String mail,
      @Nullable String hours) {}

  public Subject subject() {
    return new Subject("contact", id);
  }

  public Draft draft() {
    return new Draft(name, purpose, person, phone, mail, hours);
  }
}
