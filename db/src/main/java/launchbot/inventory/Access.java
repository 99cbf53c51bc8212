package launchbot.inventory;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import launchbot.launch.WorkingDays;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/** What may be said of systems and contacts, and when somebody is told of a rotation. */
public final class Access {
  public static final int NAME = 80;
  public static final int NOTE = 300;
  public static final int LEVEL = 40;

  /** Of one launch. */
  public static final int MOST = 200;

  /** Working days after the day on which it is due. */
  private static final int[] TOLD = {0, 2, 7};

  private static final Set<String> SCHEMES = Set.of("https", "http", "ssh", "sftp");

  private Access() {}

  /** Why a system cannot be kept like that, in mrkdwn; empty when it can. */
  public static Optional<String> objection(AccessSystem.Draft draft) {
    if (draft.name().isBlank()) {
      return Optional.of("Which system? Give it a name, such as `Stripe`.");
    }
    return Wording.tooLong("A name", draft.name(), NAME)
        .or(() -> draft.url() == null ? Optional.empty() : againstUrl(draft.url()))
        .or(() ->
            draft.note() == null
                ? Optional.empty()
                : Wording.tooLong("A note", draft.note(), NOTE));
  }

  /** Why that is no address to sign in at. What stands before an @ in it could be a password. */
  public static Optional<String> againstUrl(String url) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      return Optional.of("That is no address: it looks like `https://dashboard.example.com`.");
    }
    String scheme = uri.getScheme();
    if (scheme == null || !SCHEMES.contains(scheme) || uri.getHost() == null) {
      return Optional.of("That is no address: it looks like `https://dashboard.example.com`.");
    }
    if (uri.getUserInfo() != null) {
      return Optional.of("Leave out what stands before the `@` of the address: it may be secret.");
    }
    return url.length() <= NOTE
        ? Optional.empty()
        : Optional.of("That address is too long: give the one where people sign in.");
  }

  /** When somebody is told next; empty where nobody is any more. */
  public static Optional<Instant> next(AccessSystem system, WorkingDays days, LocalTime morning) {
    LocalDate due = system.rotateOn();
    if (due == null || system.reminded() >= TOLD.length) {
      return Optional.empty();
    }
    LocalDate day = days.shift(days.onOrAfter(due), TOLD[system.reminded()]);
    return Optional.of(day.atTime(morning).atZone(days.zone()).toInstant());
  }

  /** Whether that was the last time. */
  public static boolean last(AccessSystem told) {
    return told.reminded() >= TOLD.length;
  }

  /** Who hears of it. */
  public static String answers(AccessSystem system, String lead) {
    @Nullable String owner = system.owner();
    return owner == null ? lead : owner;
  }
}
