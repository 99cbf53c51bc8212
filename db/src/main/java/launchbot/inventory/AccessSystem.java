package launchbot.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import launchbot.ledger.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A system in which people have accounts.
 *
 * @param number counts within the launch; what people call it by
 * @param url where one signs in; null where nobody said
 * @param note a line; null for none
 * @param owner who answers for it, a Slack user id; null: the lead does
 * @param shared whether several use the same credentials
 * @param rotateOn the day by which those are to be changed; null for none
 * @param rotated when they were changed last; null for never
 * @param reminded how often somebody was told of that day
 * @param holders who holds access, by since when
 */
public record AccessSystem(
    long id,
    long launch,
    int number,
    String name,
    @Nullable String url,
    @Nullable String note,
    @Nullable String owner,
    boolean shared,
    @Nullable LocalDate rotateOn,
    @Nullable Rotated rotated,
    int reminded,
    List<Holder> holders) {

  public AccessSystem {
    holders = List.copyOf(holders);
  }

  /** By whom, and when. */
  public record Rotated(String by, Instant at) {}

  /**
   * Who holds access.
   *
   * @param who a Slack user id, or the name of somebody who is not in Slack
   * @param slack which of the two
   * @param level what they may do: {@code admin}
   * @param leftAt when they were deactivated in Slack; null while they are there
   */
  public record Holder(
      String who, boolean slack, String level, Instant since, @Nullable Instant leftAt) {}

  /** What people say of one. */
  public record Draft(
      String name,
      @Nullable String url,
      @Nullable String note,
      @Nullable String owner,
      boolean shared) {}

  public Subject subject() {
    return new Subject("access", id);
  }

  public boolean overdue(LocalDate today) {
    return rotateOn != null && rotateOn.isBefore(today);
  }

  public AccessSystem described(Draft draft) {
    return new AccessSystem(
        id,
        launch,
        number,
        draft.name(),
        draft.url(),
        draft.note(),
        draft.owner(),
        draft.shared(),
        rotateOn,
        rotated,
        reminded,
        holders);
  }

  /** They are to be changed by that day; nobody has been told of it yet. */
  public AccessSystem dueOn(@Nullable LocalDate day) {
    return rotating(day, rotated, 0);
  }

  public AccessSystem rotated(String by, Instant at) {
    return rotating(null, new Rotated(by, at), 0);
  }

  public AccessSystem remindedAgain() {
    return rotating(rotateOn, rotated, reminded + 1);
  }

  private AccessSystem rotating(@Nullable LocalDate day, @Nullable Rotated last, int told) {
    return new AccessSystem(
        id, launch, number, name, url, note, owner, shared, day, last, told, holders);
  }
}
