package launchbot.scan;

import org.jspecify.annotations.Nullable;

/**
 * A secret that a look at a repository has found, without the secret.
 *
 * @param path from the repository's root
 * @param commit that brought it, in 40 hex digits; null for what is not committed
 * @param line counted from 1; 0 where the file itself is the secret
 * @param digest of the secret, under the workspace's salt
 */
public record Leak(String rule, String path, @Nullable String commit, int line, byte[] digest) {

  /** {@code stripe-secret-key in app/pay.rb (3f2a91c)}; the path as it came. */
  public String words() {
    String where = path.isEmpty() ? "" : " in " + path;
    return rule + where + (commit == null ? "" : " (" + commit.substring(0, 7) + ")");
  }
}
