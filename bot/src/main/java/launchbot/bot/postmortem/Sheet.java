package launchbot.bot.postmortem;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import launchbot.incident.Incident;
import launchbot.launch.Launch;
import launchbot.people.Person;
import launchbot.people.PersonStore;
import launchbot.postmortem.Blameless;
import launchbot.postmortem.Drafting;
import launchbot.postmortem.Facts;
import launchbot.postmortem.Paper;
import launchbot.postmortem.Postmortem;
import launchbot.postmortem.PostmortemFile;
import launchbot.postmortem.PostmortemStore;
import launchbot.postmortem.Section;
import launchbot.postmortem.VersionStore;
import launchbot.triage.Entry;
import launchbot.triage.EntryStore;
import org.jooq.DSLContext;

/** A postmortem with all that belongs to it, as it is at one moment. */
record Sheet(
    Launch launch,
    Incident incident,
    Postmortem postmortem,
    Facts facts,
    Paper paper,
    List<Entry> actions,
    Blameless.Names names) {

  static Sheet read(
      DSLContext sql, Launch launch, Incident incident, Postmortem postmortem, Instant now) {
    List<Person> people = PersonStore.everybody(sql);
    Facts facts = Knowing.facts(sql, launch, incident, people, now);
    return new Sheet(
        launch,
        incident,
        postmortem,
        facts,
        Paper.of(Drafting.of(facts), VersionStore.newest(sql, postmortem.id())),
        PostmortemStore.actions(sql, postmortem.id()).stream()
            .map(number -> EntryStore.find(sql, number))
            .flatMap(Optional::stream)
            .filter(entry -> !entry.deleted())
            .toList(),
        Blameless.Names.of(people.stream().map(Person::name).toList()));
  }

  /** {@code DRILL · Postmortem of incident 4: Nobody can pay}; plain text. */
  String title() {
    return "%sPostmortem of incident %d: %s"
        .formatted(incident.drill() ? "DRILL · " : "", incident.number(), incident.feels());
  }

  /** What the draft says of a section. */
  String drafted(Section section) {
    return Objects.requireNonNullElse(Drafting.of(facts).get(section), "");
  }

  /** As one file, to be handed in again. */
  String file() {
    return PostmortemFile.write(title(), incident.number(), paper, lines());
  }

  /** As one file, to be read. */
  String reading() {
    return PostmortemFile.plain(title(), paper, lines());
  }

  String fileName() {
    return "postmortem-incident-%d.md".formatted(incident.number());
  }

  private List<String> lines() {
    return actions.stream()
        .map(entry ->
            PostmortemFile.action(
                entry.number(),
                entry.state().closed(),
                "%s · %s · %s · %s"
                    .formatted(
                        entry.title(),
                        entry.owner() == null
                            ? "nobody yet"
                            : facts.names().getOrDefault(entry.owner(), entry.owner()),
                        entry.due() == null ? "no date" : "due " + entry.due(),
                        entry.state().words())))
        .toList();
  }
}
