package launchbot.checklist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import org.jspecify.annotations.Nullable;

/** What sources and the passing of time make of items, without anybody asking for it. */
public final class Reconciling {
  /** The verb of what opened again by itself. */
  static final String REOPENED = "reopened";

  /** Sections that prove items of sections that prove items: no list is deeper than that. */
  private static final int DEEPEST = 4;

  private Reconciling() {}

  /**
   * Brings an item in line with what its sources say and how late it is; empty where nothing
   * changes. Nobody asked for it, so nobody is refused.
   */
  public static Optional<Verdict.Moved<Item>> reconcile(Item item, Backing backing, Instant now) {
    if (item.removed()) {
      return Optional.empty();
    }
    return switch (item.state()) {
      case State.NotApplicable _ -> Optional.empty();
      case State.Open _ ->
          proven(item, backing) ? Optional.of(prove(item, backing, now)) : Optional.empty();
      case State.Waived waived -> {
        if (proven(item, backing)) {
          yield Optional.of(prove(item, backing, now));
        }
        yield item.lapsed(now)
            ? Optional.of(open(item, "the waiver ended on " + waived.until(), now))
            : Optional.empty();
      }
      case State.Done done -> {
        Optional<Backing.Part> fault = backing.fault();
        if (fault.isPresent()) {
          yield Optional.of(open(item, whyOf(fault.get()), now));
        }
        if (!holds(item, backing)) {
          yield Optional.of(
              open(item, "the %s says nothing any more".formatted(backing.names()), now));
        }
        // Amber may hold up what stands; it changes nothing about it.
        boolean same = done(item, backing, done.at()).equals(done) && !supersedes(item, backing);
        yield same || backing.anyAmber()
            ? Optional.empty()
            : Optional.of(renew(item, backing, now));
      }
    };
  }

  /**
   * Brings a whole list in line: an item that proves another one comes before it.
   *
   * @param items of one launch
   * @param evidence about any of them
   * @return the moves in their order; an item may move more than once
   */
  public static List<Verdict.Moved<Item>> reconcile(
      List<Item> items, List<Evidence> evidence, Instant now) {
    Map<Long, Item> current = new LinkedHashMap<>();
    items.forEach(item -> current.put(item.id(), item));
    List<Verdict.Moved<Item>> moves = new ArrayList<>();
    int before = -1;
    for (int round = 0; round < DEEPEST && before != moves.size(); round++) {
      before = moves.size();
      List<Backing.Whole> sections = wholes(current.values(), now);
      for (Item item : List.copyOf(current.values())) {
        reconcile(item, Backing.of(item, evidence, sections, now), now)
            .ifPresent(moved -> {
              moves.add(moved);
              current.put(item.id(), moved.next());
            });
      }
    }
    return moves;
  }

  /** How the sections stand that these items make up. */
  public static List<Backing.Whole> wholes(Collection<Item> items, Instant now) {
    Map<String, List<Item>> sections =
        items.stream()
            .filter(item -> !item.removed())
            .collect(Collectors.groupingBy(Item::section, LinkedHashMap::new, Collectors.toList()));
    return sections.entrySet().stream()
        .map(section -> {
          List<Item> settled =
              section.getValue().stream().filter(item -> item.settled(now)).toList();
          Instant expires =
              settled.stream()
                  .map(item -> item.state().expires())
                  .filter(Objects::nonNull)
                  .min(Comparator.naturalOrder())
                  .orElse(null);
          return new Backing.Whole(
              section.getKey(), section.getValue().size(), settled.size(), expires);
        })
        .toList();
  }

  /** Whether what there is proves it. */
  private static boolean proven(Item item, Backing backing) {
    return holds(item, backing) && backing.fault().isEmpty() && !backing.anyAmber();
  }

  /** Whether somebody or every source vouches for it. */
  private static boolean holds(Item item, Backing backing) {
    boolean sources = backing.connected() && item.needs().hand() != Needs.Hand.BESIDE;
    return sources || item.hand() != null;
  }

  /** Whether the sources have taken over from a person's word. */
  private static boolean supersedes(Item item, Backing backing) {
    return item.hand() != null && backing.allGreen() && item.needs().hand() != Needs.Hand.BESIDE;
  }

  /** Done by what there is. */
  static State.Done done(Item item, Backing backing, Instant at) {
    boolean replaceable =
        switch (item.needs().hand()) {
          case STANDS_IN, BESIDE -> true;
          case ALONE, EITHER -> false;
        };
    return new State.Done(replaceable && !backing.connected(), backing.until(), at);
  }

  private static Verdict.Moved<Item> prove(Item item, Backing backing, Instant now) {
    return moved(
        item,
        "done",
        said(backing),
        edit -> {
          edit.state = done(item, backing, now);
          edit.asked = null;
          edit.hand = supersedes(item, backing) ? null : item.hand();
        });
  }

  /** Done before and after, by newer or by better evidence. */
  private static Verdict.Moved<Item> renew(Item item, Backing backing, Instant now) {
    return moved(
        item,
        supersedes(item, backing) ? "superseded" : "renewed",
        said(backing),
        edit -> {
          edit.state = done(item, backing, now);
          edit.hand = supersedes(item, backing) ? null : item.hand();
        });
  }

  private static Verdict.Moved<Item> open(Item item, String why, Instant now) {
    return moved(item, REOPENED, why, edit -> edit.state = new State.Open(why, now));
  }

  private static Verdict.Moved<Item> moved(
      Item item, String verb, @Nullable String why, Consumer<ItemEdit> change) {
    Item next = ItemEdit.of(item, change);
    return new Verdict.Moved<>(
        next, new Change(verb, item.subject(), ItemEdit.between(item, next), why));
  }

  private static @Nullable String said(Backing backing) {
    String words =
        backing.parts().stream()
            .filter(part -> part.words() != null)
            .map(part -> part.source().name() + ": " + part.words())
            .collect(Collectors.joining("; "));
    return words.isEmpty() ? null : words;
  }

  /** The same with what the source said, as it is kept. */
  private static String whyOf(Backing.Part part) {
    return part.look() == Backing.Look.OLD
        ? "the %s is too old: %s".formatted(part.source().name(), part.words())
        : "the %s is red: %s".formatted(part.source().name(), part.words());
  }
}
