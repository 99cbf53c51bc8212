package launchbot.bot.rollbackplan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import launchbot.people.Person;
import launchbot.people.PersonStore;
import launchbot.rollbackplan.PlanText;
import org.jooq.DSLContext;

/**
 * Who is meant by a name that was written: the whole one, or its first part where that is enough.
 */
final class PlanNames {
  private PlanNames() {}

  static PlanText.Names of(DSLContext sql) {
    List<Person> people = PersonStore.everybody(sql);
    return name -> {
      String wanted = name.strip().toLowerCase(Locale.ROOT);
      List<Person> whole =
          people.stream().filter(one -> one.name().equalsIgnoreCase(name.strip())).toList();
      List<Person> meant =
          whole.isEmpty()
              ? people.stream()
                  .filter(one -> !one.deactivated())
                  .filter(one ->
                      one.name().toLowerCase(Locale.ROOT).startsWith(wanted + " ")
                          || one.name().replace(" ", ".").equalsIgnoreCase(wanted))
                  .toList()
              : whole;
      return meant.size() == 1 ? Optional.of(meant.getFirst().id()) : Optional.empty();
    };
  }
}
