package launchbot.bot.page;

import java.time.Instant;
import java.util.List;
import launchbot.page.StatusPage;
import org.jspecify.annotations.Nullable;

/**
 * A page as its templates print it: words only, nothing left to decide.
 *
 * @param style the path of its style sheet
 * @param asOf when it was drawn last, where that is too long ago; null while it is current
 * @param hidden whether only whoever has the preview's address sees it
 * @param mail whether people can subscribe by mail
 */
public record Sheet(
    StatusPage page,
    String style,
    String state,
    String words,
    List<Row> rows,
    List<Tale> current,
    List<Tale> planned,
    List<Tale> recent,
    List<Month> months,
    List<Lesson> lessons,
    List<Shipped> shipped,
    @Nullable Time asOf,
    boolean hidden,
    boolean mail) {

  /**
   * A moment.
   *
   * @param iso for programs
   */
  public record Time(String iso, String words) {
    static Time of(Instant at) {
      return new Time(
          at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString(), PublicText.moment(at));
    }
  }

  /**
   * A component.
   *
   * @param shapes its bars; empty where no probe belongs to it
   * @param summary the same in words
   * @param days those that were not as they should be, the newest first
   */
  public record Row(
      String name,
      String state,
      String words,
      String share,
      List<Shape> shapes,
      String summary,
      List<Day> days) {}

  /**
   * Bars of one kind.
   *
   * @param path of an SVG
   * @param title what a pointer reads; empty for nothing
   */
  public record Shape(String kind, String path, String title) {}

  public record Day(String iso, String day, String words) {}

  /**
   * What customers were told about one thing.
   *
   * @param over null while it is not
   * @param window of a maintenance; null for any other
   * @param about the names of the components; empty for all of them
   * @param updates the newest first
   */
  public record Tale(
      String anchor,
      String headline,
      String state,
      Time began,
      @Nullable Time over,
      @Nullable Window window,
      String about,
      List<Update> updates) {}

  public record Window(Time from, Time until) {}

  /**
   * @param headline empty where it is the tale's own
   * @param nextBy null where nothing is promised, or it came
   * @param originals what it said before it was put right, the newest first
   */
  public record Update(
      String anchor,
      String label,
      String state,
      Time at,
      @Nullable Time corrected,
      String headline,
      List<List<String>> body,
      @Nullable Time nextBy,
      List<Original> originals) {}

  public record Original(Time at, String headline, List<List<String>> body) {}

  public record Month(String path, String words) {}

  /** A published postmortem. */
  public record Lesson(String path, String title, Time at) {}

  /** A release, as the team tells of it. */
  public record Shipped(String version, Time at, List<String> changes) {}
}
