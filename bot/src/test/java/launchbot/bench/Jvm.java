package launchbot.bench;

import java.util.List;

/** How the Java virtual machine is set up: as docs/operations.md recommends. */
final class Jvm {
  static final List<String> FLAGS = List.of();

  private Jvm() {}
}
