package launchbot.jobs.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import launchbot.jobs.fetch.Guard;
import launchbot.jobs.fetch.Targets;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import launchbot.probe.Phase;
import launchbot.probe.Spec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether it is we who cannot reach anything. Before a look is believed that came to nothing, while
 * none has gone through since it began, canaries are asked: addresses that are not all away at
 * once. Where they have answered before and none does now, nothing can be said about anybody.
 */
public final class Reach {
  private static final Logger log = LoggerFactory.getLogger(Reach.class);

  /** So long the canaries' answer holds. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  /** While nothing is wrong they are asked this seldom, to know whether they can be relied upon. */
  private static final Duration SELDOM = Duration.ofMinutes(10);

  private static final int PATIENCE = 2_000;

  /** Where a failure may be our own; a server that answered was reached. */
  private static final Set<Phase> ON_THE_WAY =
      Set.of(Phase.RESOLVE, Phase.CONNECT, Phase.TLS, Phase.FIRST_BYTE);

  static final String WORDS = "Launchbot itself reaches nothing at the moment";

  private final List<String> canaries;
  private final Predicate<String> answers;
  private final InstantSource clock;
  private volatile Instant lastGood = Instant.MIN;
  private @Nullable Instant asked;
  private boolean answered;
  private boolean everAnswered;
  private volatile @Nullable Instant blindSince;

  /**
   * @param canaries as {@code host:port}; with none of them every failure is believed
   */
  public Reach(List<String> canaries, InstantSource clock) {
    this(canaries, Reach::connects, clock);
  }

  Reach(List<String> canaries, Predicate<String> answers, InstantSource clock) {
    this.canaries = List.copyOf(canaries);
    this.answers = answers;
    this.clock = clock;
  }

  /** The outcome, or that nothing can be said where the failure is our own. */
  Outcome judge(Spec spec, Outcome outcome, Instant began) {
    if (canaries.isEmpty() || near(spec)) {
      return outcome;
    }
    if (outcome.level() == Level.UP || outcome.level() == Level.DEGRADED) {
      lastGood = began.isAfter(lastGood) ? began : lastGood;
      if (blindSince != null) {
        again();
      }
      return outcome;
    }
    Phase phase = outcome.phase();
    boolean suspicious =
        outcome.level() == Level.DOWN
            && phase != null
            && ON_THE_WAY.contains(phase)
            && lastGood.isBefore(began);
    return suspicious && blind() ? Outcome.untestable(WORDS) : outcome;
  }

  /** Asks the canaries now and then, so that it is known what their silence means. */
  public void tend() {
    Instant last;
    synchronized (this) {
      last = asked;
    }
    boolean due = last == null || blindSince != null || aged(last, SELDOM);
    if (!canaries.isEmpty() && due) {
      blind();
    }
  }

  /** What is wrong, in words; empty where nothing is. */
  public Optional<String> problem() {
    return Optional.ofNullable(blindSince)
        .map(since ->
            "this process reaches nothing since %s: no canary (%s) answers, and looks that fail"
                    .formatted(since, String.join(", ", canaries))
                + " say nothing until one does");
  }

  /** One asks, the others wait for the answer. */
  private synchronized boolean blind() {
    Instant last = asked;
    if (last == null || aged(last, FRESH)) {
      answered = anyAnswers();
      asked = clock.instant();
      everAnswered |= answered;
      say(everAnswered && !answered);
    }
    return everAnswered && !answered;
  }

  /** A look has gone through, which is as good as a canary. */
  private synchronized void again() {
    answered = true;
    asked = clock.instant();
    say(false);
  }

  private void say(boolean blind) {
    Instant since = blindSince;
    if (blind && since == null) {
      blindSince = clock.instant();
      log.error(
          "I cannot reach the internet myself: none of {} answers. Until one does, looks"
              + " that fail are not believed",
          canaries);
    } else if (!blind && since != null) {
      blindSince = null;
      log.warn("I can reach the internet again; I could not since {}", since);
    }
  }

  private boolean anyAnswers() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asking = new ExecutorCompletionService<Boolean>(threads);
      canaries.forEach(canary -> asking.submit(() -> answers.test(canary)));
      for (int i = 0; i < canaries.size(); i++) {
        if (asking.take().get()) {
          return true;
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a canary cannot be asked", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  /** The clock may have been put back meanwhile. */
  private boolean aged(Instant at, Duration age) {
    return Duration.between(at, clock.instant()).abs().compareTo(age) > 0;
  }

  /** On this machine or in its own network: what is out there says nothing about it. */
  private static boolean near(Spec spec) {
    if (!(Targets.url(spec.target()) instanceof Targets.Url url)) {
      return false;
    }
    String host = url.host();
    if (host.equals("localhost") || host.endsWith(".localhost")) {
      return true;
    }
    try {
      return new Guard(false).against(InetAddress.ofLiteral(host)).isPresent();
    } catch (IllegalArgumentException e) {
      return false; // a name
    }
  }

  private static boolean connects(String canary) {
    int port = canary.lastIndexOf(':');
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(
              canary.substring(0, port), Integer.parseInt(canary.substring(port + 1))),
          PATIENCE);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
