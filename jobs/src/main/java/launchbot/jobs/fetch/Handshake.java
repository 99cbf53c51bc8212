package launchbot.jobs.fetch;

import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What TLS showed.
 *
 * @param protocol {@code TLSv1.3}
 * @param cipher by its registered name
 * @param sent the certificates as the server sent them, its own first
 * @param path from the server's own to the trusted root, where such a path was found
 * @param distrust why it is not trusted; null where it is
 */
public record Handshake(
    String protocol,
    String cipher,
    List<X509Certificate> sent,
    List<X509Certificate> path,
    @Nullable Distrust distrust) {
  public Handshake {
    sent = List.copyOf(sent);
    path = List.copyOf(path);
  }
}
