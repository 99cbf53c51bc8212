package launchbot.bot.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.people.Role;
import launchbot.probe.Kind;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.Probes;
import launchbot.probe.WatchStore;
import org.jooq.DSLContext;

/** Changing what is watched, whatever the entrance: load, decide by the rules, save, say. */
final class ProbeDesk {
  private final Ledger ledger;
  private final Looking looking;
  private final Leaving leaving;

  /** What the checks say of a probe before it is kept. */
  interface Looking {
    /** Why that cannot be looked at, in mrkdwn; empty where it can. */
    Optional<String> against(Probe.Draft draft);
  }

  ProbeDesk(Ledger ledger, Looking looking, Leaving leaving) {
    this.ledger = ledger;
    this.looking = looking;
    this.leaving = leaving;
  }

  /** A rule about one probe. */
  interface Rule {
    /**
     * @param standing the launch's, itself among them
     */
    Verdict<Probe> decide(Probe probe, List<Probe> standing, Role role);
  }

  /** Something about one probe is looked at. */
  interface Look {
    Reply at(DSLContext sql, Launch launch, Probe probe);
  }

  /** What somebody wants to be watched as well, by what is there. */
  interface Wish {
    Settings.Read of(List<Probe> standing);
  }

  Reply look(Visit visit, int number, Look look) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) ->
            ProbeStore.find(sql, launch.id(), number)
                .map(probe -> look.at(sql, launch, probe))
                .orElseGet(() -> none(number)));
  }

  /** Adds one, as it was typed in full. */
  Reply add(Visit visit, Wish wish) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, found) -> {
          Launch launch = locked(tx, found);
          List<Probe> standing = ProbeStore.ofLaunch(tx.sql(), launch.id());
          return switch (wish.of(standing)) {
            case Settings.Bad(String why) -> new Reply.Refusal(why);
            case Settings.Good(Probe.Draft draft) -> {
              Optional<String> objection = against(visit, launch, standing, draft);
              yield objection.isPresent()
                  ? new Reply.Refusal(objection.get())
                  : new Reply.Private(
                      saved(
                          tx, visit, launch, ProbeStore.add(tx, launch.id(), draft), added(draft)));
            }
          };
        });
  }

  /** Adds several that fit together: all of those that may be, or none where none may. */
  Reply addAll(Visit visit, List<Probe.Draft> drafts) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, found) -> {
          Launch launch = locked(tx, found);
          var added = new ArrayList<Probe>();
          var refused = new ArrayList<String>();
          for (Probe.Draft draft : drafts) {
            List<Probe> standing = ProbeStore.ofLaunch(tx.sql(), launch.id());
            Optional<String> objection = against(visit, launch, standing, draft);
            if (objection.isPresent()) {
              refused.add(draft.spec().kind().words() + ": " + objection.get());
            } else {
              added.add(ProbeStore.add(tx, launch.id(), draft));
            }
          }
          return added.isEmpty()
              ? new Reply.Refusal("Nothing was added.\n" + String.join("\n", refused))
              : new Reply.Replace(AddView.added(added, refused));
        });
  }

  /**
   * @param done says what was done, of the probe as it is now
   */
  Reply change(Visit visit, int number, String done, Rule rule) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, launch) ->
            locked(tx, launch, number)
                .map(probe -> settle(tx, visit, launch, probe, done, rule))
                .orElseGet(() -> none(number)));
  }

  Reply edit(Visit visit, int number, int seen, Rewrite rewrite) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, launch) -> {
          Optional<Probe> found = locked(tx, launch, number);
          if (found.isEmpty()) {
            return none(number);
          }
          Probe probe = found.get();
          if (seen != 0 && seen != probe.version()) {
            return new Reply.Refusal(
                "Somebody changed #%1$d while this form was open. Open it again, so that nothing of theirs is lost: `/probe edit %1$d`."
                    .formatted(number));
          }
          List<Probe> standing = ProbeStore.ofLaunch(tx.sql(), launch.id());
          return switch (rewrite.of(probe, standing)) {
            case Settings.Bad(String why) -> new Reply.Refusal(why);
            case Settings.Good(Probe.Draft draft) -> {
              Optional<String> objection = looking.against(draft);
              yield objection.isPresent()
                  ? new Reply.Refusal(objection.get())
                  : settle(
                      tx,
                      visit,
                      launch,
                      probe,
                      "Changed.",
                      (one, others, role) -> Probes.edit(one, draft, others, role));
            }
          };
        });
  }

  /** What becomes of a probe by what somebody typed. */
  interface Rewrite {
    Settings.Read of(Probe probe, List<Probe> standing);
  }

  Reply remove(Visit visit, int number) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, launch) -> {
          Optional<Probe> found = locked(tx, launch, number);
          if (found.isEmpty()) {
            return none(number);
          }
          return switch (Probes.remove(found.get(), Roles.of(visit, launch))) {
            case Verdict.Refused<Probe>(String why) -> new Reply.Refusal(why);
            case Verdict.Moved<Probe>(Probe probe, _) -> {
              leaving.remove(tx, probe, null);
              yield new Reply.Replace(AddView.removed(probe));
            }
          };
        });
  }

  Reply restore(Visit visit, int number) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, found) -> {
          Launch launch = locked(tx, found);
          List<Probe> standing = ProbeStore.ofLaunch(tx.sql(), launch.id());
          Optional<Probe> removed = ProbeStore.removed(tx.sql(), launch.id(), number);
          if (removed.isEmpty()) {
            return new Reply.Refusal(
                "There is no removed probe #%d in this launch: `/probe list` has those that look."
                    .formatted(number));
          }
          return switch (Probes.restore(removed.get(), standing, Roles.of(visit, launch))) {
            case Verdict.Refused<Probe>(String why) -> new Reply.Refusal(why);
            case Verdict.Moved<Probe>(Probe probe, Change change) ->
                new Reply.Replace(
                    saved(
                        tx,
                        visit,
                        launch,
                        ProbeStore.restore(tx, probe, change),
                        "It is back, with its history."));
          };
        });
  }

  private Optional<String> against(
      Visit visit, Launch launch, List<Probe> standing, Probe.Draft draft) {
    return Probes.add(standing, draft, Roles.of(visit, launch)).or(() -> looking.against(draft));
  }

  private static Reply settle(
      Tx tx, Visit visit, Launch launch, Probe probe, String done, Rule rule) {
    List<Probe> standing = ProbeStore.ofLaunch(tx.sql(), launch.id());
    return switch (rule.decide(probe, standing, Roles.of(visit, launch))) {
      case Verdict.Refused<Probe>(String why) -> new Reply.Refusal(why);
      case Verdict.Moved<Probe>(Probe next, Change change) ->
          new Reply.Private(saved(tx, visit, launch, ProbeStore.save(tx, next, change), done));
    };
  }

  private static Card saved(Tx tx, Visit visit, Launch launch, Probe probe, String done) {
    var stand = new Stand(probe, WatchStore.find(tx.sql(), probe.id()).orElse(null));
    return ProbeView.saved(launch, stand, done, visit.at());
  }

  /** Numbers have no doubles, nor has what is watched: whoever adds holds the launch. */
  private static Launch locked(Tx tx, Launch found) {
    return LaunchStore.lock(tx, found.id()).orElse(found);
  }

  private static Optional<Probe> locked(Tx tx, Launch launch, int number) {
    return ProbeStore.find(tx.sql(), launch.id(), number)
        .flatMap(probe -> ProbeStore.lock(tx, probe.id()));
  }

  private static String added(Probe.Draft draft) {
    return draft.spec().kind() == Kind.SECRET_SCAN || draft.spec().kind() == Kind.PERF
        ? "It is watched from now on; its first look takes some minutes."
        : "It is watched from now on; its first look comes at once.";
  }

  static Reply none(int number) {
    return new Reply.Refusal(
        "There is no probe #%d in this launch: `/probe list` has the numbers.".formatted(number));
  }
}
