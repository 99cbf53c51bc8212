package launchbot.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import launchbot.ledger.Change;
import org.jspecify.annotations.Nullable;

/** In what two drafts of a probe differ, field by field, in the words that people type. */
public final class Differences {
  private Differences() {}

  /**
   * @param called says what to call a probe by its id, for parents
   */
  public static List<Change.Field> between(
      Probe.Draft from, Probe.Draft to, Function<Long, String> called) {
    List<Change.Field> fields = new ArrayList<>();
    add(fields, "name", from.name(), to.name());
    add(fields, "kind", from.spec().kind().key(), to.spec().kind().key());
    add(fields, "target", from.spec().target(), to.spec().target());
    add(fields, "every", span(from.pace().every()), span(to.pace().every()));
    add(fields, "timeout", span(from.pace().timeout()), span(to.pace().timeout()));
    add(fields, "expect", joined(from.spec().expect()), joined(to.spec().expect()));
    add(fields, "severity", from.severity().key(), to.severity().key());
    add(fields, "group", from.partOf(), to.partOf());
    add(fields, "after", after(from.pace()), after(to.pace()));
    add(
        fields,
        "recover",
        String.valueOf(from.pace().recovers()),
        String.valueOf(to.pace().recovers()));
    add(fields, "parent", parent(from, called), parent(to, called));
    Set<String> options = new TreeSet<>(from.spec().options().keySet());
    options.addAll(to.spec().options().keySet());
    options.forEach(option ->
        add(fields, option, from.spec().options().get(option), to.spec().options().get(option)));
    return fields;
  }

  /** How many failures make it believe: {@code 2}, or {@code 3/10} of the last ten. */
  public static String after(Pace pace) {
    return pace.fails() == pace.outOf()
        ? String.valueOf(pace.fails())
        : pace.fails() + "/" + pace.outOf();
  }

  private static @Nullable String parent(Probe.Draft draft, Function<Long, String> called) {
    Long parent = draft.parent();
    return parent == null ? null : called.apply(parent);
  }

  private static String span(Duration span) {
    return Length.words(span);
  }

  private static @Nullable String joined(List<String> expect) {
    return expect.isEmpty() ? null : String.join("; ", expect);
  }

  private static void add(
      List<Change.Field> fields, String name, @Nullable String from, @Nullable String to) {
    if (!Objects.equals(from, to)) {
      fields.add(new Change.Field(name, from, to));
    }
  }
}
