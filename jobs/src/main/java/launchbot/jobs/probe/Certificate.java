package launchbot.jobs.probe;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import launchbot.jobs.fetch.Handshake;
import launchbot.jobs.fetch.Names;
import launchbot.jobs.fetch.Quote;

/** What a certificate says to people. */
final class Certificate {
  private static final int WEAK_RSA = 2048;
  private static final int WEAK_EC = 224;

  private Certificate() {}

  /** {@code certificate}, {@code fingerprint} of the server's own, {@code days left}. */
  static Map<String, String> facts(Handshake handshake, Instant now) {
    Map<String, String> facts = new LinkedHashMap<>();
    if (handshake.sent().isEmpty()) {
      return facts;
    }
    X509Certificate own = handshake.sent().getFirst();
    List<String> names = Names.of(own);
    String of = names.isEmpty() ? Names.common(own.getSubjectX500Principal()) : names.getFirst();
    X500Principal issuer = own.getIssuerX500Principal();
    facts.put("certificate", "%s by %s".formatted(Quote.of(of), Quote.of(Names.common(issuer))));
    facts.put("fingerprint", fingerprint(own));
    facts.put("days left", String.valueOf(daysLeft(first(handshake), now)));
    facts.put("protocol", handshake.protocol());
    return facts;
  }

  /** Of the path that holds, the one that ends first; of the server's own where none holds. */
  static X509Certificate first(Handshake handshake) {
    List<X509Certificate> path = handshake.path();
    // The root's own end does not count: it is trusted as it is.
    return path.stream()
        .limit(Math.max(1, path.size() - 1))
        .min(Comparator.comparing(X509Certificate::getNotAfter))
        .orElseGet(() -> handshake.sent().getFirst());
  }

  /** Whole days; 0 on its last day, below zero once it is over. */
  static long daysLeft(X509Certificate one, Instant now) {
    return Math.floorDiv(Duration.between(now, one.getNotAfter().toInstant()).toSeconds(), 86_400L);
  }

  /** SHA-256 in hex. */
  static String fingerprint(X509Certificate one) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(one.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Why it proves little, as {@code an RSA key of 1024 bits}; empty where it is strong. */
  static Optional<String> weakness(X509Certificate one) {
    if (one.getPublicKey() instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < WEAK_RSA) {
      return Optional.of("an RSA key of %d bits".formatted(rsa.getModulus().bitLength()));
    }
    if (one.getPublicKey() instanceof ECPublicKey ec
        && ec.getParams().getOrder().bitLength() < WEAK_EC) {
      return Optional.of("an EC key of %d bits".formatted(ec.getParams().getOrder().bitLength()));
    }
    String signature = one.getSigAlgName().toUpperCase(Locale.ROOT);
    return signature.startsWith("SHA1") || signature.startsWith("MD")
        ? Optional.of("a signature by " + one.getSigAlgName())
        : Optional.empty();
  }
}
