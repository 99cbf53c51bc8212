package launchbot.postgres;

import java.nio.file.Path;

/**
 * A bot in a process of its own, as far as PostgreSQL is concerned; it lives until it is killed.
 */
public final class OtherBot {
  public static final String SAYS = "other bot: ";

  private OtherBot() {}

  public static void main(String[] args) throws InterruptedException {
    try {
      var postgres = EmbeddedPostgres.start(HomeLock.take(Path.of(args[0])));
      System.out.println(SAYS + postgres.url().jdbc());
      Thread.sleep(Long.MAX_VALUE);
    } catch (Unusable e) {
      System.out.println(SAYS + e.getMessage());
    }
  }
}
