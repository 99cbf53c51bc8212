package launchbot.jobs.site;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import launchbot.checklist.Evidence;
import launchbot.jobs.fetch.Fetched;
import launchbot.jobs.fetch.Fetched.Answered;
import launchbot.jobs.fetch.Fetcher;
import launchbot.jobs.fetch.Wanted;
import launchbot.jobs.probe.Check;
import launchbot.jobs.probe.Look;
import launchbot.probe.Finding;
import launchbot.probe.Kind;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import launchbot.probe.Phase;
import launchbot.probe.Spec;

/** Looks at the headers of a page: edge, cookies, CORS, caching, security. */
public final class HeadersCheck implements Check {
  private static final String EDGE = "edge ";
  private static final int MOST_ASSETS = 5;
  private static final int AT_ONCE = 4;

  private final Fetcher fetcher;

  public HeadersCheck(Fetcher fetcher) {
    this.fetcher = fetcher;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.HEADERS);
  }

  @Override
  public List<String> mistakes(Spec spec) {
    List<String> mistakes = new ArrayList<>(Site.mistakes(spec));
    for (String sentence : spec.expect()) {
      if (edge(sentence).isEmpty()) {
        mistakes.add(
            "A headers probe expects `edge any` or the name of an edge: %s."
                .formatted(
                    String.join(
                        ", ", Edge.names().stream().map(name -> "`edge " + name + "`").toList())));
      }
    }
    return mistakes;
  }

  @Override
  public Outcome look(Spec spec, Look look) {
    Budget budget = Budget.of(look.timeout());
    return switch (Site.follow(fetcher, URI.create(spec.target()), List.of(), budget)) {
      case Site.Lost lost -> lost.outcome();
      case Site.Landed(URI uri, Answered page) -> judged(spec, uri, page, budget);
    };
  }

  private Outcome judged(Spec spec, URI uri, Answered page, Budget budget) {
    boolean https = "https".equalsIgnoreCase(uri.getScheme());
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("page", uri.toString());
    List<Cookie> cookies =
        page.headers("set-cookie").stream().flatMap(one -> Cookie.parse(one).stream()).toList();
    List<Finding> onCookies = Cookies.of(cookies, https, host(uri));
    List<Finding> onSharing = sharing(uri, budget);
    List<Finding> onCaching = new ArrayList<>(assets(uri, page, budget));
    Caching.page(page, cookies).ifPresent(onCaching::add);
    Optional<String> edge = Edge.of(page);
    facts.put("edge", edge.orElse("none that I know"));
    facts.put("cookies", String.valueOf(cookies.size()));

    Findings.prove(
        facts,
        "domain-edge.edge-proxy",
        edge.isPresent() ? Evidence.Result.GREEN : Evidence.Result.RED,
        edge.map(name -> name + " answers for " + host(uri))
            .orElse("no edge proxy that I know answers for " + host(uri)));
    if (cookies.isEmpty()) {
      // It neither proves nor disproves anything about cookies.
      Findings.prove(
          facts,
          "production-config.cookies",
          Evidence.Result.AMBER,
          "the page sets no cookie: watch one that does, such as the sign-in");
    } else {
      Findings.prove(
          facts,
          "production-config.cookies",
          onCookies,
          "%d cookies, right for HTTPS, domain and same-site".formatted(cookies.size()));
    }
    Findings.prove(
        facts, "production-config.cors-and-hosts", onSharing, "other sites may not read answers");
    Findings.prove(facts, "performance.caching", onCaching, "only what may be kept is kept");

    List<Finding> findings = new ArrayList<>(SecurityHeaders.of(page, https));
    findings.addAll(onCookies);
    findings.addAll(onSharing);
    findings.addAll(onCaching);
    List<Finding> ranked = Findings.ranked(findings);
    Optional<String> missing =
        spec.expect().stream()
            .flatMap(sentence -> edge(sentence).stream())
            .filter(expected -> !Edge.is(edge, expected))
            .findFirst();
    Level level = missing.isPresent() ? Level.DOWN : Findings.level(ranked);
    String words =
        missing
            .map(expected ->
                expected.equals(Edge.ANY)
                    ? "no edge proxy answers for " + host(uri)
                    : "the edge is %s, not %s".formatted(edge.orElse("none"), expected))
            .orElseGet(() -> Findings.words(ranked, "the headers are right"));
    return new Outcome(
        level,
        level == Level.DOWN ? Phase.EXPECTATION : null,
        words,
        page.timings(),
        page.status(),
        facts,
        ranked);
  }

  /** As a stranger's page, and as nobody's. */
  private List<Finding> sharing(URI uri, Budget budget) {
    List<Callable<Optional<Finding>>> questions = new ArrayList<>();
    for (String origin : List.of(Cors.STRANGER, Cors.NOBODY)) {
      questions.add(() ->
          fetched(uri, new Wanted.Header("Origin", origin), 1, budget)
              .flatMap(answer -> Cors.of(answer, origin)));
    }
    return findings(questions, budget);
  }

  /** The page's own scripts and styles. */
  private List<Finding> assets(URI uri, Answered page, Budget budget) {
    List<Callable<Optional<Finding>>> questions = new ArrayList<>();
    PageParts.of(uri, page.text()).stream()
        .filter(part -> part.kind().text() && host(part.uri()).equals(host(uri)))
        .limit(MOST_ASSETS)
        .forEach(part ->
            questions.add(() ->
                fetched(part.uri(), Site.COMPRESSED, 1, budget)
                    .filter(answer -> answer.status() == 200)
                    .flatMap(answer -> Caching.asset(part.uri(), answer))));
    return findings(questions, budget);
  }

  private static List<Finding> findings(
      List<Callable<Optional<Finding>>> questions, Budget budget) {
    return Together.run(questions, AT_ONCE, budget.left()).stream()
        .flatMap(Optional::stream)
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Answered> fetched(URI uri, Wanted.Header header, int most, Budget budget) {
    var wanted =
        new Wanted("GET", uri, List.of(header), new byte[0], budget.atMost(Site.ONE_ANSWER), most);
    return fetcher.fetch(wanted) instanceof Fetched.Answered answer
        ? Optional.of(answer)
        : Optional.empty();
  }

  /** What an expectation says that is one of these: {@code any} or an edge's key. */
  private static Optional<String> edge(String sentence) {
    String lower = sentence.strip().toLowerCase(Locale.ROOT);
    String named = lower.startsWith(EDGE) ? lower.substring(EDGE.length()).strip() : "";
    return named.equals(Edge.ANY) || Edge.names().contains(named)
        ? Optional.of(named)
        : Optional.empty();
  }

  private static String host(URI uri) {
    return String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
  }
}
