package launchbot.probe;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import launchbot.people.Role;
import org.jspecify.annotations.Nullable;

/**
 * What a file of probes would make of those that there are; they are the same by their names. Those
 * that report by themselves are no matter of files.
 *
 * @param added in the order of the file
 * @param same how many stay as they are
 */
public record ProbeDiff(
    List<ProbeFile.Listed> added, List<Edit> changed, List<Probe> removed, int same) {

  /**
   * One that becomes another.
   *
   * @param wanted with the parent that it has now
   * @param parent the name of the one that it is to have; null for none
   * @param fields what differs, the parent's name among it
   */
  public record Edit(
      Probe probe, Probe.Draft wanted, @Nullable String parent, List<Change.Field> fields) {}

  public ProbeDiff {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }

  public static ProbeDiff of(List<Probe> standing, List<ProbeFile.Listed> listed) {
    List<ProbeFile.Listed> added = new ArrayList<>();
    List<Edit> changed = new ArrayList<>();
    int same = 0;
    for (ProbeFile.Listed one : listed) {
      Optional<Probe> known = named(standing, one.name());
      if (known.isEmpty()) {
        added.add(one);
        continue;
      }
      Edit edit = edit(known.get(), one, standing);
      if (edit.fields().isEmpty()) {
        same++;
      } else {
        changed.add(edit);
      }
    }
    List<Probe> removed =
        standing.stream()
            .filter(probe -> !probe.kind().passive())
            .filter(probe ->
                listed.stream().noneMatch(one -> one.name().equalsIgnoreCase(probe.name())))
            .toList();
    return new ProbeDiff(added, changed, removed, same);
  }

  public boolean isEmpty() {
    return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
  }

  /** Names this very diff of these very probes: another one has another. */
  public String fingerprint() {
    var text = new StringBuilder();
    added.forEach(one -> text.append('+').append(one).append('\n'));
    changed.forEach(one ->
        text.append('~').append(one.probe().version()).append(one.wanted()).append(one.fields()));
    removed.forEach(one -> text.append('-').append(one.id()).append('/').append(one.version()));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  /** What speaks against it, a line each, with the name of the probe; empty where nothing does. */
  public List<String> objections(List<Probe> standing, Role role, Instant now) {
    List<String> objections = new ArrayList<>();
    List<Probe> then = new ArrayList<>(standing);
    then.removeAll(removed);
    for (Edit edit : changed) {
      boolean only = edit.wanted().equals(edit.probe().draft());
      if (!only
          && Probes.edit(edit.probe(), edit.wanted(), then, role)
              instanceof Verdict.Refused<Probe>(String why)) {
        objections.add(edit.probe().name() + ": " + why);
      }
      then.replaceAll(probe -> probe.id() == edit.probe().id() ? probe.with(edit.wanted()) : probe);
    }
    for (ProbeFile.Listed one : added) {
      Probes.add(then, one.draft(), role).ifPresent(why -> objections.add(one.name() + ": " + why));
      then.add(imagined(-1L - then.size(), one.draft(), now));
    }
    added.forEach(one -> parent(objections, then, one.name(), one.parent()));
    changed.forEach(one -> parent(objections, then, one.probe().name(), one.parent()));
    return objections;
  }

  private static void parent(
      List<String> objections, List<Probe> then, String name, @Nullable String parent) {
    Probe probe = named(then, name).orElseThrow();
    Optional<Probe> above = parent == null ? Optional.empty() : named(then, parent);
    if (parent != null && above.isEmpty()) {
      objections.add(name + ": no probe of that name is there to be its parent.");
      return;
    }
    Probe.Draft wanted = probe.draft().under(above.map(Probe::id).orElse(null));
    if (!wanted.equals(probe.draft())
        && Probes.edit(probe, wanted, then, Role.LEAD)
            instanceof Verdict.Refused<Probe>(String why)) {
      objections.add(name + ": " + why);
    }
    then.replaceAll(one -> one.id() == probe.id() ? one.with(wanted) : one);
  }

  private static Edit edit(Probe probe, ProbeFile.Listed one, List<Probe> standing) {
    // A name is the same in any case; that it is now written otherwise is a change.
    Probe.Draft wanted = one.draft().under(probe.parent());
    List<Change.Field> fields =
        new ArrayList<>(
            Differences.between(probe.draft(), wanted, id -> Probes.called(standing, id)));
    Long parent = probe.parent();
    String before = parent == null ? null : Probes.called(standing, parent);
    if (!Objects.equals(lower(before), lower(one.parent()))) {
      fields.add(new Change.Field("parent", before, one.parent()));
    }
    return new Edit(probe, wanted, one.parent(), fields);
  }

  private static @Nullable String lower(@Nullable String name) {
    return name == null ? null : name.toLowerCase(Locale.ROOT);
  }

  /** The one of that name. */
  public static Optional<Probe> named(List<Probe> probes, String name) {
    return probes.stream().filter(probe -> probe.name().equalsIgnoreCase(name)).findFirst();
  }

  private static Probe imagined(long id, Probe.Draft draft, Instant now) {
    return new Probe(
        id,
        0,
        0,
        draft.name(),
        draft.spec(),
        draft.pace(),
        draft.severity(),
        draft.partOf(),
        draft.parent(),
        null,
        "",
        now,
        1);
  }
}
