package launchbot.notice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a template leaves open, to be filled from what is known or by people. */
public enum Blank {
  FEATURE("which part of the product"),
  SINCE("since when"),
  LASTED("how long it lasted"),
  SYMPTOMS("what customers see"),
  WORKAROUND("what customers can do meanwhile"),
  CAUSE("what happened, as far as it is known"),
  DOING("what is being done"),
  PREVENTION("what is done so that it does not come back"),
  DATA("which data is concerned"),
  OFFER("what is offered"),
  NEXT("when the next word comes"),
  REPORT("where to report trouble"),
  WINDOW("from when until when"),
  APOLOGY("a word of apology");

  private final String asks;

  Blank(String asks) {
    this.asks = asks;
  }

  /** As templates name it: {@code {feature}}. */
  public String variable() {
    return "{" + name().toLowerCase(Locale.ROOT) + "}";
  }

  /** What is to be filled in, in words. */
  public String asks() {
    return asks;
  }

  /** As it stands in a text while nobody has filled it. */
  public String mark() {
    return "‹" + asks + "›";
  }

  /** By its name without the braces. */
  public static Optional<Blank> parse(String name) {
    return Arrays.stream(values()).filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
  }
}
