package launchbot.jobs.mail;

/** What a mechanism said. */
sealed interface SpfMatch {
  record Yes() implements SpfMatch {}

  /**
   * @param nothing whether DNS had nothing where something was asked for: a void lookup
   */
  record No(boolean nothing) implements SpfMatch {}

  /**
   * @param result temperror or permerror
   */
  record Broken(SpfResult result, String why) implements SpfMatch {}
}
