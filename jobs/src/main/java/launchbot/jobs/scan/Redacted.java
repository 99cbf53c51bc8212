package launchbot.jobs.scan;

/** Texts as they may be shown: what looks like a secret is masked. */
public final class Redacted {
  private static final int LONG = 16;
  private static final int SHOWN = 4;

  private Redacted() {}

  /**
   * The text with everything masked that looks like a secret: tokens, keys, passwords in addresses,
   * what is assigned to a telling name, what stands in an {@code Authorization} header. Rather too
   * much than too little.
   */
  public static String text(String text) {
    var shown = new StringBuilder();
    int at = 0;
    for (Window span : Everything.ENGINE.spans(text)) {
      shown.append(text, at, span.from()).append(secret(text.substring(span.from(), span.to())));
      at = span.to();
    }
    return shown.append(text, at, text.length()).toString();
  }

  /** A secret so that its owner knows it again: of a long one the first four characters. */
  public static String secret(String secret) {
    String line = secret.lines().findFirst().orElse("");
    return secret.length() < LONG || line.codePointCount(0, line.length()) < SHOWN
        ? "…"
        : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
  }

  /** Made when it is first needed. */
  private static final class Everything {
    static final Engine ENGINE = new Engine(Rules.own());
  }
}
