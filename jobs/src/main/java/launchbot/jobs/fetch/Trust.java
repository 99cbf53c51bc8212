package launchbot.jobs.fetch;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Judges the certificates that servers show. */
public final class Trust {
  private static final int MOST_KEPT = 4_096;

  private final Paths paths;

  /** Chains that were found good, by their fingerprint: signatures do not go bad, dates do. */
  private final Map<String, Good> kept = new ConcurrentHashMap<>();

  private Trust(Collection<X509Certificate> roots) {
    this.paths = new Paths(roots);
  }

  /**
   * @param path from the server's own to the root; empty where none was found
   * @param sent as they were sent
   */
  record Judged(
      List<X509Certificate> sent, List<X509Certificate> path, @Nullable Distrust distrust) {}

  private record Good(List<X509Certificate> sent, List<X509Certificate> path) {
    boolean at(Instant now) {
      return path.stream()
          .allMatch(one ->
              !now.isBefore(one.getNotBefore().toInstant())
                  && !now.isAfter(one.getNotAfter().toInstant()));
    }
  }

  /** The roots that come with Java. */
  static Trust ofTheSystem() {
    return InUse.SYSTEM;
  }

  /** Those roots alone. */
  public static Trust of(Collection<X509Certificate> roots) {
    return new Trust(roots);
  }

  /**
   * @param sent as they were sent, at least one
   * @param host a name in ASCII and lower case, or an address
   */
  Judged judge(List<X509Certificate> sent, String host, Instant now) {
    String print;
    List<X509Certificate> readable;
    Good good;
    try {
      print = fingerprint(sent);
      good = kept.get(print);
      readable = good == null ? Paths.readable(sent) : good.sent;
    } catch (CertificateException e) {
      return new Judged(
          sent,
          List.of(),
          new Distrust(
              Distrust.Flaw.BROKEN, "the certificate cannot be read: " + Quote.of(e + "")));
    }
    if (good == null || !good.at(now)) {
      Judged judged = paths.judge(readable, now);
      if (judged.distrust() != null) {
        return judged;
      }
      good = new Good(readable, judged.path());
      if (kept.size() >= MOST_KEPT) {
        kept.clear();
      }
      kept.put(print, good);
    }
    return new Judged(good.sent, good.path, Names.against(good.sent.getFirst(), host));
  }

  private static String fingerprint(List<X509Certificate> sent) throws CertificateException {
    MessageDigest digest = sha256();
    for (X509Certificate one : sent) {
      digest.update(one.getEncoded());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Read when the first certificate is judged: that takes a tenth of a second. */
  private static final class InUse {
    static final Trust SYSTEM = new Trust(roots());

    private static List<X509Certificate> roots() {
      try {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return Arrays.stream(factory.getTrustManagers())
            .filter(X509TrustManager.class::isInstance)
            .flatMap(one -> Arrays.stream(((X509TrustManager) one).getAcceptedIssuers()))
            .toList();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("the roots that come with Java cannot be read", e);
      }
    }
  }
}
