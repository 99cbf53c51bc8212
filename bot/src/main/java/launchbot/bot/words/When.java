package launchbot.bot.words;

import java.time.LocalDate;

/** What {@link Dates} made of some words. */
public sealed interface When {

  /** A day, which may lie in the past; whether that makes sense is the caller's to say. */
  record Found(LocalDate date, int wordsUsed) implements When {}

  /** The words do not begin with a date. */
  record NotADate() implements When {}

  /**
   * They do begin with one, but it cannot be meant.
   *
   * @param why a whole sentence for the person who typed it
   */
  record Impossible(String why, int wordsUsed) implements When {}
}
