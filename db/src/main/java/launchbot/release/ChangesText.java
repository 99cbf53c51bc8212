package launchbot.release;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** CHANGES in Markdown (CommonMark): what was released, the newest first. */
public final class ChangesText {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final Pattern MARKS = Pattern.compile("([\\\\`*_\\[\\]<>#|~])");

  private ChangesText() {}

  /**
   * @param name of the launch
   * @param releases the newest first; those that failed or are under way are left out
   */
  public static String of(String name, List<Release> releases, ZoneId zone) {
    var out = new StringBuilder("# Changes of ").append(escaped(name)).append('\n');
    List<Release> shipped =
        releases.stream()
            .filter(one ->
                one.state() == Release.State.FINISHED || one.state() == Release.State.ROLLED_BACK)
            .toList();
    if (shipped.isEmpty()) {
      out.append("\nNothing has been released yet.\n");
    }
    shipped.forEach(one -> out.append('\n').append(section(one, zone)));
    return out.toString();
  }

  private static String section(Release release, ZoneId zone) {
    var out = new StringBuilder("## ").append(escaped(release.version()));
    if (!release.production()) {
      out.append(" (").append(escaped(release.environment())).append(')');
    }
    out.append(" — ").append(DAY.format(release.startedAt().atZone(zone)));
    out.append(release.state() == Release.State.ROLLED_BACK ? ", rolled back" : "").append("\n\n");
    if (release.changes().isEmpty()) {
      out.append("Nobody said what it brings.\n");
    }
    release.changes().forEach(one -> out.append("- ").append(escaped(one)).append('\n'));
    return out.toString();
  }

  /** Words of people as they are: nothing in them formats, links or embeds. */
  public static String escaped(String text) {
    return MARKS.matcher(text).replaceAll("\\\\$1");
  }
}
