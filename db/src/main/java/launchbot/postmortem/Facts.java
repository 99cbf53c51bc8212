package launchbot.postmortem;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import launchbot.incident.Event;
import launchbot.incident.Incident;
import launchbot.notice.Notice;

/**
 * What is known of an incident, for its draft.
 *
 * @param zone of the launch: all times are said in it
 * @param lasted in words: {@code 2 h 5 min}
 * @param events its timeline, by when things happened
 * @param notices what customers were told about it, by when that was approved
 * @param reports how many users reported it
 * @param components what was hit, by the names that customers know, else those of the probes
 * @param figures a line each
 * @param names of people, by their ids
 */
public record Facts(
    ZoneId zone,
    Incident incident,
    String lasted,
    List<Event> events,
    List<Notice> notices,
    int reports,
    List<String> components,
    List<String> figures,
    Map<String, String> names) {

  public Facts {
    events = List.copyOf(events);
    notices = List.copyOf(notices);
    components = List.copyOf(components);
    figures = List.copyOf(figures);
    names = Map.copyOf(names);
  }
}
