package launchbot.bot.sprint;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import launchbot.bot.launch.Places;
import launchbot.bot.launch.Roles;
import launchbot.bot.launch.StatusBoard;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.launch.Settings;
import launchbot.launch.SettingsStore;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.outbox.Message;
import launchbot.people.Role;
import launchbot.sprint.Asking;
import launchbot.sprint.BuiltInPlans;
import launchbot.sprint.KeptPlan;
import launchbot.sprint.Launches;
import launchbot.sprint.PlanStore;
import launchbot.sprint.Sprint;
import launchbot.sprint.SprintStore;
import launchbot.sprint.Sprints;
import launchbot.sprint.Timetable;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/** Begins a sprint, in a channel that has a launch or in one that gets it now. */
final class Starting {
  static final String UNNAMED = "Launch";

  private final SprintDesk desk;

  Starting(SprintDesk desk) {
    this.desk = desk;
  }

  /** What became of it. */
  sealed interface Outcome {}

  /** Begun, saved and announced; the card is for the starter. */
  record Started(Card card) implements Outcome {}

  /**
   * @param field of the form that it is about
   */
  record Refused(String field, String why) implements Outcome {}

  Outcome start(Visit visit, StartRequest request) {
    return desk.ledger().write(visit.cause(), tx -> start(tx, visit, request));
  }

  private Outcome start(Tx tx, Visit visit, StartRequest request) {
    return switch (Places.of(tx.sql(), visit, Places.START_HERE)) {
      case Places.Nowhere(String why) -> new Refused(StartForm.NAME, why);
      case Places.Which _ -> throw new IllegalStateException("a place was chosen");
      case Places.Here(Launch launch) -> {
        Launch locked = LaunchStore.lock(tx, launch.id()).orElse(launch);
        yield start(tx, visit, request, locked, Roles.of(visit, locked));
      }
      case Places.Fresh _ -> {
        var person = visit.person();
        var fresh = new Launch(0, visit.channel(), UNNAMED, person.zone(), null, person.id());
        yield start(tx, visit, request, fresh, Role.LEAD);
      }
    };
  }

  private Outcome start(Tx tx, Visit visit, StartRequest request, Launch before, Role role) {
    boolean fresh = before.id() == 0;
    Settings kept = fresh ? Settings.DEFAULT : SettingsStore.of(tx.sql(), before.id());
    Settings settings = request.weekends() == null ? kept : kept.withWeekends(request.weekends());
    ZoneId zone = Objects.requireNonNullElse(request.zone(), before.zone());
    var who = new Asking(visit.person().id(), role, settings.workingDays(zone), visit.at());
    Optional<KeptPlan> plan =
        PlanStore.find(tx.sql(), Objects.requireNonNullElse(request.plan(), BuiltInPlans.DEFAULT));
    Optional<Refused> fault = fault(request, plan, who);
    if (fault.isPresent()) {
      return fault.get();
    }
    Laying laying = Laying.of(request, plan.orElseThrow().plan(), before.launchDate(), who);
    if (laying.against() != null) {
      return new Refused(StartForm.DAY_ONE, laying.against());
    }
    Sprint current = fresh ? null : SprintStore.find(tx.sql(), before.id()).orElse(null);
    Launch wanted =
        new Launch(
            before.id(),
            before.channel(),
            request.name() == null ? before.name() : Wording.line(request.name()),
            zone,
            request.launchDate() == null ? before.launchDate() : request.launchDate(),
            before.lead());
    // Asked before anything is written, so that a refusal leaves nothing behind.
    if (begin(current, wanted.id(), plan.get(), laying, who)
        instanceof Verdict.Refused<Sprint>(String why)) {
      return new Refused(StartForm.NAME, why);
    }
    Launch launch = fresh ? created(tx, wanted) : changed(tx, before, wanted);
    if (!settings.equals(kept)) {
      SettingsStore.save(tx, launch.id(), settings, weekends(launch, settings));
    }
    return begin(current, launch.id(), plan.get(), laying, who)
            instanceof Verdict.Moved<Sprint>(Sprint sprint, Change change)
        ? begun(tx, launch, sprint, change, who, laying.notes())
        : new Refused(StartForm.NAME, "Somebody else has just begun a sprint here.");
  }

  private Outcome begun(
      Tx tx, Launch launch, Sprint sprint, Change change, Asking who, List<String> notes) {
    SprintStore.save(tx, sprint, change);
    LocalDate today = who.today();
    Timetable days = Timetable.of(sprint, who.working(), today);
    Card said = SprintView.announcement(launch, sprint, days, today, notes);
    tx.say(
        new Message.Post(
            launch.channel(), null, said.text(), said.blocksJson(), Message.Urgency.NEWS));
    desk.followers().started(tx, launch, sprint);
    StatusBoard.follow(tx, launch);
    List<String> told = new ArrayList<>();
    told.add(
        "%s has begun; this channel reads it now. %s"
            .formatted(Mrkdwn.plain(launch.name()), SprintView.where(sprint, days, today)));
    told.addAll(notes);
    told.add(
        "Next: give roles with `/launch role approver @somebody`; `/launch shift` moves the days,"
            + " `/launch help` shows the rest.");
    return new Started(Card.of(String.join("\n", told)));
  }

  private static Verdict<Sprint> begin(
      @Nullable Sprint current, long launch, KeptPlan plan, Laying laying, Asking who) {
    return Sprints.start(current, launch, plan.plan(), laying.dayOne(), true, who);
  }

  private static Optional<Refused> fault(
      StartRequest request, Optional<KeptPlan> plan, Asking who) {
    Optional<Refused> name =
        Optional.ofNullable(request.name())
            .flatMap(Launches::againstName)
            .map(why -> new Refused(StartForm.NAME, why));
    Optional<Refused> date =
        Optional.ofNullable(request.launchDate())
            .flatMap(day -> Launches.againstDate(day, who.today()))
            .map(why -> new Refused(StartForm.LAUNCH_DATE, why));
    return name.or(() -> date)
        .or(() ->
            plan.isPresent()
                ? Optional.empty()
                : Optional.of(
                    new Refused(
                        StartForm.PLAN,
                        "There is no plan of that key. `/launch plan` shows which there are.")));
  }

  private static Launch created(Tx tx, Launch wanted) {
    Launch started = LaunchStore.start(tx, wanted.channel(), wanted.name(), wanted.zone());
    var launch =
        new Launch(
            started.id(),
            started.channel(),
            wanted.name(),
            wanted.zone(),
            wanted.launchDate(),
            started.lead());
    return changed(tx, started, launch);
  }

  private static Launch changed(Tx tx, Launch before, Launch wanted) {
    List<Change.Field> fields = new ArrayList<>();
    add(fields, "name", before.name(), wanted.name());
    add(fields, "zone", before.zone().getId(), wanted.zone().getId());
    add(fields, "launch date", text(before.launchDate()), text(wanted.launchDate()));
    if (!fields.isEmpty()) {
      LaunchStore.save(tx, wanted, new Change("set up", Launches.subject(wanted), fields, null));
    }
    return wanted;
  }

  private static void add(
      List<Change.Field> fields, String name, @Nullable String from, @Nullable String to) {
    if (!Objects.equals(from, to)) {
      fields.add(new Change.Field(name, from, to));
    }
  }

  private static @Nullable String text(@Nullable LocalDate date) {
    return date == null ? null : date.toString();
  }

  private static Change weekends(Launch launch, Settings settings) {
    return new Change(
        "changed settings",
        Launches.subject(launch),
        List.of(new Change.Field("weekends", null, settings.weekends() ? "worked" : "off")),
        null);
  }
}
