package launchbot.launch;

import launchbot.seal.Tokens;

/**
 * What opens a hook: 32 random bytes, shown once. {@link #toString} hides it, so that it does not
 * get into a log by accident.
 */
public final class HookToken {
  private final String text;

  private HookToken(String text) {
    this.text = text;
  }

  public static HookToken random() {
    return new HookToken("lb_" + Tokens.random());
  }

  /** Whatever somebody sends as one; it need not be any. */
  public static HookToken of(String sent) {
    return new HookToken(sent);
  }

  /** As its owner writes it down. */
  public String shownOnce() {
    return text;
  }

  /** What is kept of it. A random token needs no salt. */
  public byte[] hash() {
    return Tokens.hash(text);
  }

  @Override
  public String toString() {
    return "HookToken[…]";
  }
}
