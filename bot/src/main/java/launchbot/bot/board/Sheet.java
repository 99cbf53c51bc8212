package launchbot.bot.board;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import launchbot.bot.launch.BoardPart;
import org.jspecify.annotations.Nullable;

/**
 * What the board's template draws; all HTML in it is escaped already.
 *
 * @param tone of the verdict
 * @param verdict {@code GO}, {@code NO-GO}, {@code GO WITH RISKS}
 * @param about the launch in a line: its day, its date
 * @param reasons those to be seen at once
 * @param further the other ones
 * @param figures of triage
 * @param strangers ids of people whose names are not known yet
 */
public record Sheet(
    String launch,
    BoardPart.Tone tone,
    String verdict,
    String about,
    List<Row> reasons,
    List<Row> further,
    List<Section> parts,
    List<Figure> figures,
    List<Bar> checklist,
    List<Row> also,
    Set<String> strangers) {

  /** A part of its own, such as an incident. */
  public record Section(String title, List<Row> rows) {}

  /**
   * A line.
   *
   * @param since when it began; null for nothing to count
   * @param target null for no limit
   */
  public record Row(
      BoardPart.Tone tone, String html, @Nullable Instant since, @Nullable Duration target) {

    /** The class of its look. */
    public String look() {
      return tone.name().toLowerCase(Locale.ROOT);
    }

    /** In seconds; empty for none. */
    public String limit() {
      return target == null ? "" : String.valueOf(target.toSeconds());
    }

    /** In words, for browsers without scripts. */
    public String mark() {
      return switch (tone) {
        case BAD -> "bad";
        case WARN -> "to watch";
        case GOOD -> "good";
        case PLAIN -> "";
      };
    }
  }

  public record Figure(String name, int count, String look) {}

  /** How far a section of the checklist is. */
  public record Bar(String section, int done, int total) {}

  public String look() {
    return tone.name().toLowerCase(Locale.ROOT);
  }
}
