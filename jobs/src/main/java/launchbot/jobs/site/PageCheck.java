package launchbot.jobs.site;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import launchbot.checklist.Evidence;
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

/** Looks at what a page loads: all of it over HTTPS, and no heavier than it has to be. */
public final class PageCheck implements Check {
  static final int MOST_PARTS = 40;
  private static final int AT_ONCE = 6;

  /** Of a part, in bytes: enough to see how wide a picture is. */
  private static final int START = 64 << 10;

  private final Fetcher fetcher;

  public PageCheck(Fetcher fetcher) {
    this.fetcher = fetcher;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.PAGE);
  }

  @Override
  public List<String> mistakes(Spec spec) {
    List<String> mistakes = new ArrayList<>(Site.mistakes(spec));
    if (!spec.expect().isEmpty()) {
      mistakes.add(
          "A page probe expects nothing in words: it looks for insecure and heavy parts. Use an"
              + " HTTP probe for what a page has to say.");
    }
    return mistakes;
  }

  @Override
  public Outcome look(Spec spec, Look look) {
    Budget budget = Budget.of(look.timeout());
    return switch (Site.follow(fetcher, URI.create(spec.target()), List.of(), budget)) {
      case Site.Lost lost -> lost.outcome();
      case Site.Landed(URI uri, Answered page) ->
          page.status() >= 400
              ? new Outcome(
                  Level.DOWN,
                  Phase.EXPECTATION,
                  "the page answers %d".formatted(page.status()),
                  page.timings(),
                  page.status(),
                  Map.of(),
                  List.of())
              : judged(uri, page, budget);
    };
  }

  private Outcome judged(URI uri, Answered page, Budget budget) {
    List<Part> parts = PageParts.of(uri, page.text());
    List<Part> weighing = parts.stream().filter(part -> part.kind().weighs()).toList();
    List<Weighed> weighed = weigh(weighing, budget);
    long own = Weighed.length(page).orElse(page.body().length);
    List<Finding> mixed = MixedContent.of(uri, parts);
    List<Finding> findings = new ArrayList<>(mixed);
    findings.addAll(PageWeight.of(own, weighed));

    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("page", uri.toString());
    facts.put("parts", counted(weighing.size(), weighed.size()));
    facts.put("weight", PageWeight.size(own + weighed.stream().mapToLong(Weighed::bytes).sum()));
    proveImages(facts, weighing, weighed);
    Findings.prove(
        facts,
        "domain-edge.mixed-content",
        mixed.isEmpty() ? Evidence.Result.GREEN : Evidence.Result.RED,
        mixed.isEmpty() ? "all of the page is loaded over HTTPS" : mixed.getFirst().what());
    List<Finding> ranked = Findings.ranked(findings);
    Level level = Findings.level(ranked);
    return new Outcome(
        level,
        level == Level.DOWN ? Phase.EXPECTATION : null,
        Findings.words(ranked, "all parts are secure and none is heavy"),
        page.timings(),
        page.status(),
        facts,
        ranked);
  }

  /** Those that answered in time. */
  private List<Weighed> weigh(List<Part> parts, Budget budget) {
    List<Callable<Optional<Weighed>>> questions = new ArrayList<>();
    parts.stream()
        .limit(MOST_PARTS)
        .forEach(part ->
            questions.add(() -> {
              var wanted =
                  new Wanted(
                      "GET",
                      part.uri(),
                      List.of(Site.COMPRESSED),
                      new byte[0],
                      budget.atMost(Site.ONE_ANSWER),
                      START);
              return fetcher.fetch(wanted) instanceof Answered answer
                  ? Optional.of(Weighed.of(part, answer))
                  : Optional.empty();
            }));
    return Together.run(questions, AT_ONCE, budget.left()).stream()
        .flatMap(Optional::stream)
        .flatMap(Optional::stream)
        .toList();
  }

  private static void proveImages(
      Map<String, String> facts, List<Part> parts, List<Weighed> weighed) {
    String item = "speed.images";
    List<Weighed> images =
        weighed.stream().filter(one -> one.part().kind() == Part.Kind.IMAGE).toList();
    long all = parts.stream().filter(part -> part.kind() == Part.Kind.IMAGE).count();
    Optional<Weighed> large =
        images.stream().filter(one -> one.bytes() > PageWeight.LARGE_IMAGE).findFirst();
    Optional<Weighed> oversized = images.stream().filter(PageWeight::oversized).findFirst();
    if (large.isPresent()) {
      Findings.prove(
          facts,
          item,
          Evidence.Result.RED,
          "%s has %s".formatted(large.get().part().name(), PageWeight.size(large.get().bytes())));
    } else if (oversized.isPresent()) {
      Findings.prove(
          facts,
          item,
          Evidence.Result.AMBER,
          "%s is much larger than it is shown".formatted(oversized.get().part().name()));
    } else if (images.size() < all) {
      Findings.prove(
          facts,
          item,
          Evidence.Result.AMBER,
          "only %d of %d images could be looked at".formatted(images.size(), all));
    } else {
      Findings.prove(
          facts, item, Evidence.Result.GREEN, "%d images, none over 300 KB".formatted(all));
    }
  }

  private static String counted(int all, int weighed) {
    return all == weighed ? String.valueOf(all) : "%d, looked at %d".formatted(all, weighed);
  }
}
