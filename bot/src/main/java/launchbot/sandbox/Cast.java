package launchbot.sandbox;

import java.time.ZoneId;
import java.util.List;
import launchbot.sandbox.Channel.Kind;
import launchbot.sandbox.Person.Standing;

/** Who and what is there from the first moment; the ids never change, so tests may name them. */
public final class Cast {

  public static final String TEAM = "T0SANDBOX1";
  public static final String TEAM_DOMAIN = "sandbox";
  public static final String APP = "A0LAUNCHBOT";
  public static final String BOT = "U0LAUNCHBOT";
  public static final String BOT_ID = "B0LAUNCHBOT";

  public static final String ADA = "U0ADA00001";
  public static final String BEN = "U0BEN00001";
  public static final String CHIYO = "U0CHIYO001";
  public static final String DANA = "U0DANA0001";
  public static final String GUS = "U0GUS00001";
  public static final String EVE = "U0EVE00001";

  public static final String LAUNCH = "C0LAUNCH01";
  public static final String SUPPORT = "C0SUPPORT1";
  public static final String GENERAL = "C0GENERAL1";
  public static final String FOUNDERS = "C0FOUNDER1";
  public static final String OLD_LAUNCH = "C0OLD00001";

  static final List<Person> PEOPLE =
      List.of(
          person(ADA, "ada", "Ada Lindqvist", "Founder", "Europe/Stockholm", Standing.MEMBER),
          person(BEN, "ben", "Ben Okafor", "Engineer", "America/New_York", Standing.MEMBER),
          person(CHIYO, "chiyo", "Chiyo Tanaka", "Engineer", "Asia/Tokyo", Standing.MEMBER),
          person(DANA, "dana", "Dana Cruz", "Support", "Europe/Madrid", Standing.MEMBER),
          person(
              GUS,
              "gus",
              "Gus Hale",
              "Single-channel guest",
              "Europe/London",
              Standing.SINGLE_CHANNEL_GUEST),
          person(EVE, "eve", "Eve Stone", "Left the team", "Europe/Berlin", Standing.DEACTIVATED),
          person(BOT, "launchbot", "Launchbot", "App", "America/Los_Angeles", Standing.BOT));

  static final List<Channel> CHANNELS =
      List.of(
          channel(LAUNCH, "launch", Kind.PUBLIC, ADA, BEN, CHIYO, DANA, BOT),
          channel(SUPPORT, "support", Kind.PUBLIC, ADA, BEN, CHIYO, DANA, GUS, BOT),
          channel(GENERAL, "general", Kind.PUBLIC, ADA, BEN, CHIYO, DANA, BOT),
          channel(FOUNDERS, "founders", Kind.PRIVATE, ADA, BEN),
          channel(OLD_LAUNCH, "old-launch", Kind.PUBLIC, ADA, BEN, CHIYO, DANA, BOT).closed());

  private Cast() {}

  private static Person person(
      String id, String name, String realName, String role, String zone, Standing standing) {
    return new Person(id, name, realName, role, ZoneId.of(zone), standing);
  }

  private static Channel channel(String id, String name, Kind kind, String... members) {
    return new Channel(id, name, kind, false, List.of(members));
  }
}
