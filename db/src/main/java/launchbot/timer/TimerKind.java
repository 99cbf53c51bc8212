package launchbot.timer;

/** What something waits for; an enum of the feature whose it is. */
public interface TimerKind {

  /** Names it among all features: {@code alarm.escalate}. */
  String key();
}
