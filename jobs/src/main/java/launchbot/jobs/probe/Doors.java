package launchbot.jobs.probe;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ways by which people come to a site. */
final class Doors {
  private static final String WWW = "www.";

  private Doors() {}

  /** The site itself first, then its other name, then both over the other scheme. */
  static List<URI> of(URI site) {
    List<URI> doors = new ArrayList<>(List.of(site));
    Optional<String> other = counterpart(site.getHost());
    other.map(host -> with(site, site.getScheme(), host)).ifPresent(doors::add);
    if (site.getPort() < 0) { // which port another scheme would have nobody knows
      String scheme = site.getScheme().equals("https") ? "http" : "https";
      doors.add(with(site, scheme, site.getHost()));
      other.map(host -> with(site, scheme, host)).ifPresent(doors::add);
    }
    return doors;
  }

  /** With www where it is without, and the other way round; empty where nobody would type it. */
  static Optional<String> counterpart(String host) {
    if (host.startsWith(WWW)) {
      return Optional.of(host.substring(WWW.length()));
    }
    String[] labels = host.split("\\.", -1);
    boolean number = labels[labels.length - 1].chars().allMatch(c -> c >= '0' && c <= '9');
    // A name below a country's second level, such as example.co.uk.
    boolean below = labels.length == 3 && labels[2].length() == 2 && labels[1].length() <= 3;
    return !number && !host.startsWith("[") && (labels.length == 2 || below)
        ? Optional.of(WWW + host)
        : Optional.empty();
  }

  /** One place: scheme, host and port are the same, and the path where one was named. */
  static boolean same(URI at, URI end) {
    return at.getScheme().equals(end.getScheme())
        && at.getAuthority().equalsIgnoreCase(end.getAuthority())
        && (bare(end).isEmpty() || bare(at).equals(bare(end)));
  }

  private static String bare(URI uri) {
    String path = String.valueOf(uri.getRawPath());
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static URI with(URI site, String scheme, String host) {
    String port = site.getPort() < 0 ? "" : ":" + site.getPort();
    return URI.create(scheme + "://" + host + port + site.getRawPath());
  }
}
