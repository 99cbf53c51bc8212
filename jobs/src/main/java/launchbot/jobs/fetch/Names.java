package launchbot.jobs.fetch;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.security.auth.x500.X500Principal;
import launchbot.jobs.fetch.Distrust.Flaw;
import org.jspecify.annotations.Nullable;

/** For which names a certificate is (RFC 9525): the alternative names alone count. */
public final class Names {
  private static final int DNS = 2;
  private static final int ADDRESS = 7;
  private static final int SHOWN = 3;

  private Names() {}

  /** All of them, in its order: {@code *.example.com}, {@code 192.0.2.7}. */
  public static List<String> of(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream()
              .filter(
                  name -> Objects.equals(name.get(0), DNS) || Objects.equals(name.get(0), ADDRESS))
              .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
              .toList();
    } catch (CertificateParsingException e) {
      return List.of(); // what cannot be read is for no name
    }
  }

  /** Null where it is for that host. */
  static @Nullable Distrust against(X509Certificate certificate, String host) {
    List<String> names = of(certificate);
    String wanted = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    if (Hosts.isAddress(host)
        ? names.stream().anyMatch(name -> sameAddress(name, wanted))
        : names.stream().anyMatch(name -> covers(name, wanted))) {
      return null;
    }
    return new Distrust(
        Flaw.NAME,
        names.isEmpty()
            ? "the certificate is for no name"
            : "the certificate is not for " + wanted + " but for " + shown(names));
  }

  /** A star stands for one whole label, the first. */
  static boolean covers(String name, String host) {
    if (!name.startsWith("*.")) {
      return name.equals(host);
    }
    int dot = host.indexOf('.');
    return dot > 0 && name.indexOf('.', 2) > 0 && host.substring(dot).equals(name.substring(1));
  }

  private static boolean sameAddress(String name, String host) {
    return name.equals(host)
        || (name.contains(":")
            && Hosts.isAddress("[" + name + "]")
            && Hosts.address("[" + name + "]").equals(Hosts.address("[" + host + "]")));
  }

  /** The common name, or all of it. */
  public static String common(X500Principal principal) {
    for (String part : principal.getName(X500Principal.RFC2253).split(",", -1)) {
      if (part.startsWith("CN=")) {
        return part.substring(3);
      }
    }
    return principal.getName();
  }

  private static String shown(List<String> names) {
    String some = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    String quoted = Quote.of(some);
    return names.size() > SHOWN ? quoted + " and " + (names.size() - SHOWN) + " more" : quoted;
  }
}
