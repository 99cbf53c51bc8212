package launchbot.bot.room;

import launchbot.timer.TimerKind;

/** What rooms wait for; the subject is the incident. */
enum RoomTimer implements TimerKind {
  /** It has been over for a day. */
  ARCHIVE;

  @Override
  public String key() {
    return "room.archive";
  }
}
