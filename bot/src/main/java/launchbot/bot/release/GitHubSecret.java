package launchbot.bot.release;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.seal.SecretStore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The secret that a launch shares with GitHub, and what it signs: {@code X-Hub-Signature-256:
 * sha256=…}, the HMAC-SHA256 of the body as it came.
 */
final class GitHubSecret {
  static final int SHORTEST = 16;
  static final int LONGEST = 200;

  private static final String HMAC = "HmacSHA256";

  private final SecretStore secrets;

  GitHubSecret(SecretStore secrets) {
    this.secrets = secrets;
  }

  Optional<String> of(DSLContext sql, String workspace, long launch) {
    return secrets.read(sql, workspace, name(launch));
  }

  /** Keeps it; history says that, and never what it is. */
  void put(Tx tx, long launch, String value) {
    secrets.put(tx.sql(), tx.cause().workspace(), name(launch), value, tx.cause().at());
    tx.record(
        new Change(
            "secret set",
            new Subject("launch", launch),
            List.of(new Change.Field("secret", null, "GitHub")),
            null));
  }

  static boolean signed(String secret, byte[] body, @Nullable String signature) {
    // MessageDigest.isEqual takes the same time wherever the two begin to differ.
    return signature != null
        && MessageDigest.isEqual(
            signature(secret, body).getBytes(StandardCharsets.UTF_8),
            signature.strip().getBytes(StandardCharsets.UTF_8));
  }

  static String signature(String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java has no HMAC-SHA256", e);
    }
  }

  private static String name(long launch) {
    return "release:%d:github".formatted(launch);
  }
}
