package launchbot.bot.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import launchbot.ledger.Tx;
import launchbot.page.Component;
import launchbot.page.ComponentStore;
import launchbot.page.PageRules;
import launchbot.page.StatusPage;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.triage.Wording;

/** Which components a page has. The launch is locked. */
final class ComponentDesk {

  /**
   * What became of it.
   *
   * @param done whether anything was changed
   */
  record Done(boolean done, String words) {}

  Done add(Tx tx, StatusPage page, PageWords.Add add) {
    List<Component> all = ComponentStore.ofPage(tx.sql(), page.id());
    List<Probe> probes = ProbeStore.ofLaunch(tx.sql(), page.launch());
    Set<Long> chosen = new HashSet<>();
    for (int number : add.probes()) {
      Optional<Probe> probe = probes.stream().filter(one -> one.number() == number).findFirst();
      if (probe.isEmpty()) {
        return no("There is no probe %d in this launch. `/probe list` has them.".formatted(number));
      }
      chosen.add(probe.get().id());
    }
    for (String group : add.groups()) {
      if (probes.stream().noneMatch(one -> group.equals(one.partOf()))) {
        return no(
            "No probe belongs to one of those groups. `/probe list` has them, `/probe edit 3 group"
                + " checkout` puts one into a group.");
      }
    }
    if (all.size() >= PageRules.COMPONENTS) {
      return no("A page has at most %d components.".formatted(PageRules.COMPONENTS));
    }
    if (all.stream().anyMatch(one -> one.name().equalsIgnoreCase(add.name()))) {
      return no("There is a component of that name already.");
    }
    ComponentStore.add(
        tx, page, new Component(0, all.size() + 1, add.name(), add.groups(), chosen));
    return new Done(true, "Added. Customers see it by that name.");
  }

  Done remove(Tx tx, StatusPage page, int number) {
    List<Component> all = ComponentStore.ofPage(tx.sql(), page.id());
    if (number < 1 || number > all.size()) {
      return no("There is no component %d: `/launch page` counts them.".formatted(number));
    }
    ComponentStore.remove(tx, page, all.get(number - 1));
    return new Done(true, "Removed from the page. Its probes look on.");
  }

  Done order(Tx tx, StatusPage page, List<Integer> numbers) {
    List<Component> all = ComponentStore.ofPage(tx.sql(), page.id());
    if (new HashSet<>(numbers).size() != numbers.size()
        || numbers.stream().anyMatch(one -> one < 1 || one > all.size())) {
      return no(
          "Name each number once, from 1 to %d: `/launch page` counts them.".formatted(all.size()));
    }
    List<Component> next = new ArrayList<>(numbers.stream().map(n -> all.get(n - 1)).toList());
    all.stream().filter(one -> !next.contains(one)).forEach(next::add);
    ComponentStore.order(tx, page, next);
    return new Done(true, "Ordered.");
  }

  /** One for each group that belongs to none, as far as there is room. */
  Done propose(Tx tx, StatusPage page) {
    List<Component> all = ComponentStore.ofPage(tx.sql(), page.id());
    List<String> free = free(ProbeStore.ofLaunch(tx.sql(), page.launch()), all);
    int room = Math.min(free.size(), PageRules.COMPONENTS - all.size());
    if (room <= 0) {
      return no(
          "Every group of probes is on the page already. `/probe edit 3 group checkout` puts a"
              + " probe into a group.");
    }
    for (int i = 0; i < room; i++) {
      String group = free.get(i);
      ComponentStore.add(
          tx, page, new Component(0, all.size() + i + 1, name(group), Set.of(group), Set.of()));
    }
    return new Done(
        true, "Added %d. Check that customers know them by these names.".formatted(room));
  }

  /** Groups of probes that no component shows, in order. */
  static List<String> free(List<Probe> probes, List<Component> components) {
    return probes.stream()
        .map(Probe::partOf)
        .filter(Objects::nonNull)
        .filter(group -> components.stream().noneMatch(one -> one.groups().contains(group)))
        .distinct()
        .sorted()
        .toList();
  }

  /** {@code card-payments} as customers may call it: {@code Card payments}. */
  private static String name(String group) {
    String line = Wording.line(group.replace('-', ' ').replace('_', ' '));
    String cut = line.length() > PageRules.NAME ? line.substring(0, PageRules.NAME) : line;
    return cut.isEmpty() ? group : cut.substring(0, 1).toUpperCase(Locale.ROOT) + cut.substring(1);
  }

  private static Done no(String why) {
    return new Done(false, why);
  }
}
