package launchbot.jobs.site;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import launchbot.checklist.Evidence;
import launchbot.jobs.fetch.Fetched;
import launchbot.jobs.fetch.Fetched.Answered;
import launchbot.jobs.fetch.Fetcher;
import launchbot.jobs.fetch.Targets;
import launchbot.jobs.fetch.Wanted;
import launchbot.jobs.probe.Check;
import launchbot.jobs.probe.Look;
import launchbot.probe.Finding;
import launchbot.probe.Kind;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import launchbot.probe.Phase;
import launchbot.probe.Spec;
import launchbot.triage.Severity;

/**
 * Asks a site for what must not be reachable in public, slowly, and only a site that the workspace
 * proved to own. What is found is never kept nor shown but as what it is.
 */
public final class ExposureCheck implements Check {
  private static final Wanted.Header AGENT =
      new Wanted.Header(
          "User-Agent", "Launchbot (exposure probe, asked for by the domain's owner)");

  /** Nobody has a file of that name. */
  private static final String NOTHING = "/launchbot-probe-for-what-is-not-there";

  /** Of a file, in bytes: enough to tell what it is. */
  private static final int START = 64 << 10;

  private static final int MOST_SCRIPTS = 8;
  private static final String ITEM = "production-config.no-secrets";

  private final Fetcher fetcher;
  private final Ownership ownership;
  private final Duration gap;

  /** Two questions a second. */
  public ExposureCheck(Fetcher fetcher, Ownership ownership) {
    this(fetcher, ownership, Duration.ofMillis(500));
  }

  /**
   * @param gap between two questions
   */
  ExposureCheck(Fetcher fetcher, Ownership ownership, Duration gap) {
    this.fetcher = fetcher;
    this.ownership = ownership;
    this.gap = gap;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.EXPOSURE);
  }

  @Override
  public List<String> mistakes(Spec spec) {
    List<String> mistakes = new ArrayList<>(Site.mistakes(spec));
    if (!spec.expect().isEmpty()) {
      mistakes.add("An exposure probe expects nothing in words: it expects to find nothing.");
    }
    return mistakes;
  }

  @Override
  public Outcome look(Spec spec, Look look) {
    if (!(Targets.url(spec.target()) instanceof Targets.Url url)) {
      return Outcome.untestable("its target is no address");
    }
    if (!ownership.owned(look.workspace(), url.host())) {
      return Outcome.untestable(
          "nobody has proved yet that %s is yours: /probe own %1$s shows how"
              .formatted(url.host()));
    }
    return new Walk(url.uri(), look).go();
  }

  /** One look. */
  private final class Walk {
    private final URI site;
    private final Look look;
    private final Budget budget;
    private final List<Finding> findings = new ArrayList<>();
    private byte[] nothing = new byte[0];
    private int asked;
    private int answered;

    Walk(URI site, Look look) {
      this.site = site;
      this.look = look;
      this.budget = Budget.of(look.timeout());
    }

    Outcome go() {
      Fetched first = ask(site.resolve(NOTHING));
      if (first instanceof Fetched.Failed failed) {
        return Site.failed(failed);
      }
      Answered stranger = (Answered) first;
      // Whoever answers 200 to everything gives the same again and again.
      nothing = stranger.status() == 200 ? stranger.body() : nothing;
      for (Leak leak : Leak.ALL) {
        if (budget.spent()) {
          break;
        }
        found(site.resolve(leak.path()), leak.sign()).ifPresent(shown -> add(leak, shown));
      }
      sourceMaps();
      return outcome(stranger);
    }

    private Optional<String> found(URI uri, Leak.Sign sign) {
      asked++;
      if (!(ask(uri) instanceof Answered answer)) {
        return Optional.empty();
      }
      answered++;
      if (answer.status() != 200 || Arrays.equals(answer.body(), nothing)) {
        return Optional.empty();
      }
      return sign.in(answer.body(), Leak.latin(answer.body()));
    }

    private Fetched ask(URI uri) {
      try {
        Thread.sleep(gap);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return fetcher.fetch(
          new Wanted(
              "GET", uri, List.of(AGENT), new byte[0], budget.atMost(Site.ONE_ANSWER), START));
    }

    private void sourceMaps() {
      if (budget.spent()
          || !(Site.follow(fetcher, site, List.of(AGENT), budget)
              instanceof Site.Landed(URI uri, Answered page))) {
        return;
      }
      List<Part> scripts =
          PageParts.of(uri, page.text()).stream()
              .filter(part -> part.kind() == Part.Kind.SCRIPT)
              .filter(part -> ownership.owned(look.workspace(), host(part.uri())))
              .limit(MOST_SCRIPTS)
              .toList();
      for (Part script : scripts) {
        if (budget.spent()) {
          return;
        }
        String path = script.uri().getRawPath();
        found(script.uri().resolve(path + ".map"), Leak.SOURCE_MAP)
            .ifPresent(shown -> sourceMap(script, shown));
      }
    }

    private void sourceMap(Part script, String shown) {
      findings.add(
          new Finding(
              "exposure.source-map",
              Severity.MEDIUM,
              "The source map of %s is public%s"
                  .formatted(script.name(), shown.isEmpty() ? "" : ", " + shown),
              "Anybody can read the front end's sources, with comments and what was left in them",
              "Keep source maps out of what is deployed; give them to the error tracker only"));
    }

    private void add(Leak leak, String shown) {
      findings.add(
          new Finding(
              "exposure." + leak.key(),
              leak.severity(),
              "%s is public: %s%s"
                  .formatted(leak.path(), leak.what(), shown.isEmpty() ? "" : " (" + shown + ")"),
              "Anybody can read it, and programs look for it all day",
              "Take it off the web server, then change every secret that was in it: it counts as"
                  + " known"));
    }

    private Outcome outcome(Answered stranger) {
      List<Finding> ranked = Findings.ranked(findings);
      Level level = Findings.level(ranked);
      boolean whole = answered == asked && !budget.spent();
      Map<String, String> facts = new LinkedHashMap<>();
      facts.put("asked for", "%d paths, %d answered".formatted(asked, answered));
      String clean =
          whole
              ? "nothing of %d known leaks is public".formatted(asked)
              : "nothing found, but only %d of %d questions were answered"
                  .formatted(answered, Math.max(asked, Leak.ALL.size()));
      if (ranked.isEmpty() && !whole) {
        Findings.prove(facts, ITEM, Evidence.Result.AMBER, clean);
        return new Outcome(
            Level.UNTESTABLE, null, clean, stranger.timings(), null, facts, List.of());
      }
      Findings.prove(facts, ITEM, ranked, clean);
      return new Outcome(
          level,
          level == Level.DOWN ? Phase.EXPECTATION : null,
          Findings.words(ranked, clean),
          stranger.timings(),
          null,
          facts,
          ranked);
    }
  }

  private static String host(URI uri) {
    return String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
  }
}
