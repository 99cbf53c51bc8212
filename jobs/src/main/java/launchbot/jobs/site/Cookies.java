package launchbot.jobs.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import launchbot.probe.Finding;
import launchbot.triage.Severity;

/** What is wrong with the cookies that a page sets (RFC 6265bis, sections 4.1 and 5.7). */
final class Cookies {
  private static final Set<String> SAME_SITE = Set.of("strict", "lax", "none");

  private Cookies() {}

  /**
   * @param https whether the page came over it
   * @param host that set them, in small letters
   */
  static List<Finding> of(List<Cookie> cookies, boolean https, String host) {
    List<Finding> findings = new ArrayList<>();
    cookies.stream()
        .filter(cookie -> !cookie.removes())
        .forEach(cookie -> {
          transport(cookie, https, findings);
          scripts(cookie, findings);
          sameSite(cookie, findings);
          scope(cookie, host, findings);
          prefix(cookie, findings);
        });
    return findings;
  }

  private static void transport(Cookie cookie, boolean https, List<Finding> findings) {
    if (!https) {
      findings.add(
          finding(
              cookie,
              "cookie.plain",
              Severity.HIGH,
              Severity.LOW,
              "is set over plain HTTP",
              "Anybody on the way, as in a café's network, can read and change it",
              "Serve the page over HTTPS only, and set the cookie with `Secure`"));
    } else if (!cookie.secure()) {
      findings.add(
          finding(
              cookie,
              "cookie.secure",
              Severity.HIGH,
              Severity.MEDIUM,
              "has no Secure attribute",
              "A browser also sends it over plain HTTP, where anybody on the way can read it",
              "Set it with `Secure`"));
    }
  }

  private static void scripts(Cookie cookie, List<Finding> findings) {
    if (cookie.session() && !cookie.httpOnly()) {
      findings.add(
          finding(
              cookie,
              "cookie.httponly",
              Severity.MEDIUM,
              Severity.LOW,
              "has no HttpOnly attribute",
              "One script that gets into the page can take a user's session with it",
              "Set it with `HttpOnly`, unless the page's own scripts have to read it"));
    }
  }

  private static void sameSite(Cookie cookie, List<Finding> findings) {
    String said = cookie.sameSite();
    if (said.equals("none") && !cookie.secure()) {
      findings.add(
          finding(
              cookie,
              "cookie.samesite-insecure",
              Severity.HIGH,
              Severity.MEDIUM,
              "says SameSite=None without Secure",
              "Browsers drop it, so whatever depends on it does not work",
              "Add `Secure`, or say `SameSite=Lax`"));
    } else if (said.equals("none") && cookie.session()) {
      findings.add(
          finding(
              cookie,
              "cookie.samesite-none",
              Severity.MEDIUM,
              Severity.LOW,
              "says SameSite=None",
              "Other sites can make a user's browser send requests that are signed in",
              "Say `SameSite=Lax`, unless the page is meant to work inside of other sites"));
    } else if (!said.isEmpty() && !SAME_SITE.contains(said)) {
      findings.add(
          finding(
              cookie,
              "cookie.samesite-unknown",
              Severity.LOW,
              Severity.LOW,
              "has a SameSite attribute that no browser knows",
              "Browsers fall back to a value of their own, each to another one",
              "Say `SameSite=Lax` or `SameSite=Strict`"));
    } else if (said.isEmpty() && cookie.session()) {
      findings.add(
          finding(
              cookie,
              "cookie.samesite",
              Severity.LOW,
              Severity.LOW,
              "has no SameSite attribute",
              "Not every browser keeps it from requests that other sites make",
              "Set it with `SameSite=Lax`"));
    }
  }

  private static void scope(Cookie cookie, String host, List<Finding> findings) {
    String domain = cookie.domain();
    if (domain.isEmpty()) {
      return;
    }
    if (!host.equals(domain) && !host.endsWith("." + domain)) {
      findings.add(
          finding(
              cookie,
              "cookie.domain",
              Severity.HIGH,
              Severity.MEDIUM,
              "is set for another domain than %s".formatted(host),
              "Browsers drop it, so whatever depends on it does not work",
              "Leave `Domain` out, or name the site's own domain"));
    } else if (cookie.session() && !host.equals(domain)) {
      findings.add(
          finding(
              cookie,
              "cookie.domain-wide",
              Severity.LOW,
              Severity.LOW,
              "goes to every host below its domain",
              "A weak host below the same domain, such as an old blog, gets users' sessions too",
              "Leave `Domain` out, so that only this host gets it"));
    }
  }

  private static void prefix(Cookie cookie, List<Finding> findings) {
    String lower = cookie.name().toLowerCase(Locale.ROOT);
    boolean broken =
        lower.startsWith("__host-")
            ? !cookie.secure() || !cookie.domain().isEmpty() || !cookie.path().equals("/")
            : lower.startsWith("__secure-") && !cookie.secure();
    if (broken) {
      findings.add(
          finding(
              cookie,
              "cookie.prefix",
              Severity.HIGH,
              Severity.MEDIUM,
              "breaks what its name promises",
              "Browsers drop it, so whatever depends on it does not work",
              "`__Secure-` needs `Secure`; `__Host-` also `Path=/` and no `Domain`"));
    }
  }

  private static Finding finding(
      Cookie cookie,
      String rule,
      Severity session,
      Severity other,
      String what,
      String impact,
      String advice) {
    return new Finding(
        rule,
        cookie.session() ? session : other,
        "The cookie %s %s".formatted(cookie.name(), what),
        impact,
        advice);
  }
}
