package launchbot.bot.nudge;

import com.slack.api.model.block.element.BlockElement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Mrkdwn;
import launchbot.nudge.Hold;
import launchbot.nudge.Kind;
import launchbot.nudge.Nudge;
import launchbot.nudge.NudgeStore;
import launchbot.people.Person;

/** Backups: the team's, asked about once a week; this bot's own, once a quarter. */
final class Care {
  static final String BACKUP = "backup";
  static final String RESTORE = "restore-test";
  static final String OWN = "own-backup";

  /** PLAYBOOK "Targets". */
  private static final Duration RESTORE_LIMIT = Duration.ofDays(30);

  private static final Duration QUARTER = Duration.ofDays(90);
  private static final Duration NEW = Duration.ofDays(7);

  /** Four Mondays, and some room for the hour. */
  private static final Duration MONTH = Duration.ofDays(27);

  private final Supplier<List<Feature>> features;

  Care(Supplier<List<Feature>> features) {
    this.features = features;
  }

  /** On the week's first working day. */
  List<Say> says(Scene scene) {
    boolean begun = scene.sprint() != null && !scene.today().isBefore(scene.sprint().dayOne());
    if (!begun || !scene.weekBegins()) {
      return List.of();
    }
    List<Say> says = new ArrayList<>();
    Instant asked = answered(scene, BACKUP, scene.launch().channel());
    says.add(
        say(
            scene,
            BACKUP,
            asked == null ? EntryLines.started(scene) : asked,
            "Is there a backup of the last days' data, and does somebody know where it lies?",
            Blocks.button("Yes, I looked", NudgeButtons.YES + ":" + BACKUP, key(scene, BACKUP))));
    Optional<Instant> restored =
        features.get().stream()
            .flatMap(f -> f.restored(scene.sql(), scene.launch()).stream())
            .max(Comparator.naturalOrder());
    boolean fresh =
        restored.isPresent() && restored.get().plus(RESTORE_LIMIT).isAfter(scene.scheduled());
    if (!fresh) {
      String since =
          restored
              .map(at -> "is %d days ago".formatted(days(at, scene.scheduled())))
              .orElse("has not been recorded yet");
      says.add(
          say(
              scene,
              RESTORE,
              restored.orElse(EntryLines.started(scene)),
              "The last test of restoring one %s. A backup that nobody has restored is a hope."
                  .formatted(since),
              LaunchCommand.button("Record a restore test", RESTORE, "")));
    }
    says.addAll(Rehearsing.says(scene));
    return says;
  }

  /** To the lead of the workspace's oldest launch: this bot practises what it preaches. */
  static List<Say> own(Scene scene, Person lead) {
    Instant answered = answered(scene, OWN, lead.id());
    Instant begun = NudgeStore.launchedSince(scene.sql(), scene.launch().id());
    boolean due =
        answered == null
            ? begun.plus(NEW).isBefore(scene.scheduled())
            : answered.plus(QUARTER).isBefore(scene.scheduled());
    boolean told =
        NudgeStore.recent(
                scene.sql(),
                scene.launch().id(),
                List.of(lead.id()),
                scene.scheduled().minus(MONTH),
                1_000)
            .stream()
            .anyMatch(one -> one.subject().equals(OWN) && one.hold().snoozedUntil() == null);
    if (!due || told) {
      return List.of();
    }
    String line = "Has my own backup been restored somewhere lately?";
    var nudge =
        new Nudge(Kind.OPERATOR, OWN, lead.id(), answered == null ? begun : answered, false, line);
    return List.of(
        new Say(
            nudge,
            lead.zone(),
            List.of(
                Blocks.section(
                    "*"
                        + line
                        + "*\nI ask you to test your backups, so test mine: every night I write one"
                        + " to `backups` in my home. Put the newest into an empty home with `java"
                        + " -jar launchbot.jar restore FILE`, start it, and look whether the table"
                        + " is there. If somebody else runs me, hand this on.")),
            List.of(
                Blocks.button("It was restored", NudgeButtons.YES + ":" + OWN, key(scene, OWN)))));
  }

  private static Say say(
      Scene scene, String subject, Instant since, String line, BlockElement button) {
    var nudge = new Nudge(Kind.CARE, subject, scene.launch().channel(), since, false, line);
    return new Say(
        nudge,
        scene.launch().zone(),
        List.of(Blocks.section(Mrkdwn.escape(line))),
        List.of(button));
  }

  private static String key(Scene scene, String subject) {
    Kind kind = subject.equals(OWN) ? Kind.OPERATOR : Kind.CARE;
    return new HoldKey(scene.launch().id(), kind, List.of(subject)).value();
  }

  private static @org.jspecify.annotations.Nullable Instant answered(
      Scene scene, String subject, String recipient) {
    return NudgeStore.holds(scene.sql(), scene.launch().id()).stream()
        .filter(hold -> hold.subject().equals(subject) && hold.recipient().equals(recipient))
        .map(Hold::answeredAt)
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static long days(Instant since, Instant now) {
    return Duration.between(since, now).toDays();
  }
}
