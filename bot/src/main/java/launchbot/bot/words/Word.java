package launchbot.bot.words;

import org.jspecify.annotations.Nullable;

/** One thing that someone typed. All text in it is plain: unescaped, and safe to store. */
public sealed interface Word {

  /** Anything that is none of the others, punctuation included. */
  record Text(String text) implements Word {

    /** Whether it is this word, whatever the case it was typed in. */
    public boolean is(String other) {
      return text.equalsIgnoreCase(other);
    }
  }

  /** What stood between a pair of quotation marks, without the marks. */
  record Quoted(String text) implements Word {}

  /**
   * A person picked from Slack's list.
   *
   * @param name as Slack spelled it in the text, which it does not always do; never an identity
   */
  record Person(String id, @Nullable String name) implements Word {}

  /**
   * A channel picked from Slack's list.
   *
   * @param name as Slack spelled it in the text, which it does not always do; never an identity
   */
  record Channel(String id, @Nullable String name) implements Word {}

  /** An address that Slack recognised; mail addresses come as {@code mailto:}. */
  record Link(String url, @Nullable String label) implements Word {}

  /** {@code !high}. The name is in lower case, without the mark. */
  record Bang(String name) implements Word {}

  /** {@code #signup}, as it was typed, without the mark. */
  record Tag(String name) implements Word {}

  /** {@code #12}: the number of one of our things. A bare {@code 12} is text. */
  record Ref(long number) implements Word {}

  /**
   * {@code --anyway} or {@code --reason="because of x"}; a long dash counts as two hyphens, because
   * phones turn them into one. The name is in lower case.
   *
   * @param value null without {@code =}, empty when nothing follows it
   */
  record Flag(String name, @Nullable String value) implements Word {}

  /** {@code |} or a new line. */
  record Break() implements Word {}
}
