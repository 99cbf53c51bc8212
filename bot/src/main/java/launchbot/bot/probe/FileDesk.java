package launchbot.bot.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Press;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.people.Permissions;
import launchbot.people.Role;
import launchbot.people.Verb;
import launchbot.probe.Probe;
import launchbot.probe.ProbeDiff;
import launchbot.probe.ProbeFile;
import launchbot.probe.ProbeFileStore;
import launchbot.probe.ProbeFileText;
import launchbot.probe.ProbeStore;
import org.jspecify.annotations.Nullable;

/** Probes as a file: its diff is shown, and that very diff is what is carried out. */
final class FileDesk implements Buttons {
  static final String APPLY = "probefile_apply";

  private final Ledger ledger;
  private final Objections objections;
  private final Leaving leaving;

  FileDesk(Ledger ledger, Objections objections, Leaving leaving) {
    this.ledger = ledger;
    this.objections = objections;
    this.leaving = leaving;
  }

  Reply apply(Ask ask) {
    Visit visit = ask.visit();
    if (!ask.words().isEmpty()) {
      return new Reply.Refusal("Type `/probe apply` alone: it opens a form that takes the file.");
    }
    return LaunchDesk.read(
        ledger,
        visit,
        (_, launch) -> {
          Optional<String> refusal = Permissions.check(Roles.of(visit, launch), Verb.WATCH);
          return refusal.isPresent()
              ? new Reply.Refusal(refusal.get())
              : new Reply.Open(
                  ConfigForm.view(visit.channel()),
                  new Card(
                      "Slack opens forms from buttons only here.",
                      List.of(
                          Blocks.section("Slack opens forms from buttons only here:"),
                          Blocks.actions(
                              List.of(ProbeCommand.button("Open the form", "apply", ""))))));
        });
  }

  Reply export(Ask ask) {
    Visit visit = ask.visit();
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, launch) -> {
          List<Probe> probes = ProbeStore.ofLaunch(tx.sql(), launch.id());
          if (!ask.words().isEmpty()) {
            return new Reply.Refusal("Type `/probe export` alone: it gives all of them.");
          }
          if (probes.isEmpty()) {
            return new Reply.Refusal(
                "Nothing is watched yet: `/probe add https://app.example.com` proposes what fits.");
          }
          tx.say(
              new Message.File(
                  visit.person().id(),
                  null,
                  "probes.yml",
                  ProbeFileText.of(probes),
                  "The probes of this launch. `/probe apply` takes the file back."));
          return new Reply.Private(
              Card.of("`probes.yml` is on its way to you, in a direct message."));
        });
  }

  /** What the file would change, kept until it is confirmed. */
  Reply show(Visit visit, String yaml) {
    return switch (ProbeFile.read(yaml)) {
      case ProbeFile.Bad(var problems) -> new Reply.Refusal(ConfigView.problems(problems));
      case ProbeFile.Good(var listed) ->
          LaunchDesk.keep(
              ledger, visit, (tx, launch) -> show(tx, visit, launch, yaml, listed, false));
    };
  }

  private Reply show(
      Tx tx, Visit visit, Launch launch, String yaml, List<ProbeFile.Listed> listed, boolean anew) {
    List<Probe> standing = ProbeStore.ofLaunch(tx.sql(), launch.id());
    ProbeDiff diff = ProbeDiff.of(standing, listed);
    List<String> against = against(diff, standing, Roles.of(visit, launch), visit);
    if (!against.isEmpty()) {
      return new Reply.Refusal(ConfigView.refused(against));
    }
    if (diff.isEmpty()) {
      return new Reply.Replace(
          Card.of("Nothing would change: all %d are as the file says.".formatted(diff.same())));
    }
    long id = ProbeFileStore.keep(tx, launch.id(), yaml, diff.fingerprint());
    return new Reply.Replace(ConfigView.diff(diff, id, anew));
  }

  private List<String> against(ProbeDiff diff, List<Probe> standing, Role role, Visit visit) {
    Optional<String> refusal = Permissions.check(role, Verb.WATCH);
    if (refusal.isPresent()) {
      return List.of(refusal.get());
    }
    List<String> all = new ArrayList<>(diff.objections(standing, role, visit.at()));
    diff.added().forEach(one -> said(all, one.draft()));
    diff.changed().forEach(one -> said(all, one.wanted()));
    return all;
  }

  private void said(List<String> all, Probe.Draft draft) {
    objections.against(draft).ifPresent(why -> all.add(draft.name() + ": " + why));
  }

  @Override
  public String prefix() {
    return "probefile_";
  }

  @Override
  public Reply press(Press press) {
    if (!press.action().equals(APPLY)) {
      throw new Garbled("no button of a file of probes");
    }
    Visit visit = press.visit();
    long id = Numbers.of(press.value());
    return ledger.<Reply>observe(visit.cause(), tx -> confirmed(tx, visit, id));
  }

  private Reply confirmed(Tx tx, Visit visit, long id) {
    Optional<ProbeFileStore.Waiting> found =
        ProbeFileStore.find(tx.sql(), id)
            .filter(waiting -> waiting.person().equals(visit.person().id()));
    if (found.isEmpty()) {
      return new Reply.Refusal(
          "That file was applied already, or its diff is older than a day: `/probe apply` takes it"
              + " again.");
    }
    ProbeFileStore.Waiting waiting = found.get();
    Launch launch = LaunchStore.lock(tx, waiting.launch()).orElseThrow();
    if (!(ProbeFile.read(waiting.source()) instanceof ProbeFile.Good(var listed))) {
      throw new IllegalStateException("a file that was read is read again");
    }
    ProbeFileStore.forget(tx, id);
    List<Probe> standing = ProbeStore.ofLaunch(tx.sql(), launch.id());
    ProbeDiff diff = ProbeDiff.of(standing, listed);
    boolean same = diff.fingerprint().equals(waiting.shown());
    if (!same || !against(diff, standing, Roles.of(visit, launch), visit).isEmpty()) {
      return show(tx, visit, launch, waiting.source(), listed, true);
    }
    carryOut(tx, launch, diff);
    return new Reply.Replace(ConfigView.applied(diff));
  }

  private void carryOut(Tx tx, Launch launch, ProbeDiff diff) {
    diff.removed().forEach(probe -> leaving.remove(tx, probe, "not in probes.yml"));
    for (ProbeDiff.Edit edit : diff.changed()) {
      if (!edit.wanted().equals(edit.probe().draft())) {
        save(tx, edit.probe(), edit.wanted(), edit.fields());
      }
    }
    diff.added().forEach(one -> ProbeStore.add(tx, launch.id(), one.draft()));
    diff.added().forEach(one -> parent(tx, launch, one.name(), one.parent()));
    diff.changed().forEach(one -> parent(tx, launch, one.probe().name(), one.parent()));
  }

  /** Once all of them are there: a parent may be one that the file brings. */
  private static void parent(Tx tx, Launch launch, String name, @Nullable String parent) {
    List<Probe> all = ProbeStore.ofLaunch(tx.sql(), launch.id());
    Probe probe = ProbeDiff.named(all, name).orElseThrow();
    Optional<Probe> above = parent == null ? Optional.empty() : ProbeDiff.named(all, parent);
    Probe.Draft wanted = probe.draft().under(above.map(Probe::id).orElse(null));
    if (!wanted.equals(probe.draft())) {
      save(tx, probe, wanted, List.of(new Change.Field("parent", null, parent)));
    }
  }

  private static void save(Tx tx, Probe probe, Probe.Draft wanted, List<Change.Field> fields) {
    ProbeStore.save(
        tx,
        probe.with(wanted),
        new Change("edited", ProbeStore.subject(probe), fields, "probes.yml"));
  }
}
