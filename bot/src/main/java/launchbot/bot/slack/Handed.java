package launchbot.bot.slack;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a form was given: a file, which goes before what was typed into it.
 *
 * @param block where it stood, and where a refusal of it is shown
 * @param content empty where nothing was given, or the file could not be read in time
 * @param file whether it was a file
 */
public record Handed<T>(String block, Optional<T> content, boolean file) {
  /** Of text that can be pasted as well. */
  public static final String UNREAD =
      "I could not read that file within a second, or it is too large. Try again, or paste it.";

  /** As text; a file of a megabyte at most. */
  public static Handed<String> text(Submission form, Files files, String file, String typed) {
    return of(form, file, typed, files::text, text -> text);
  }

  /**
   * In any shape.
   *
   * @param read what is in a file; empty where that cannot be told
   * @param written what was typed, in the same shape
   */
  public static <T> Handed<T> of(
      Submission form,
      String file,
      String typed,
      Function<com.slack.api.model.File, Optional<T>> read,
      Function<String, T> written) {
    var files = form.files(file);
    return files.isEmpty()
        ? new Handed<>(typed, Optional.ofNullable(form.value(typed)).map(written), false)
        : new Handed<>(file, read.apply(files.getFirst()), true);
  }

  /**
   * Why there is no content, under its block.
   *
   * @param nothing where none was given
   * @param unread where the file could not be read
   */
  public Submitted missing(String nothing, String unread) {
    return Submitted.error(block, file ? unread : nothing);
  }
}
