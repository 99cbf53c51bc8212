package launchbot.bot.nudge;

import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import launchbot.bot.launch.DayAct;
import launchbot.bot.launch.Feature;
import launchbot.bot.slack.People;
import launchbot.bot.slack.SlackApi;
import launchbot.bot.slack.SlackConnection;
import launchbot.bot.triage.TriageFeature;
import launchbot.jobs.calendar.Calendar;
import launchbot.jobs.calendar.Duty;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.launch.Settings;
import launchbot.launch.SettingsStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.outbox.Message;
import launchbot.people.Person;
import launchbot.people.PersonStore;
import launchbot.people.Role;
import launchbot.sprint.Plan;
import launchbot.sprint.Plan.Act;
import launchbot.sprint.Sprint;
import launchbot.sprint.SprintStore;
import launchbot.testkit.TestDatabase;
import launchbot.triage.Draft;
import launchbot.triage.Entry;
import launchbot.triage.EntryStore;
import launchbot.triage.Intake;
import launchbot.triage.Severity;
import launchbot.triage.Standing;
import launchbot.triage.Steps;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.jspecify.annotations.Nullable;

/** A team in three zones with a launch, its rows written as the bot writes them; no Slack. */
final class Team implements AutoCloseable {
  static final String WORKSPACE = "T1";
  static final String CHANNEL = "C1";
  static final Person ADA = person("UADA", "Ada", "Europe/Stockholm");
  static final Person BEN = person("UBEN", "Ben", "America/New_York");
  static final Person CHIYO = person("UCHIYO", "Chiyo", "Asia/Tokyo");
  static final List<Person> PEOPLE = List.of(ADA, BEN, CHIYO);

  static final Plan RESCUE =
      new Plan(
          "rescue-5",
          "Rescue",
          1,
          List.of(
              day("Collect and rank", Act.PROMPTS, Act.UNRANKED),
              day("Fix blockers and highs"),
              day("Fix blockers and highs"),
              day("Walk the critical paths", Act.PATHS),
              day("Logs, backups, rollback", Act.CHECKS, Act.GO)),
          Set.of());

  final TestDatabase db;
  volatile Instant now;
  final long launch;
  private final SlackApi api = new SlackApi(URI.create("http://127.0.0.1:9/"));
  private final List<Feature> features = new ArrayList<>();

  Team(TestDatabase db, Instant now) {
    this.db = db;
    this.now = now;
    new WorkspaceStore(db.ledger()).connect(new Workspace(WORKSPACE, "One", "UBOT"), now);
    db.ledger()
        .<Boolean>upkeep(
            WORKSPACE,
            sql -> {
              PEOPLE.forEach(one -> PersonStore.save(sql, WORKSPACE, one, now));
              return true;
            });
    this.launch = write(tx -> LaunchStore.start(tx, CHANNEL, "Shop", ADA.zone()).id());
    write(tx -> {
      LaunchStore.join(
          tx,
          Set.of(new LaunchStore.Seat(launch, BEN.id()), new LaunchStore.Seat(launch, CHIYO.id())));
      tx.record(new Change("joined", new Subject("launch", launch), List.of(), null));
      return true;
    });
    var slack = new SlackConnection(api, "none", new WorkspaceStore(db.ledger()), this::now);
    features.add(
        new TriageFeature(
            db.ledger(), slack, new People(db.ledger(), slack), this::now, null, null));
    features.add(new Acting());
    features.add(new NudgeFeature(db.ledger(), this::now, () -> features));
  }

  /** Says on each day what a feature would do. */
  private static final class Acting implements Feature {
    @Override
    public Map<Act, DayAct> acts() {
      return Map.of(
          Act.PROMPTS, act("prompts"), Act.PATHS, act("paths"), Act.CHECKS, act("checks"));
    }

    private static DayAct act(String name) {
      return (tx, launch, _, day, _) ->
          tx.say(
              new Message.Post(
                  launch.channel(),
                  null,
                  "(the act of day %d: %s)".formatted(day, name),
                  null,
                  Message.Urgency.NEWS));
    }
  }

  private Instant now() {
    return now;
  }

  List<Duty> duties() {
    return features.getLast().duties();
  }

  /** Carries out everything until then; the clock follows. */
  int walk(Instant until) {
    try (var calendar = new Calendar(db.database().dataSource(), duties(), this::now)) {
      int walked = calendar.walk(now, until).size();
      now = until;
      return walked;
    }
  }

  void start(Plan plan, LocalDate dayOne) {
    save(
        new Sprint(
            launch, plan, dayOne, 0, Sprint.State.ACTIVE, List.of(), ADA.id(), now, null, null, 1));
  }

  void change(UnaryOperator<Sprint> step) {
    save(
        step.apply(
            db.ledger()
                .<Sprint>read(WORKSPACE, sql -> SprintStore.find(sql, launch).orElseThrow())));
  }

  private void save(Sprint sprint) {
    write(tx -> {
      SprintStore.save(
          tx, sprint, new Change("changed", new Subject("sprint", launch), List.of(), null));
      if (sprint.version() == 1) {
        Launch here = LaunchStore.find(tx.sql(), launch).orElseThrow();
        features.forEach(feature -> feature.started(tx, here, sprint));
      }
      return true;
    });
  }

  void settings(@Nullable LocalTime standup, LocalDate... off) {
    Settings plain = Settings.DEFAULT;
    settings(
        new Settings(
            plain.from(),
            plain.to(),
            plain.morning(),
            plain.evening(),
            standup,
            false,
            null,
            new TreeSet<>(List.of(off)),
            plain.dailyCap()));
  }

  void settings(Settings settings) {
    write(tx -> {
      SettingsStore.save(
          tx,
          launch,
          settings,
          new Change("changed", new Subject("settings", launch), List.of(), null));
      return true;
    });
  }

  long add(String title, Severity severity, @Nullable Person owner, @Nullable LocalDate due) {
    Draft draft = Draft.of(title).withSeverity(severity).withImpact("Somebody is hurt");
    Draft owned = owner == null ? draft : draft.withOwner(owner.id());
    Draft dated = due == null ? owned : owned.withDue(due);
    return write(tx -> EntryStore.add(tx, new Intake.Complete(dated), launch).number());
  }

  void fix(long number) {
    write(tx -> {
      Entry entry = EntryStore.lock(tx, number).orElseThrow();
      var who = new Standing(ADA.id(), Role.LEAD, 3);
      var moved = (Verdict.Moved<Entry>) Steps.fix(entry, who, tx.cause().at());
      EntryStore.save(tx, moved.next(), moved.change());
      return true;
    });
  }

  <T> T write(java.util.function.Function<Tx, T> work) {
    return db.ledger().write(new Cause(WORKSPACE, Actor.person(ADA.id()), now, null), work);
  }

  /** A message that was said: when, to whom, its first line. */
  record Said(Instant at, String to, String line) {}

  List<Said> said() {
    List<Said> said = new ArrayList<>();
    each(
        "select created_at, channel, coalesce(body ->> 'text', '(' || subject || ')') from outbox"
            + " where workspace = 'T1' order by id",
        row -> {
          try {
            String text = row.getString(3);
            said.add(
                new Said(
                    row.getObject(1, java.time.OffsetDateTime.class).toInstant(),
                    row.getString(2),
                    text.lines().findFirst().orElse("")));
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
    return said;
  }

  /** The blocks of everything that was said, as JSON. */
  List<String> blocks() {
    List<String> blocks = new ArrayList<>();
    each(
        "select body ->> 'blocks' from outbox where body ? 'blocks' order by id",
        row -> {
          try {
            blocks.add(row.getString(1));
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
    return blocks;
  }

  private void each(String query, Consumer<java.sql.ResultSet> row) {
    try (var connection = db.superuser();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        row.accept(rows);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static ZoneId zone(String recipient) {
    return PEOPLE.stream()
        .filter(one -> one.id().equals(recipient))
        .map(Person::zone)
        .findFirst()
        .orElse(ADA.zone());
  }

  private static Person person(String id, String name, String zone) {
    return new Person(id, name, ZoneId.of(zone), false, false);
  }

  private static Plan.Day day(String focus, Act... acts) {
    return new Plan.Day(focus, "", Set.of(acts));
  }

  @Override
  public void close() {
    db.close();
    try {
      api.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
