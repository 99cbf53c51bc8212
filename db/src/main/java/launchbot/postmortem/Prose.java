package launchbot.postmortem;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import launchbot.triage.Wording;

/** Texts of sections as they are kept: Markdown that cannot leave its section. */
public final class Prose {
  /** In characters, of one section. */
  public static final int LONGEST = 120_000;

  private static final Pattern MENTION = Pattern.compile("<@([UW][A-Z0-9]{1,30})(?:\\|[^<>]*+)?>");
  private static final Pattern LINK = Pattern.compile("<(https?://[^<>|\\s]++)(?:\\|([^<>]*+))?>");
  private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,2}(?=\\s|$)");
  static final Pattern FENCE = Pattern.compile(" {0,3}(```+|~~~+).*+");

  private Prose() {}

  /**
   * With headings that are below those of the sections, and every fence closed. What comes out goes
   * in unchanged.
   */
  public static String of(String typed) {
    var out = new StringBuilder();
    String fence = "";
    for (String line : typed.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1)) {
      fence = fence(fence, line);
      Matcher heading = HEADING.matcher(line);
      boolean demoted = fence.isEmpty() && heading.lookingAt();
      out.append(demoted ? "###" + line.substring(heading.end()) : line.stripTrailing())
          .append('\n');
    }
    String text = out.toString().strip();
    return fence.isEmpty() ? text : text + "\n" + fence;
  }

  /** Which fence is open behind this line; empty for none. */
  static String fence(String open, String line) {
    Matcher fence = FENCE.matcher(line);
    if (!fence.matches()) {
      return open;
    }
    String marks = fence.group(1);
    if (open.isEmpty()) {
      return marks;
    }
    return marks.charAt(0) == open.charAt(0)
            && marks.length() >= open.length()
            && line.strip().equals(marks)
        ? ""
        : open;
  }

  /**
   * What was said in Slack as one line of plain text.
   *
   * @param names of people, by their ids
   */
  static String line(String said, Map<String, String> names) {
    String named =
        MENTION
            .matcher(said)
            .replaceAll(
                found -> Matcher.quoteReplacement(names.getOrDefault(found.group(1), "somebody")));
    String linked =
        LINK.matcher(named)
            .replaceAll(found ->
                Matcher.quoteReplacement(
                    found.group(2) == null
                        ? found.group(1)
                        : "%s (%s)".formatted(found.group(2), found.group(1))));
    return Wording.line(linked.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
  }
}
