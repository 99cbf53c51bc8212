package launchbot.jobs.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * One request. Redirects are not followed: whoever follows them asks anew, so that each hop is
 * checked.
 *
 * @param uri http or https, without credentials
 * @param headers beside those that every request needs
 * @param body empty for none
 * @param timeout for all of it, the last byte of the body included
 * @param most how many bytes of the body are read
 * @param distrusted whether it is asked although its certificate is not trusted: to learn what its
 *     clock says, and never with a secret
 */
public record Wanted(
    String method,
    URI uri,
    List<Header> headers,
    byte[] body,
    Duration timeout,
    int most,
    boolean distrusted) {
  /** How much of a body is read where nobody says otherwise, in bytes. */
  public static final int MOST = 1 << 20;

  /** A header's line. */
  public record Header(String name, String value) {}

  public Wanted {
    headers = List.copyOf(headers);
  }

  public Wanted(
      String method, URI uri, List<Header> headers, byte[] body, Duration timeout, int most) {
    this(method, uri, headers, body, timeout, most, false);
  }

  public static Wanted get(URI uri, Duration timeout) {
    return new Wanted("GET", uri, List.of(), new byte[0], timeout, MOST);
  }
}
