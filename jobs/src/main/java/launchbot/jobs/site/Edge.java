package launchbot.jobs.site;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import launchbot.jobs.fetch.Fetched.Answered;

/** The edge proxies that can be told by what they add to answers. */
final class Edge {
  /** What an expectation says that is content with any of them. */
  static final String ANY = "any";

  /**
   * @param has what the header's value contains, in small letters; empty for whatever it says
   */
  private record Mark(String proxy, String header, String has) {}

  /** What names the edge surely stands before what only hints at it. */
  private static final List<Mark> MARKS =
      List.of(
          new Mark("Cloudflare", "cf-ray", ""),
          new Mark("Cloudflare", "server", "cloudflare"),
          new Mark("CloudFront", "x-amz-cf-id", ""),
          new Mark("CloudFront", "via", "cloudfront"),
          new Mark("Akamai", "akamai-grn", ""),
          new Mark("Akamai", "x-akamai-transformed", ""),
          new Mark("Akamai", "server", "akamai"),
          new Mark("Vercel", "x-vercel-id", ""),
          new Mark("Vercel", "server", "vercel"),
          new Mark("Netlify", "x-nf-request-id", ""),
          new Mark("Netlify", "server", "netlify"),
          new Mark("Azure Front Door", "x-azure-ref", ""),
          new Mark("Bunny", "server", "bunnycdn"),
          new Mark("Bunny", "cdn-pullzone", ""),
          new Mark("Imperva", "x-iinfo", ""),
          new Mark("Imperva", "x-cdn", "imperva"),
          new Mark("Sucuri", "x-sucuri-id", ""),
          new Mark("Fly.io", "fly-request-id", ""),
          new Mark("Google", "via", "1.1 google"),
          new Mark("KeyCDN", "server", "keycdn"),
          new Mark("Fastly", "x-fastly-request-id", ""),
          new Mark("Fastly", "x-served-by", "cache-"));

  private Edge() {}

  /** Its name, as people know it. */
  static Optional<String> of(Answered answer) {
    return MARKS.stream()
        .filter(mark ->
            answer.headers(mark.header()).stream()
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(mark.has())))
        .map(Mark::proxy)
        .findFirst();
  }

  /** Those that can be expected, as they are typed. */
  static List<String> names() {
    return MARKS.stream().map(mark -> key(mark.proxy())).distinct().toList();
  }

  /** Whether that is the one, or any, that was expected. */
  static boolean is(Optional<String> found, String expected) {
    return found.filter(name -> expected.equals(ANY) || key(name).equals(expected)).isPresent();
  }

  private static String key(String proxy) {
    return proxy.toLowerCase(Locale.ROOT).replace(' ', '-');
  }
}
