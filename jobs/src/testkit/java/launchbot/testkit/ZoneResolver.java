package launchbot.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import launchbot.jobs.dns.Data;
import launchbot.jobs.dns.DnsAnswer;
import launchbot.jobs.dns.RecordType;
import launchbot.jobs.dns.Resolver;

/** Answers from a zone in memory, and remembers what it was asked. */
public final class ZoneResolver implements Resolver {
  private static final int ALIASES = 10;

  private final Zone zone;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  public ZoneResolver(Zone zone) {
    this.zone = zone;
  }

  /** {@code TXT example.com}, in the order of the questions. */
  public List<String> asked() {
    return new ArrayList<>(asked);
  }

  @Override
  public DnsAnswer ask(String name, RecordType type) {
    asked.add(type + " " + name);
    String at = name;
    for (int i = 0; i <= ALIASES; i++) {
      if (zone.answersNothing(at, type)) {
        return new DnsAnswer.Broken("no answer within 2 s");
      }
      List<Data> found = zone.records(at, type);
      if (!found.isEmpty()) {
        return new DnsAnswer.Found(found);
      }
      Optional<String> alias = zone.alias(at);
      if (alias.isEmpty()) {
        return zone.exists(at) ? new DnsAnswer.Empty() : new DnsAnswer.NoSuchName();
      }
      at = alias.get();
    }
    return new DnsAnswer.Broken("more than %d aliases in a row".formatted(ALIASES));
  }
}
