package launchbot.bot.timeline;

import java.time.InstantSource;
import java.util.List;
import launchbot.alarm.AlarmListener;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.IncidentPart;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Permalinks;
import launchbot.bot.slack.Shortcut;
import launchbot.bot.slack.SlackConnection;
import launchbot.bot.slack.SlackListener;
import launchbot.bot.slack.Whisper;
import launchbot.bot.triage.TriageFeature;
import launchbot.jobs.Rate;
import launchbot.ledger.Ledger;

/** What happened when, and what users reported. */
public final class TimelineFeature implements Feature {
  public static final Shortcut.Declaration MARK = MarkShortcut.DECLARATION;
  public static final Shortcut.Declaration REPORT = Reporting.DECLARATION;

  private final Reports reports;
  private final TimelineDesk desk;
  private final Reporting reporting;
  private final MarkReader reader;
  private final Marks marks;
  private final MarkShortcut shortcut;
  private final MarkListener listener;

  public TimelineFeature(
      Ledger ledger,
      SlackConnection slack,
      Whisper whisper,
      TriageFeature triage,
      Reports reports,
      InstantSource clock) {
    var permalinks = new Permalinks(slack);
    this.reports = reports;
    this.desk = new TimelineDesk(ledger);
    this.reporting = new Reporting(ledger, reports, triage, permalinks);
    this.reader = new MarkReader(ledger, slack, clock);
    this.marks = new Marks(ledger, reader);
    this.shortcut = new MarkShortcut(ledger, marks, permalinks);
    this.listener = new MarkListener(marks, permalinks, slack, whisper);
  }

  @Override
  public List<Topic> incidentTopics() {
    return List.of(
        Topic.of("timeline", "[4] [as file]", "what happened when, line by line", desk::timeline)
            .offeredAs("Timeline"),
        Topic.of("note", "[4] <what happened> [at 21:40]", "add a line to it", desk::note),
        Topic.of(
            "report",
            "[4] <what users say>",
            "write down what users report, and count it",
            reporting::typed));
  }

  @Override
  public List<IncidentPart> incidentParts() {
    return List.of(reports);
  }

  @Override
  public List<AlarmListener> alarmListeners() {
    return List.of(new Alarming());
  }

  @Override
  public List<Shortcut> shortcuts() {
    return List.of(shortcut, reporting);
  }

  @Override
  public List<Buttons> buttons() {
    return List.of(new MarkButtons(marks));
  }

  @Override
  public List<SlackListener> slackListeners() {
    return List.of(listener);
  }

  @Override
  public List<Rate> rates() {
    return List.of(reader.rate());
  }
}
