package launchbot.ledger;

/**
 * Who acts.
 *
 * @param id a Slack user id for a person, the name of the job or the number of the probe otherwise
 */
public record Actor(Kind kind, String id) {

  /** What sort of actor it is. */
  public enum Kind {
    PERSON,
    PROBE,
    SCHEDULE
  }

  public static Actor person(String userId) {
    return new Actor(Kind.PERSON, userId);
  }

  public static Actor schedule(String job) {
    return new Actor(Kind.SCHEDULE, job);
  }
}
