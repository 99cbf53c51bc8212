package launchbot.bot.smoke;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.probe.ProbeCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.jobs.probe.Checks;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.people.Role;
import launchbot.probe.Naming;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.Probes;
import launchbot.probe.Spec;

/** Keeps what a form of this room describes: a new probe, or another spec of one. */
final class Keeping {
  private final Ledger ledger;
  private final Supplier<Checks> checks;

  Keeping(Ledger ledger, Supplier<Checks> checks) {
    this.ledger = ledger;
    this.checks = checks;
  }

  /**
   * @param id of the probe; 0 for a new one
   */
  Reply save(Visit visit, Spec spec, long id) {
    List<String> mistakes =
        checks.get().of(spec.kind()).map(check -> check.mistakes(spec)).orElse(List.of());
    if (!mistakes.isEmpty()) {
      return new Reply.Refusal(String.join("\n", mistakes));
    }
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, found) -> {
          Launch launch = LaunchStore.lock(tx, found.id()).orElseThrow();
          Role role = Roles.of(visit, launch);
          return id == 0 ? add(tx, launch, spec, role) : edit(tx, launch, spec, id, role);
        });
  }

  private static Reply add(Tx tx, Launch launch, Spec spec, Role role) {
    List<Probe> standing = ProbeStore.ofLaunch(tx.sql(), launch.id());
    Probe.Draft draft = Probe.Draft.of(spec);
    draft = draft.named(Naming.free(draft.name(), standing.stream().map(Probe::name).toList()));
    Optional<String> refusal = Probes.add(standing, draft, role);
    return refusal.isPresent()
        ? new Reply.Refusal(refusal.get())
        : said(ProbeStore.add(tx, launch.id(), draft), "is watched from now on");
  }

  private static Reply edit(Tx tx, Launch launch, Spec spec, long id, Role role) {
    Optional<Probe> known = ProbeStore.lock(tx, id).filter(probe -> probe.launch() == launch.id());
    if (known.isEmpty()) {
      return new Reply.Refusal("That probe was removed: `/probe list` has those that there are.");
    }
    Probe.Draft was = known.get().draft();
    var draft =
        new Probe.Draft(was.name(), spec, was.pace(), was.severity(), was.partOf(), was.parent());
    List<Probe> standing = ProbeStore.ofLaunch(tx.sql(), launch.id());
    return switch (Probes.edit(known.get(), draft, standing, role)) {
      case Verdict.Refused<Probe>(String why) -> new Reply.Refusal(why);
      case Verdict.Moved<Probe>(Probe next, Change change) ->
          said(ProbeStore.save(tx, next, change), "is changed");
    };
  }

  private static Reply said(Probe probe, String what) {
    String number = String.valueOf(probe.number());
    String text = "*#%s* %s %s.".formatted(number, Mrkdwn.plain(probe.name()), what);
    return new Reply.Private(
        new Card(
            text,
            List.of(
                Blocks.section(text),
                Blocks.actions(
                    List.of(
                        ProbeCommand.button("Run now", "run", number),
                        ProbeCommand.button("Show", "show", number))))));
  }
}
