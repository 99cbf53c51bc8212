package launchbot.bot.notice;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.element.RichTextPreformattedElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.notice.Drafting;
import launchbot.notice.Notice;
import org.jspecify.annotations.Nullable;

/**
 * A notice as customers read it. What is delivered, what is previewed and what support copies all
 * come from here; the public page draws the same {@link Notice.Text}.
 */
public final class NoticeText {
  private static final int SECTION = 3000;

  /** So much of a text fits into a section, whatever of it has to be escaped. */
  private static final int PIECE = SECTION / 6;

  private NoticeText() {}

  /**
   * As a message in Slack. Everything in it is text: no mention, no link with another name.
   *
   * @param corrects what it puts right; null for nothing
   * @param zone in which times are said
   */
  public static Card slack(Notice notice, @Nullable Notice corrects, ZoneId zone) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.header(notice.text().headline()));
    if (corrects != null) {
      blocks.add(Blocks.section(Mrkdwn.plain(correction(corrects, zone))));
    }
    blocks.addAll(paragraphs(notice.text().body(), List.of()));
    return new Card(Mrkdwn.plain(notice.text().headline()), blocks);
  }

  /** The same as plain text, for mail and for copying; the headline is its first line. */
  public static String plain(Notice notice, @Nullable Notice corrects, ZoneId zone) {
    return notice.text().headline()
        + "\n\n"
        + (corrects == null ? "" : correction(corrects, zone) + "\n\n")
        + String.join("\n\n", Drafting.paragraphs(notice.text().body()));
  }

  /**
   * Plain text that can be copied as it is: preformatted, so that nothing in it is read as markup.
   */
  static LayoutBlock copyable(String text) {
    return RichTextBlock.builder()
        .elements(
            List.of(
                RichTextPreformattedElement.builder()
                    .elements(List.of(RichTextSectionElement.Text.builder().text(text).build()))
                    .build()))
        .build();
  }

  /** What stands above a correction. */
  public static String correction(Notice corrects, ZoneId zone) {
    Notice.Approved approved = corrects.approved();
    return "This corrects what we wrote%s: “%s”"
        .formatted(
            approved == null ? "" : " on " + Drafting.time(approved.at(), zone),
            corrects.text().headline());
  }

  /**
   * Paragraphs in mrkdwn.
   *
   * @param open blanks that are made to stand out
   */
  static List<LayoutBlock> paragraphs(String body, List<String> open) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : Drafting.paragraphs(body)) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      String mrkdwn = marked(paragraph, open);
      if (mrkdwn.length() <= SECTION) {
        lines.add(mrkdwn);
      } else {
        pieces(paragraph).forEach(piece -> lines.add(marked(piece, open)));
      }
    }
    return Blocks.sections(lines);
  }

  private static String marked(String paragraph, List<String> open) {
    String mrkdwn = paragraph.lines().map(Mrkdwn::plain).collect(Collectors.joining("\n"));
    for (String blank : open) {
      mrkdwn = mrkdwn.replace(Mrkdwn.plain(blank), "`" + Mrkdwn.plain(blank) + "`");
    }
    return mrkdwn;
  }

  private static List<String> pieces(String paragraph) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    while (from < paragraph.length()) {
      int to = Math.min(paragraph.length(), from + PIECE);
      int blank = paragraph.lastIndexOf(' ', to);
      int end = to == paragraph.length() || blank <= from ? to : blank;
      if (end < paragraph.length() && Character.isLowSurrogate(paragraph.charAt(end))) {
        end--;
      }
      pieces.add(paragraph.substring(from, end));
      from = end;
    }
    return pieces;
  }
}
