package launchbot.bench;

/** How soon the first command is answered. */
final class Starts {
  private Starts() {}

  static void print(Arena arena) {}
}
