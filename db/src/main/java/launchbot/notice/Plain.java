package launchbot.notice;

import java.util.regex.Pattern;

/** Words for those outside, without what is not for them. */
public final class Plain {
  /**
   * Slack's own marks for people, groups and channels: they name somebody, and nobody can read
   * them.
   */
  private static final Pattern MARK = Pattern.compile("<[@#!][^<>]{0,200}>");

  /** What XML cannot hold, halves of pairs, and what turns the reading direction. */
  private static final Pattern UNWANTED =
      Pattern.compile(
          "[\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069\\uFEFF\\uFFFE\\uFFFF&&[^\\n]]");

  private Plain() {}

  /** Lines end with a line feed; none is cut. */
  public static String of(String text) {
    String lines = text.replace("\r\n", "\n").replace('\r', '\n').replace('\t', ' ');
    return UNWANTED.matcher(MARK.matcher(lines).replaceAll("")).replaceAll("").strip();
  }
}
