package launchbot.outbox;

import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell people. {@code channel} is a channel id of Slack's, a user id for a direct
 * message, or a place outside of Slack with its scheme: {@code mailto:ops@example.com}.
 */
public sealed interface Message {

  /** Where it goes. */
  String channel();

  /** What is sent first when several wait for the same channel. */
  Urgency urgency();

  /** From the most urgent on. */
  enum Urgency {
    INCIDENT(0),
    ANSWER(10),
    NEWS(20),
    NUDGE(30);

    final short rank;

    Urgency(int rank) {
      this.rank = (short) rank;
    }

    static Urgency of(short rank) {
      return Arrays.stream(values()).filter(u -> u.rank == rank).findFirst().orElseThrow();
    }
  }

  /**
   * A message of its own.
   *
   * @param text what notifications and screen readers say
   * @param blocks Block Kit as JSON; null for text alone
   */
  record Post(
      String channel,
      @Nullable String thread,
      String text,
      @Nullable String blocks,
      Urgency urgency)
      implements Message {}

  /**
   * A reply under the live message of a subject, wherever that stands when it is sent; where it
   * does not stand at all, a message of its own. Of the same urgency as what put the live message
   * up, it is sent after it.
   *
   * @param root the subject of the live message: {@code incident:12}
   * @param blocks Block Kit as JSON; null for text alone
   */
  record Reply(String channel, String root, String text, @Nullable String blocks, Urgency urgency)
      implements Message {}

  /**
   * The one message about a subject: posted once, then edited. It is rendered when it is sent, so
   * that it never shows yesterday's state.
   *
   * @param subject names the renderer and what it renders: {@code entry:12}, {@code table:3}
   * @param root the subject of the live message under which it stands, as a {@link Reply} does;
   *     null: by itself
   * @param calm the least time between two edits
   * @param post whether it is posted where it does not stand yet; otherwise it is only edited
   */
  record Live(
      String channel,
      String subject,
      @Nullable String root,
      Duration calm,
      boolean post,
      Urgency urgency)
      implements Message {
    /** One that stands by itself. */
    public Live(String channel, String subject, Duration calm, boolean post, Urgency urgency) {
      this(channel, subject, null, calm, post, urgency);
    }
  }

  /**
   * A mail to somebody who is no user of ours.
   *
   * @param channel {@code mailto:} and the address
   * @param tag names it for ever, {@code mail:12}: the same mail is told by it when it comes twice
   * @param about what mails of one conversation have in common, {@code incident.12}; empty for none
   * @param from the name of who writes
   * @param text plain text
   * @param unsubscribe where they end it: a GET shows a button, a POST ends it
   */
  record Mail(
      String channel,
      String tag,
      String about,
      String from,
      String subject,
      String text,
      String unsubscribe,
      Urgency urgency)
      implements Message {
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\u2028\u2029]+");

    /**
     * What stands in header fields is one line, whatever somebody wrote into it.
     *
     * @throws IllegalArgumentException for an address, a name of its own or a link of several lines
     */
    public Mail {
      for (String exact : List.of(channel, tag, about, unsubscribe)) {
        if (BREAKS.matcher(exact).find()) {
          throw new IllegalArgumentException("a header field of several lines");
        }
      }
      from = BREAKS.matcher(from).replaceAll(" ").strip();
      subject = BREAKS.matcher(subject).replaceAll(" ").strip();
    }

    /** Only its name: it holds an address and a link that acts. */
    @Override
    public String toString() {
      return "Mail[" + tag + "]";
    }
  }

  /** A file, with the text that introduces it. */
  record File(String channel, @Nullable String thread, String name, Content content, String text)
      implements Message {
    /** A file of text. */
    public File(String channel, @Nullable String thread, String name, String content, String text) {
      this(channel, thread, name, new Words(content), text);
    }

    /** What is in it. */
    public sealed interface Content {}

    /** Text, as UTF-8. */
    public record Words(String text) implements Content {}

    /**
     * A PNG.
     *
     * @param base64 as it is kept until it is sent
     * @param alt what is said to those who do not see it
     */
    public record Picture(String base64, String alt) implements Content {
      /** In bytes: what waits in the outbox stays small. */
      public static final int LARGEST = 500_000;

      /**
       * @throws IllegalArgumentException when it is larger than {@link #LARGEST}
       */
      public static Picture of(byte[] png, String alt) {
        if (png.length > LARGEST) {
          throw new IllegalArgumentException("a picture of " + png.length + " bytes");
        }
        return new Picture(Base64.getEncoder().encodeToString(png), alt);
      }

      public byte[] png() {
        return Base64.getDecoder().decode(base64);
      }
    }

    @Override
    public Urgency urgency() {
      return Urgency.ANSWER;
    }
  }
}
