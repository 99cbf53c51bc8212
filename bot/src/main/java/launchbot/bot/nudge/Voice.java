package launchbot.bot.nudge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import launchbot.bot.launch.Feature;
import launchbot.jobs.nudge.Crew;
import launchbot.jobs.nudge.Errand;
import launchbot.jobs.nudge.NudgeDuties;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.launch.SettingsStore;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.nudge.Hold;
import launchbot.nudge.NudgeStore;
import launchbot.people.Person;
import launchbot.people.PersonStore;
import launchbot.sprint.Sprint;
import launchbot.sprint.SprintStore;
import org.jspecify.annotations.Nullable;

/** What is said when an errand's time has come; what is done by then is not mentioned. */
final class Voice implements NudgeDuties.Speaker {
  private final Ledger ledger;
  private final Mornings mornings;
  private final Lists lists;
  private final Care care;

  Voice(Ledger ledger, Supplier<List<Feature>> features) {
    this.ledger = ledger;
    this.mornings = new Mornings(features);
    this.lists = new Lists(features);
    this.care = new Care(features);
  }

  @Override
  public void speak(Tx tx, Errand errand, Instant scheduled, boolean late) {
    Optional<Launch> launch = LaunchStore.find(tx.sql(), errand.launch());
    if (launch.isEmpty()) {
      return;
    }
    Scene scene = scene(tx, launch.get(), scheduled, late);
    if (scene.phase() == Crew.Phase.RESTING) {
      return; // paused or stopped since the appointment was made
    }
    String detail = errand.detail();
    switch (errand.what()) {
      case MORNING -> morning(scene);
      case EVENING -> new Telling(scene).tell(evening(scene));
      case WATCH -> watch(scene);
      case LIST ->
          person(scene, detail)
              .ifPresent(person -> new Telling(scene).tell(lists.says(scene, person)));
      case STANDUP -> person(scene, detail).ifPresent(person -> Standups.ask(scene, person));
      case OPERATOR ->
          person(scene, scene.launch().lead())
              .ifPresent(lead -> new Telling(scene).tell(Care.own(scene, lead)));
      case AGAIN -> ended(tx, errand, scheduled).ifPresent(hold -> again(scene, hold));
    }
  }

  @Override
  public void after(Errand errand, Instant scheduled) {
    if (errand.what() == Errand.What.AGAIN) {
      // Also where there was nothing left to say, which the transaction did not keep.
      ledger.<Boolean>upkeep(
          errand.workspace(),
          sql -> {
            NudgeStore.hold(sql, Long.parseLong(String.valueOf(errand.detail())))
                .filter(hold -> hasEnded(hold, scheduled))
                .ifPresent(hold -> NudgeStore.wake(sql, hold.id()));
            return true;
          });
    }
  }

  /** A sprint that begins on a day whose morning is over is told its focus at once. */
  void begun(Tx tx, Launch launch, Sprint sprint) {
    Scene scene = scene(tx, launch, tx.cause().at(), false).with(sprint);
    var morning =
        scene
            .today()
            .atTime(scene.settings().morning())
            .atZone(launch.zone())
            .toInstant()
            .minusSeconds(60); // the calendar may take a moment to hear of it
    if (sprint.dayOne().equals(scene.today()) && !scene.scheduled().isBefore(morning)) {
      morning(scene);
    }
  }

  private void morning(Scene scene) {
    List<Say> says = new ArrayList<>(Mornings.says(scene));
    says.addAll(Weekly.says(scene));
    says.addAll(care.says(scene));
    new Telling(scene).tell(says);
    mornings.act(scene);
  }

  private void watch(Scene scene) {
    new Telling(scene).tell(EntryLines.unowned(scene));
    List<Say> all = new ArrayList<>(Mornings.says(scene));
    all.addAll(care.says(scene));
    Set<String> people = new TreeSet<>();
    LaunchStore.roles(scene.sql(), scene.launch().id()).values().forEach(people::addAll);
    PersonStore.find(scene.sql(), people)
        .forEach(person -> all.addAll(EntryLines.stuck(scene, person)));
    Telling.end(scene, all);
  }

  private static List<Say> evening(Scene scene) {
    var sprint = scene.sprint();
    var day = scene.day();
    return sprint != null
            && day.isPresent()
            && sprint.day(day.getAsInt()).acts().contains(launchbot.sprint.Plan.Act.UNRANKED)
        ? EntryLines.untaken(scene)
        : List.of();
  }

  private static Optional<Hold> ended(Tx tx, Errand errand, Instant scheduled) {
    return NudgeStore.hold(tx.sql(), Long.parseLong(String.valueOf(errand.detail())))
        .filter(hold -> hasEnded(hold, scheduled));
  }

  private static boolean hasEnded(Hold hold, Instant scheduled) {
    Instant until = hold.snoozedUntil();
    return until != null && !until.isAfter(scheduled);
  }

  /** What was snoozed is said again, if it still is as it was. */
  private void again(Scene scene, Hold hold) {
    Optional<Person> person =
        hold.kind().direct() ? person(scene, hold.recipient()) : Optional.empty();
    List<Say> says =
        switch (hold.kind()) {
          case FOCUS, OVER -> Mornings.says(scene);
          case WEEKLY -> Weekly.says(scene);
          case CARE -> care.says(scene);
          case UNRANKED -> evening(scene);
          case UNOWNED -> EntryLines.unowned(scene);
          case LIST, DUE, STUCK -> person.map(one -> lists.says(scene, one)).orElse(List.of());
          case STANDUP -> person.map(one -> Standups.question(scene, one)).orElse(List.of());
          case OPERATOR -> person.map(one -> Care.own(scene, one)).orElse(List.of());
        };
    new Telling(scene)
        .tell(
            says.stream()
                .filter(say ->
                    say.nudge().subject().equals(hold.subject())
                        && say.nudge().recipient().equals(hold.recipient()))
                .toList());
    NudgeStore.wake(scene.sql(), hold.id());
  }

  /** Who can be asked: no guest, and nobody who has left. */
  private static Optional<Person> person(Scene scene, @Nullable String id) {
    return PersonStore.find(scene.sql(), List.of(String.valueOf(id))).stream()
        .filter(person -> !person.guest() && !person.deactivated())
        .findFirst();
  }

  private static Scene scene(Tx tx, Launch launch, Instant scheduled, boolean late) {
    return new Scene(
        tx,
        launch,
        SettingsStore.of(tx.sql(), launch.id()),
        SprintStore.find(tx.sql(), launch.id()).orElse(null),
        scheduled,
        late);
  }
}
