package launchbot.bot.inventory;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.launch.Passage;
import launchbot.bot.launch.Todo;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Files;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.People;
import launchbot.bot.slack.Permalinks;
import launchbot.bot.slack.SlackListener;
import launchbot.inventory.Access;
import launchbot.inventory.AccessStore;
import launchbot.inventory.AccessSystem;
import launchbot.inventory.Inventory;
import launchbot.inventory.Variable;
import launchbot.inventory.VariableStore;
import launchbot.jobs.timer.Firing;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.triage.Severity;
import org.jooq.DSLContext;

/** What a team must know of its own: variables, accounts, contacts. */
public final class InventoryFeature implements Feature {
  private final InstantSource clock;
  private final EnvDesk variables;
  private final AccessDesk access;
  private final ContactDesk contacts;
  private final List<Modal> modals;
  private final Leaving leaving;

  public InventoryFeature(
      Ledger ledger, People people, Files files, Permalinks links, InstantSource clock) {
    var spilled = new Spilled(links);
    this.clock = clock;
    this.variables = new EnvDesk(ledger, people, spilled);
    this.access = new AccessDesk(ledger, people, spilled);
    this.contacts = new ContactDesk(ledger, people, spilled);
    this.leaving = new Leaving(ledger);
    this.modals =
        List.of(
            new AddModal(variables, spilled, files),
            new SystemModal(access),
            new ContactModal(contacts));
  }

  @Override
  public List<Topic> topics() {
    return List.of(
        Topic.of(
                "env",
                "[staging] [add NAME… in Fly.io | own NAME @ada | check NAME | where | remove |"
                    + " export]",
                "environment variables by name: where set, whose, checked when; never values",
                variables::answer)
            .offeredAs("Variables"),
        Topic.of(
                "access",
                "[add | give 3 @ada admin | take 3 @ada | rotate 3 by friday | rotated 3]",
                "systems, who holds access, when shared credentials are changed",
                access::answer)
            .offeredAs("Access"),
        Topic.of(
                "contacts",
                "[add | edit 2 | move 2 1 | remove 2]",
                "whom to call when something outside fails",
                contacts::answer)
            .offeredAs("Contacts"));
  }

  @Override
  public List<Modal> modals() {
    return modals;
  }

  @Override
  public List<Firing> firings() {
    return List.of(new Rotating());
  }

  @Override
  public List<SlackListener> slackListeners() {
    return List.of(leaving);
  }

  @Override
  public List<Passage> handover(DSLContext sql, Launch launch, Instant now) {
    return Handing.passages(sql, launch, now);
  }

  @Override
  public List<Todo> todos(DSLContext sql, Launch launch, LocalDate today) {
    List<Todo> todos = new ArrayList<>();
    List<Variable> all = VariableStore.ofLaunch(sql, launch.id());
    long unowned = all.stream().filter(one -> one.owner() == null).count();
    if (unowned > 0) {
      todos.add(
          new Todo(
              launch.lead(),
              Severity.MEDIUM.rank(),
              unowned == 1
                  ? "Name an owner of one environment variable"
                  : "Name owners of %d environment variables".formatted(unowned),
              null,
              LaunchCommand.button("Open", "env", "")));
    }
    Instant now = clock.instant();
    all.stream()
        .filter(one -> one.checked() != null && Inventory.unchecked(one, now))
        .map(Variable::owner)
        .filter(owner -> owner != null)
        .distinct()
        .forEach(owner ->
            todos.add(
                new Todo(
                    owner,
                    Severity.MEDIUM.rank(),
                    "Check your environment variables again: it is more than 90 days ago",
                    null,
                    LaunchCommand.button("Open", "env", ""))));
    for (AccessSystem system : AccessStore.ofLaunch(sql, launch.id())) {
      todos.addAll(of(system, launch));
    }
    return todos;
  }

  private static List<Todo> of(AccessSystem system, Launch launch) {
    List<Todo> todos = new ArrayList<>();
    String name = Mrkdwn.plain(system.name());
    if (system.rotateOn() != null) {
      todos.add(
          new Todo(
              Access.answers(system, launch.lead()),
              Severity.MEDIUM.rank(),
              "Change the shared credentials of " + name,
              system.rotateOn(),
              LaunchCommand.button("Open", "access", "")));
    }
    if (system.holders().stream().anyMatch(one -> one.leftAt() != null)) {
      todos.add(
          new Todo(
              launch.lead(),
              Severity.HIGH.rank(),
              "Take away the access to %s of somebody who left".formatted(name),
              null,
              LaunchCommand.button("Open", "access", "")));
    }
    return todos;
  }
}
