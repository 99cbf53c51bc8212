package launchbot.bot.checklist;

import launchbot.bot.words.Words;
import launchbot.checklist.ItemFilter;

/** What somebody wants who typed something behind {@code /launch check}. */
sealed interface Wish {

  /** All sections, and how far they are. */
  record Overview() implements Wish {}

  record ListOf(ItemFilter filter) implements Wish {}

  record Show(long number) implements Wish {}

  record History(long number) implements Wish {}

  record Add(String text, String section, boolean required) implements Wish {}

  /** The form for adding, with what was typed already. */
  record AddForm(String text) implements Wish {}

  /**
   * A change of one item.
   *
   * @param verb in lower case: {@code done}
   * @param rest what stands behind the number
   */
  record Change(String verb, long number, Words rest) implements Wish {}

  /**
   * All items of a section off the list, or back on it.
   *
   * @param section its key
   */
  record Whole(String section, boolean remove) implements Wish {}

  record Export() implements Wish {}

  record Help() implements Wish {}

  /** Nothing clear; the sentence says what to type instead. */
  record Unclear(String what) implements Wish {}
}
