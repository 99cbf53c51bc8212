package launchbot.bot.handover;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.Passage;
import launchbot.launch.Launch;
import launchbot.people.PersonStore;
import org.jooq.DSLContext;

/** Makes the document from what every feature knows now. */
final class Documents {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm zzz", Locale.ENGLISH);
  private static final Pattern PERSON = Pattern.compile("<@([A-Z0-9]+)>");

  private final Supplier<List<Feature>> features;

  /**
   * @param features all there are; asked late
   */
  Documents(Supplier<List<Feature>> features) {
    this.features = features;
  }

  Document of(DSLContext sql, Launch launch, Instant now) {
    List<Passage> passages = passages(sql, launch, now);
    return Document.of(
        new Document.Head(launch.name(), launch.lead(), WHEN.format(now.atZone(launch.zone()))),
        passages,
        PersonStore.names(sql, people(launch, passages)));
  }

  /** The ids of people whom it names without their names being known yet. */
  Set<String> strangers(DSLContext sql, Launch launch, Instant now) {
    Set<String> ids = people(launch, passages(sql, launch, now));
    ids.removeAll(PersonStore.names(sql, ids).keySet());
    return ids;
  }

  private List<Passage> passages(DSLContext sql, Launch launch, Instant now) {
    return features.get().stream()
        .map(feature -> feature.handover(sql, launch, now))
        .flatMap(List::stream)
        .toList();
  }

  private static Set<String> people(Launch launch, List<Passage> passages) {
    Set<String> ids = new HashSet<>(Set.of(launch.lead()));
    for (Passage passage : passages) {
      passage.gaps().forEach(gap -> ids.add(gap.who()));
      Matcher named = PERSON.matcher(passage.markdown());
      while (named.find()) {
        ids.add(named.group(1));
      }
    }
    return ids;
  }
}
