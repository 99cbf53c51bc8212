package launchbot.keep;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import launchbot.postgres.EmbeddedPostgres;
import launchbot.postgres.HomeLock;
import launchbot.postgres.OtherBot;
import launchbot.seal.KeyRing;
import launchbot.testkit.TestDatabase;

/** The start of a bot of today in a home of yesterday; it lives until it is killed. */
final class UpgradingBot {
  private UpgradingBot() {}

  public static void main(String[] args) throws InterruptedException {
    Path path = Path.of(args[0]);
    HomeLock home = HomeLock.take(path);
    var keys = new KeyRing(path, new String(TestDatabase.KEY, StandardCharsets.UTF_8));
    Upgrade.run(home, keys, Vault.LATER);
    var postgres = EmbeddedPostgres.start(home);
    System.out.println(OtherBot.SAYS + postgres.url().jdbc());
    Thread.sleep(Long.MAX_VALUE);
  }
}
