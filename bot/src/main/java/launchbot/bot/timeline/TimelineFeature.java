package launchbot.bot.timeline;

import java.util.List;
import launchbot.alarm.AlarmListener;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.IncidentPart;

/** What happened when, and what users reported. */
public final class TimelineFeature implements Feature {
  private final Reports reports;

  public TimelineFeature(Reports reports) {
    this.reports = reports;
  }

  @Override
  public List<AlarmListener> alarmListeners() {
    return List.of(new Alarming());
  }

  @Override
  public List<IncidentPart> incidentParts() {
    return List.of(reports);
  }
}
