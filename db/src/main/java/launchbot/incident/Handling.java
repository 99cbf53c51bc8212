package launchbot.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Verdict;
import org.jspecify.annotations.Nullable;

/** Changing how a launch handles incidents. */
public final class Handling {
  private Handling() {}

  public static Verdict<IncidentSettings> set(
      long launch, IncidentSettings before, IncidentSettings next) {
    List<Change.Field> fields = new ArrayList<>();
    field(fields, "incident channel", before.channel(), next.channel());
    field(fields, "alarms open incidents", before.opens().words(), next.opens().words());
    field(fields, "auto-resolve", onOff(before.autoResolve()), onOff(next.autoResolve()));
    field(fields, "rooms", onOff(before.rooms()), onOff(next.rooms()));
    return fields.isEmpty()
        ? new Verdict.Refused<>("It is like that already.")
        : new Verdict.Moved<>(next, new Change("set", new Subject("launch", launch), fields, null));
  }

  private static String onOff(boolean on) {
    return on ? "on" : "off";
  }

  private static void field(
      List<Change.Field> fields, String name, @Nullable String from, @Nullable String to) {
    if (!Objects.equals(from, to)) {
      fields.add(new Change.Field(name, from, to));
    }
  }
}
