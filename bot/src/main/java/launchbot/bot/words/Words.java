package launchbot.bot.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What someone typed after a slash command or a mention, as words in their order. Any text can be
 * read, in linear time; whatever part of it is read as plain text again keeps its characters and
 * its inner spacing.
 */
public final class Words {

  /** Cleaned by {@link Visible}, still escaped; what offsets point into. */
  private final String source;

  private final List<Token> tokens;

  private Words(String source, List<Token> tokens) {
    this.source = source;
    this.tokens = List.copyOf(tokens);
  }

  /** Reads text that Slack escaped: {@code should_escape: true}, or the text of an event. */
  public static Words of(String slackText) {
    String source = Visible.only(slackText);
    return new Words(source, new Reading(source).tokens());
  }

  public List<Word> list() {
    return tokens.stream().map(Token::word).toList();
  }

  public int size() {
    return tokens.size();
  }

  public boolean isEmpty() {
    return tokens.isEmpty();
  }

  public Word get(int i) {
    return tokens.get(i).word();
  }

  /** Where word i begins in the text, not counting characters that {@link Visible} takes out. */
  public int at(int i) {
    return tokens.get(i).from();
  }

  /** Whether word i follows the word before it without a space: the comma in {@code !high,}. */
  public boolean isGlued(int i) {
    return i > 0 && tokens.get(i - 1).to() == tokens.get(i).from();
  }

  /** Everything, as a person would read it. */
  public String text() {
    return rest(0);
  }

  /** The text from word i on, as a person would read it; trimmed at its ends only. */
  public String rest(int i) {
    var out = new StringBuilder();
    for (int k = i; k < tokens.size(); k++) {
      if (k > i) {
        String gap = source.substring(tokens.get(k - 1).to(), tokens.get(k).from());
        // Where words were taken out, one space remains of them.
        out.append(gap.isBlank() ? gap : " ");
      }
      out.append(tokens.get(k).plain());
    }
    return out.toString().strip();
  }

  /** The words from i on. */
  public Words from(int i) {
    return of(tokens.subList(i, tokens.size()));
  }

  public Words without(Set<Integer> indexes) {
    var kept = new ArrayList<Token>();
    for (int i = 0; i < tokens.size(); i++) {
      if (!indexes.contains(i)) {
        kept.add(tokens.get(i));
      }
    }
    return of(kept);
  }

  /** Drops the mention that an {@code app_mention} begins with, and a comma or colon after it. */
  public Words withoutMention(String botUserId) {
    if (isEmpty() || !(get(0) instanceof Word.Person person && person.id().equals(botUserId))) {
      return this;
    }
    boolean comma =
        size() > 1 && isGlued(1) && get(1) instanceof Word.Text t && t.text().matches("[,:]");
    return from(comma ? 2 : 1);
  }

  /** Splits at every break and at every one of these labels, which are given in lower case. */
  public List<Part> parts(Set<String> labels) {
    return Part.of(this, labels);
  }

  List<Token> tokens() {
    return tokens;
  }

  Words of(List<Token> some) {
    return new Words(source, some);
  }
}
