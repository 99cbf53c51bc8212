package launchbot.bot.board;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import launchbot.board.BoardSession;
import launchbot.board.BoardSessionStore;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.people.PersonStore;
import launchbot.seal.Tokens;
import org.jooq.DSLContext;

/** Who is in. Asked at each request, so that whoever leaves the team is out at once. */
final class Doorkeeper {
  private static final int LONGEST = 100;

  private final Ledger ledger;
  private final InstantSource clock;

  Doorkeeper(Ledger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Somebody who is in, and which launch's board they see. */
  record Guest(String workspace, long session, String person, Launch launch) {}

  /** Empty for a secret that is none, too old, or whose owner may not look any more. */
  Optional<Guest> in(String secret) {
    Instant now = clock.instant();
    return door(secret)
        .flatMap(door ->
            ledger.<Optional<Guest>>read(
                door.workspace(),
                sql ->
                    BoardSessionStore.find(sql, door.id())
                        .filter(session -> session.open(now))
                        .filter(session -> welcome(sql, session))
                        .flatMap(session -> guest(sql, door.workspace(), session))));
  }

  /** Whether that link still waits to be used. */
  boolean waits(String link) {
    Instant now = clock.instant();
    return door(link)
        .flatMap(door ->
            ledger.<Optional<BoardSession>>read(
                door.workspace(), sql -> BoardSessionStore.find(sql, door.id())))
        .filter(session -> session.waits(now))
        .isPresent();
  }

  /** Uses a link up; the secret of the session that it opens, empty where it opens nothing. */
  Optional<String> open(String link) {
    String secret = Tokens.random();
    Instant now = clock.instant();
    return door(link)
        .flatMap(door ->
            ledger.<Optional<BoardSession>>upkeep(
                door.workspace(), sql -> BoardSessionStore.open(sql, door.id(), secret, now)))
        .map(_ -> secret);
  }

  void leave(Guest guest) {
    ledger.upkeep(
        guest.workspace(),
        sql -> {
          BoardSessionStore.end(sql, guest.session());
          return guest;
        });
  }

  private Optional<BoardSessionStore.Door> door(String secret) {
    return secret.isEmpty() || secret.length() > LONGEST
        ? Optional.empty()
        : ledger.across(sql -> BoardSessionStore.door(sql, secret));
  }

  private static boolean welcome(DSLContext sql, BoardSession session) {
    return PersonStore.find(sql, session.person())
        .map(PersonStore.Known::person)
        .filter(person -> !person.guest() && !person.deactivated())
        .isPresent();
  }

  private static Optional<Guest> guest(DSLContext sql, String workspace, BoardSession session) {
    return LaunchStore.find(sql, session.launch())
        .map(launch -> new Guest(workspace, session.id(), session.person(), launch));
  }
}
