package launchbot.bot.board;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import launchbot.board.BoardSession;
import launchbot.board.BoardSessionStore;
import launchbot.bot.web.PublicPage;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.people.PersonStore;
import launchbot.seal.Tokens;
import org.jooq.DSLContext;

/** Who is in. Asked at each request, so that whoever leaves the team is out at once. */
public final class Doorkeeper {
  private static final String NOT_IN =
      "Type /launch board in Slack, in the channel of the launch: you get a link that opens it.";

  private static final int LONGEST = 100;

  private final Ledger ledger;
  private final InstantSource clock;
  private final boolean secure;

  /**
   * @param base where browsers reach us
   */
  public Doorkeeper(Ledger ledger, InstantSource clock, URI base) {
    this.ledger = ledger;
    this.clock = clock;
    this.secure = "https".equals(base.getScheme());
  }

  /** Somebody who is in, and which launch's board they see. */
  public record Guest(String workspace, long session, String person, Launch launch) {}

  /** Who asks; empty for nobody who is in. */
  public Optional<Guest> guest(Context ctx) {
    return in(secret(ctx));
  }

  /** What somebody is told who is not in. */
  public static void refuse(Context ctx) {
    PublicPage.say(ctx, 401, "You are not signed in", NOT_IN);
  }

  /** What the browser knows itself by; empty for nothing. */
  String secret(Context ctx) {
    return Optional.ofNullable(ctx.cookie(name())).orElse("");
  }

  /** The browser keeps that secret for as long as a session lasts. */
  void welcome(Context ctx, String secret) {
    ctx.cookie(cookie(secret, Math.toIntExact(BoardSession.STAY.toSeconds())));
  }

  /** It forgets it. */
  void farewell(Context ctx) {
    guest(ctx).ifPresent(this::leave);
    ctx.cookie(cookie("", 0));
    PublicPage.say(ctx, 200, "You are signed out", NOT_IN);
  }

  /** Over TLS browsers keep a name that begins so to this host and to TLS (RFC 6265bis). */
  private String name() {
    return secure ? "__Host-board" : "board";
  }

  private Cookie cookie(String value, int seconds) {
    var cookie = new Cookie(name(), value);
    cookie.setPath("/");
    cookie.setMaxAge(seconds);
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setSameSite(SameSite.LAX);
    return cookie;
  }

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
                        .filter(session -> ofTheTeam(sql, session))
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

  private void leave(Guest guest) {
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

  private static boolean ofTheTeam(DSLContext sql, BoardSession session) {
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
