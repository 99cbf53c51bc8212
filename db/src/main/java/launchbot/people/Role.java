package launchbot.people;

/** What somebody is in a launch. */
public enum Role {
  /** Answers for the launch. */
  LEAD,
  /** Anybody else of the workspace. */
  MEMBER,
  /** A guest, or somebody from another workspace. */
  GUEST
}
