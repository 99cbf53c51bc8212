package launchbot.jobs.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import launchbot.jobs.fetch.Guard;
import launchbot.jobs.probe.Check;
import launchbot.jobs.probe.Look;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Ledger;
import launchbot.probe.Finding;
import launchbot.probe.Kind;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import launchbot.probe.Phase;
import launchbot.probe.Spec;
import launchbot.probe.Timings;
import launchbot.scan.ScanFinding;
import launchbot.scan.ScanProgress;
import launchbot.scan.ScanStore;
import launchbot.seal.SecretStore;
import launchbot.triage.Severity;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for secrets in a repository and its history. The first look reads everything; later ones
 * what is new. It keeps where secrets stand, and says how many of them nobody has dismissed.
 */
public final class ScanCheck implements Check {
  private static final Logger log = LoggerFactory.getLogger(ScanCheck.class);
  private static final String SALT = "scan.salt";
  private static final int TOLD = 3;
  private static final int MOST = 1_000;

  private final Ledger ledger;
  private final SecretStore secrets;
  private final Guard guard;
  private final Directories directories;
  private final @Nullable Path repositories;
  // One at a time: each takes memory and disk.
  private final Semaphore turn = new Semaphore(1);

  /**
   * @param home under which repositories lie while they are read
   * @param repositories where the operator keeps repositories; null where they keep none
   */
  public ScanCheck(
      Ledger ledger, SecretStore secrets, Guard guard, Path home, @Nullable Path repositories) {
    this.ledger = ledger;
    this.secrets = secrets;
    this.guard = guard;
    this.directories = new Directories(home.resolve("repositories"));
    this.repositories = repositories;
  }

  /**
   * What somebody means who types that: an address, with {@code https://} where it has none, or a
   * path below the operator's directory. Empty for what is neither.
   */
  public Optional<Spec> spec(String typed) {
    return GitSource.named(typed, repositories).map(name -> Spec.of(Kind.SECRET_SCAN, name));
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.SECRET_SCAN);
  }

  @Override
  public List<String> mistakes(Spec spec) {
    return GitSource.of(spec.target(), guard, repositories) instanceof GitSource.Refused(String why)
        ? List.of(why)
        : List.of();
  }

  @Override
  public Outcome look(Spec spec, Look look) {
    var limits = Limits.within(look.timeout());
    try {
      if (!turn.tryAcquire(look.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
        return Outcome.untestable("other repositories were being read all the time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.untestable("it was interrupted");
    }
    try {
      return switch (GitSource.of(spec.target(), guard, repositories)) {
        case GitSource.Refused(String why) -> Outcome.untestable(why);
        case GitSource.Remote remote -> remote(remote, spec.target(), look, limits);
        case GitSource.Local(Path git) -> local(git, spec.target(), look, limits);
      };
    } catch (IOException | RuntimeException e) {
      log.warn("A repository could not be read: {}", e.getClass().getSimpleName());
      return Outcome.untestable("the repository cannot be read: " + Trouble.words(e));
    } finally {
      turn.release();
    }
  }

  private Outcome remote(GitSource.Remote remote, String target, Look look, Limits limits)
      throws IOException {
    @Nullable String token = null;
    if (remote.secret() != null) {
      Optional<String> secret = look.secrets().of(remote.secret());
      if (secret.isEmpty()) {
        return Outcome.untestable("there is no secret of the name that its address uses");
      }
      token = secret.get();
    }
    ScanProgress before = progress(look, target);
    try (var directory = directories.make(look.at());
        Bare bare = Fetching.empty(directory.path())) {
      var fetching = new Fetching(guard, remote.uri(), token, limits);
      if (before.through()
          && fetching.tips(bare).digest(Rules.own().digest()).equals(before.refs())) {
        return outcome(look, target, Map.of("commits", "nothing new"), true);
      }
      Fetching.Tips tips = fetching.fetch(bare);
      return keep(look, target, Reading.of(bare, tips, before, salt(look), limits));
    }
  }

  private Outcome local(Path git, String target, Look look, Limits limits) throws IOException {
    Bare.ignoreConfiguration();
    ScanProgress before = progress(look, target);
    try (Repository repository = new FileRepository(git.toFile())) {
      var refs = repository.getRefDatabase().getRefs();
      var head = repository.exactRef(Constants.HEAD);
      var tips = new ArrayList<>(refs);
      if (head != null) {
        tips.add(head);
      }
      return keep(
          look, target, Reading.of(repository, Fetching.Tips.of(tips), before, salt(look), limits));
    }
  }

  private Outcome keep(Look look, String target, Reading reading) {
    ScanProgress progress = reading.progress();
    ledger.upkeep(
        look.workspace(),
        sql -> {
          ScanStore.seen(sql, look.launch(), target, reading.leaks(), progress.round());
          return true;
        });
    ledger.write(
        cause(look),
        tx -> {
          ScanStore.keep(tx, look.launch(), target, reading.leaks(), progress);
          return true;
        });
    // Last: whoever is killed before this line reads it once more.
    ledger.upkeep(
        look.workspace(),
        sql -> {
          ScanStore.save(sql, look.workspace(), look.launch(), target, progress, look.at());
          return true;
        });
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("commits", "%d read now, %d in all".formatted(reading.commits(), progress.commits()));
    if (reading.ignored() > 0) {
      facts.put("left alone by the repository's own list", String.valueOf(reading.ignored()));
    }
    if (reading.large() > 0) {
      facts.put("files of more than 2 MiB, not read", String.valueOf(reading.large()));
    }
    if (reading.note() != null) {
      facts.put("rules", reading.note());
    }
    if (reading.tooLong()) {
      return Outcome.untestable("it has more commits than are read");
    }
    return outcome(look, target, facts, progress.through());
  }

  private Outcome outcome(Look look, String target, Map<String, String> facts, boolean through) {
    List<ScanFinding> open =
        ledger.read(look.workspace(), sql -> ScanStore.open(sql, look.launch(), target, MOST));
    if (!open.isEmpty()) {
      return new Outcome(
          Level.DOWN,
          Phase.EXPECTATION,
          words(open),
          Timings.NONE,
          null,
          facts,
          open.stream().limit(TOLD).map(ScanCheck::finding).toList());
    }
    return new Outcome(
        through ? Level.UP : Level.UNTESTABLE,
        null,
        through
            ? "no secrets in its history"
            : "no secrets in what was read so far; the next look reads on",
        Timings.NONE,
        null,
        facts,
        List.of());
  }

  /** {@code 2 secrets in history: stripe-secret-key in app/pay.rb (3f2a91c), …}. */
  private static String words(List<ScanFinding> open) {
    String some =
        String.join(
            ", ", open.stream().limit(TOLD).map(finding -> finding.leak().words()).toList());
    String count = open.size() == 1 ? "1 secret" : open.size() + " secrets";
    return count + " in history: " + some + (open.size() > TOLD ? ", …" : "");
  }

  private static Finding finding(ScanFinding finding) {
    return new Finding(
        "secret." + finding.leak().rule(),
        Severity.BLOCKER,
        "A secret is in the repository: " + finding.leak().words(),
        "Whoever can read the repository, now or later, can use it in your name",
        "Revoke it and put a new one where the repository does not hold it; taking it out of the"
            + " newest version alone changes nothing");
  }

  private ScanProgress progress(Look look, String target) {
    return ledger.read(look.workspace(), sql -> ScanStore.progress(sql, look.launch(), target));
  }

  /** Of the workspace, made when it is first needed. */
  private byte[] salt(Look look) {
    String kept =
        ledger.upkeep(
            look.workspace(),
            sql ->
                secrets
                    .read(sql, look.workspace(), SALT)
                    .orElseGet(() -> {
                      byte[] fresh = new byte[32];
                      new SecureRandom().nextBytes(fresh);
                      String text = Base64.getEncoder().encodeToString(fresh);
                      secrets.put(sql, look.workspace(), SALT, text, look.at());
                      return text;
                    }));
    return Base64.getDecoder().decode(kept);
  }

  private static Cause cause(Look look) {
    return new Cause(look.workspace(), Actor.schedule("secret scan"), look.at(), null);
  }
}
