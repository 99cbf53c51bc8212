package launchbot.bot.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import launchbot.bot.launch.Passage;
import launchbot.bot.web.Markdown;
import launchbot.inventory.AccessStore;
import launchbot.inventory.AccessSystem;
import launchbot.inventory.Contact;
import launchbot.inventory.ContactStore;
import launchbot.inventory.Inventory;
import launchbot.inventory.Variable;
import launchbot.inventory.VariableStore;
import launchbot.launch.Launch;
import launchbot.people.Person;
import launchbot.people.PersonStore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What of the inventory stands in the handover document, and what is missing. */
final class Handing {
  private static final int MOST_GAPS = 10;

  private Handing() {}

  static List<Passage> passages(DSLContext sql, Launch launch, Instant now) {
    Map<String, String> names =
        PersonStore.everybody(sql).stream()
            .collect(Collectors.toMap(Person::id, Person::name, (one, _) -> one));
    Function<String, String> name = id -> Markdown.plain(names.getOrDefault(id, id));
    return List.of(
        environment(VariableStore.ofLaunch(sql, launch.id()), launch, now, name),
        access(AccessStore.ofLaunch(sql, launch.id()), launch, name),
        contacts(ContactStore.ofLaunch(sql, launch.id()), launch, name));
  }

  private static Passage environment(
      List<Variable> variables, Launch launch, Instant now, Function<String, String> name) {
    List<String> lines = new ArrayList<>();
    List<Passage.Gap> gaps = new ArrayList<>();
    if (variables.isEmpty()) {
      gaps.add(
          new Passage.Gap("No environment variable is listed", launch.lead(), "/launch env add"));
    }
    for (Variable one : variables) {
      Variable.Checked checked = one.checked();
      lines.add(
          "- `%s` (%s)%s%s%s"
              .formatted(
                  one.name(),
                  one.environment(),
                  one.setIn() == null ? "" : ", set in " + Markdown.plain(one.setIn()),
                  one.owner() == null ? "" : ", owned by " + name.apply(one.owner()),
                  checked == null
                      ? ""
                      : ", checked %s by %s"
                          .formatted(
                              checked.at().atZone(launch.zone()).toLocalDate(),
                              name.apply(checked.by()))));
      if (one.owner() == null) {
        gaps.add(
            new Passage.Gap(
                "Nobody owns %s in %s".formatted(one.name(), one.environment()),
                launch.lead(),
                "/launch env %s own %s @somebody".formatted(one.environment(), one.name())));
      } else if (Inventory.unchecked(one, now)) {
        gaps.add(
            new Passage.Gap(
                "%s in %s was not checked in the last 90 days"
                    .formatted(one.name(), one.environment()),
                one.owner(),
                "/launch env %s check %s".formatted(one.environment(), one.name())));
      }
    }
    return new Passage(
        Passage.Chapter.ENVIRONMENT, "", String.join("\n", lines), few(gaps, launch));
  }

  private static Passage access(
      List<AccessSystem> systems, Launch launch, Function<String, String> name) {
    List<String> lines = new ArrayList<>();
    List<Passage.Gap> gaps = new ArrayList<>();
    if (systems.isEmpty()) {
      gaps.add(
          new Passage.Gap(
              "No system is listed in which people have accounts",
              launch.lead(),
              "/launch access add"));
    }
    for (AccessSystem one : systems) {
      AccessSystem.Rotated rotated = one.rotated();
      lines.add(
          "- **%s**%s, %s%s"
              .formatted(
                  Markdown.plain(one.name()),
                  one.url() == null ? "" : ", " + Markdown.plain(one.url()),
                  accounts(one, rotated, launch),
                  one.holders().isEmpty()
                      ? ""
                      : ": "
                          + one.holders().stream()
                              .map(holder -> holder(holder, name))
                              .collect(Collectors.joining(", "))));
      String answers = one.owner() == null ? launch.lead() : one.owner();
      if (one.holders().isEmpty()) {
        gaps.add(
            new Passage.Gap(
                "Nobody is listed who holds access to " + one.name(),
                answers,
                "/launch access give %d @somebody admin".formatted(one.number())));
      }
      if (one.holders().stream().anyMatch(holder -> holder.leftAt() != null)) {
        gaps.add(
            new Passage.Gap(
                "Somebody who left still holds access to " + one.name(),
                answers,
                "/launch access take %d @them".formatted(one.number())));
      }
      if (one.shared() && rotated == null) {
        gaps.add(
            new Passage.Gap(
                "The shared credentials of %s were never rotated".formatted(one.name()),
                answers,
                "/launch access rotated %d".formatted(one.number())));
      }
    }
    return new Passage(Passage.Chapter.ACCESS, "", String.join("\n", lines), few(gaps, launch));
  }

  private static String accounts(
      AccessSystem one, AccessSystem.@Nullable Rotated rotated, Launch launch) {
    if (!one.shared()) {
      return "personal accounts";
    }
    return rotated == null
        ? "shared credentials, never rotated"
        : "shared credentials, rotated %s"
            .formatted(rotated.at().atZone(launch.zone()).toLocalDate());
  }

  private static Passage contacts(
      List<Contact> contacts, Launch launch, Function<String, String> name) {
    List<String> lines = new ArrayList<>();
    for (Contact one : contacts) {
      List<String> ways = new ArrayList<>();
      if (one.person() != null) {
        ways.add(name.apply(one.person()) + " in Slack");
      }
      if (one.phone() != null) {
        ways.add(Markdown.plain(one.phone()));
      }
      if (one.mail() != null) {
        ways.add(Markdown.plain(one.mail()));
      }
      if (one.hours() != null) {
        ways.add(Markdown.plain(one.hours()));
      }
      lines.add(
          "%d. **%s**, for %s: %s"
              .formatted(
                  one.place(),
                  Markdown.plain(one.name()),
                  Markdown.plain(one.purpose()),
                  String.join(", ", ways)));
    }
    return new Passage(
        Passage.Chapter.CONTACTS,
        "",
        String.join("\n", lines),
        contacts.isEmpty()
            ? List.of(
                new Passage.Gap(
                    "No emergency contact is listed", launch.lead(), "/launch contacts add"))
            : List.of());
  }

  private static String holder(AccessSystem.Holder one, Function<String, String> name) {
    return "%s (%s%s)"
        .formatted(
            one.slack() ? name.apply(one.who()) : Markdown.plain(one.who()),
            Markdown.plain(one.level()),
            one.leftAt() == null ? "" : ", left");
  }

  private static List<Passage.Gap> few(List<Passage.Gap> gaps, Launch launch) {
    if (gaps.size() <= MOST_GAPS) {
      return gaps;
    }
    List<Passage.Gap> few = new ArrayList<>(gaps.subList(0, MOST_GAPS));
    few.add(
        new Passage.Gap(
            "and %d more of these".formatted(gaps.size() - MOST_GAPS),
            launch.lead(),
            "/launch env"));
    return few;
  }
}
