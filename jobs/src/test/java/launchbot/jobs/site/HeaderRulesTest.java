package launchbot.jobs.site;

import static launchbot.jobs.site.Answers.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.jobs.fetch.Fetched.Answered;
import launchbot.probe.Finding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What headers mean, a row each. */
class HeaderRulesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sid=1; Path=/; Secure; HttpOnly; SameSite=Lax          | ''
          theme=dark; Secure                                     | ''
          csrf_token=1; Secure; SameSite=Strict                  | ''
          session=1; Secure; HttpOnly                            | low cookie.samesite
          session=1; HttpOnly; SameSite=Lax                      | high cookie.secure
          theme=dark                                             | medium cookie.secure
          JSESSIONID=1; Secure; SameSite=Lax                     | medium cookie.httponly
          a=1; SameSite=None; Secure                             | ''
          a=1; SameSite=None                                     | medium cookie.samesite-insecure, medium cookie.secure
          auth=1; SameSite=None; Secure; HttpOnly                | medium cookie.samesite-none
          a=1; Secure; SameSite=Sometimes                        | low cookie.samesite-unknown
          a=1; Secure; Domain=other.example                      | medium cookie.domain
          auth=1; Secure; HttpOnly; SameSite=Lax; Domain=.example.com | low cookie.domain-wide
          __Host-a=1; Secure; Path=/                             | ''
          __Host-a=1; Secure; Path=/x                            | medium cookie.prefix
          __host-a=1; Secure; Path=/; Domain=app.example.com     | medium cookie.prefix
          __Secure-a=1                                           | medium cookie.prefix, medium cookie.secure
          session=; Max-Age=0                                    | ''
          =nothing                                               | ''
          nothing                                                | ''
          """)
  void cookiesOfAPageOverHttps(String header, String expected) {
    List<Cookie> cookies = Cookie.parse(header).stream().toList();
    assertThat(rules(Cookies.of(cookies, true, "app.example.com"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "session=1; Secure; HttpOnly; SameSite=Lax,high cookie.plain",
    "a=1,low cookie.plain"
  })
  void cookiesOfAPageOverHttp(String header, String expected) {
    List<Cookie> cookies = Cookie.parse(header).stream().toList();
    assertThat(rules(Cookies.of(cookies, false, "app.example.com"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                               | false | ''
          https://launchbot-probe.invalid  | true  | high cors.reflected
          https://launchbot-probe.invalid  | false | low cors.open
          *                                | true  | medium cors.any-with-credentials
          *                                | false | ''
          https://app.example.com          | true  | ''
          https://a.example, https://b.example | true | medium cors.several
          """)
  void whatAStrangerMayRead(String allowed, boolean credentials, String expected) {
    var answer =
        allowed.isEmpty()
            ? answer(200, "")
            : answer(
                200,
                "",
                "Access-Control-Allow-Origin: " + allowed,
                "Access-Control-Allow-Credentials: " + credentials);
    assertThat(rules(Cors.of(answer, Cors.STRANGER).stream().toList())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          public, max-age=60      | sid=1   | high caching.cookies
          public, max-age=60      | theme=1 | medium caching.cookies
          max-age=60              | sid=1   | high caching.cookies
          s-maxage=60             | sid=1   | high caching.cookies
          private, max-age=60     | sid=1   | ''
          no-store                | sid=1   | ''
          public, no-cache        | sid=1   | ''
          public, s-maxage=0      | sid=1   | ''
          ''                      | sid=1   | ''
          public, max-age=60      | sid=    | ''
          max-age=junk            | sid=1   | ''
          """)
  void aPageThatSetsCookiesIsKeptByNobody(String control, String cookie, String expected) {
    var page = answer(200, "", "Cache-Control: " + control);
    List<Cookie> cookies = Cookie.parse(cookie).stream().toList();
    assertThat(rules(Caching.page(page, cookies).stream().toList())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          app.3f9a1c2e.js     | max-age=31536000, immutable | ''
          app.3f9a1c2e.js     | max-age=60                  | low caching.assets
          app.3f9a1c2e.js     | ''                          | low caching.assets
          index-BxY7k2_q.css  | no-store                    | low caching.assets
          app.js              | max-age=60                  | ''
          app.js              | max-age=31536000, immutable | medium caching.immutable
          jquery-3.6.0.min.js | max-age=60                  | ''
          bootstrap4.css      | max-age=60                  | ''
          """)
  void assetsAreKeptForAsLongAsTheirNameAllows(String name, String control, String expected) {
    var asset = answer(200, "", "Cache-Control: " + control);
    URI uri = URI.create("https://example.com/assets/" + name);
    assertThat(rules(Caching.asset(uri, asset).stream().toList())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          max-age=31536000; includeSubDomains | ''
          max-age="15552000"                  | ''
          max-age=15551999                    | low header.hsts-short
          max-age=0                           | low header.hsts-short
          includeSubDomains                   | low header.hsts-short
          max-age=many                        | low header.hsts-short
          """)
  void httpsIsPromisedForHalfAYear(String hsts, String expected) {
    assertThat(rules(SecurityHeaders.of(careful("Strict-Transport-Security: " + hsts), true)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          script-src 'self'; frame-ancestors 'none'              | ''
          default-src 'self'                                     | medium header.frames
          frame-ancestors 'self'                                 | low header.csp-weak
          script-src 'unsafe-inline'; frame-ancestors 'self'     | low header.csp-weak
          script-src 'nonce-abc' 'unsafe-inline'; frame-ancestors 'self' | ''
          script-src *; frame-ancestors 'self'                   | low header.csp-weak
          script-src https: 'strict-dynamic' 'nonce-a'; frame-ancestors 'self' | ''
          SCRIPT-SRC 'SELF'; FRAME-ANCESTORS 'SELF'              | ''
          """)
  void aPolicyHoldsScriptsBack(String policy, String expected) {
    var answer =
        answer(
            200,
            "",
            "Strict-Transport-Security: max-age=31536000",
            "X-Content-Type-Options: nosniff",
            "Referrer-Policy: same-origin",
            "Content-Security-Policy: " + policy);
    assertThat(rules(SecurityHeaders.of(answer, true))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Server: nginx             | ''
          Server: nginx/1.18.0      | low header.version
          X-Powered-By: PHP/8.1.2   | low header.version
          X-Powered-By: Express     | ''
          """)
  void aVersionTellsTooMuch(String header, String expected) {
    assertThat(
            rules(
                SecurityHeaders.of(
                    careful(header, "Strict-Transport-Security: max-age=31536000"), true)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CF-Ray: 8a-FRA                 | Cloudflare
          Server: cloudflare             | Cloudflare
          X-Amz-Cf-Id: abc               | CloudFront
          Via: 1.1 x.cloudfront.net (CloudFront) | CloudFront
          Server: AkamaiGHost            | Akamai
          X-Vercel-Id: fra1::x           | Vercel
          Server: Netlify                | Netlify
          X-Served-By: cache-fra-etou-1  | Fastly
          Server: nginx                  |
          Via: 1.1 squid                 |
          """)
  void anEdgeIsToldByItsHeaders(String header, String expected) {
    assertThat(Edge.of(answer(200, "", header))).isEqualTo(Optional.ofNullable(expected));
  }

  private static Answered careful(String... more) {
    List<String> headers =
        new ArrayList<>(
            List.of(
                "X-Content-Type-Options: nosniff",
                "Referrer-Policy: same-origin",
                "Content-Security-Policy: script-src 'self'; frame-ancestors 'self'"));
    headers.addAll(List.of(more));
    return answer(200, "", headers.toArray(String[]::new));
  }

  static String rules(List<Finding> findings) {
    return String.join(
        ", ",
        findings.stream().map(one -> one.severity().key() + " " + one.rule()).sorted().toList());
  }
}
