package launchbot.bench;

import java.util.ArrayList;
import java.util.List;

/** How the Java virtual machine is set up: as docs/operations.md recommends. */
public final class Jvm {
  /** A small first heap, for the machine's size says nothing about what a team needs. */
  public static final List<String> RECOMMENDED =
      List.of("-XX:+UseSerialGC", "-Xms32m", "-Xmx256m", "-XX:+UseCompactObjectHeaders");

  private Jvm() {}

  /** With whatever {@code -Dbench.flags} adds, such as a flight recording. */
  static List<String> flags(String... more) {
    List<String> flags = new ArrayList<>(RECOMMENDED);
    String extra = System.getProperty("bench.flags", "").strip();
    if (!extra.isEmpty()) {
      flags.addAll(List.of(extra.split(" +")));
    }
    flags.addAll(List.of(more));
    return flags;
  }
}
