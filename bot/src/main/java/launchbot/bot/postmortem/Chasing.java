package launchbot.bot.postmortem;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.jobs.timer.Firing;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.launch.Settings;
import launchbot.launch.SettingsStore;
import launchbot.launch.WorkingDays;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.nudge.NudgeStore;
import launchbot.outbox.Message;
import launchbot.postmortem.Postmortem;
import launchbot.postmortem.PostmortemStore;
import launchbot.postmortem.Reminding;
import launchbot.postmortem.Waiting;
import launchbot.timer.TimerKind;
import launchbot.timer.TimerStore;

/** Reminds whoever writes a postmortem, in working hours, three times at most; then it ends. */
final class Chasing implements Firing {

  @Override
  public List<? extends TimerKind> kinds() {
    return List.of(Waiting.values());
  }

  @Override
  public void fire(Tx tx, TimerStore.Due due) {
    Optional<Postmortem> found = PostmortemStore.find(tx.sql(), due.subject());
    Optional<Launch> launch = found.flatMap(one -> LaunchStore.lock(tx, one.launch()));
    Optional<Incident> incident =
        found.flatMap(one -> IncidentStore.find(tx.sql(), one.incident()));
    Optional<Postmortem> held = found.flatMap(one -> PostmortemStore.lock(tx, one.id()));
    if (launch.isPresent() && incident.isPresent() && held.isPresent()) {
      chase(tx, launch.get(), incident.get(), held.get());
    }
  }

  private static void chase(Tx tx, Launch launch, Incident incident, Postmortem postmortem) {
    Instant now = tx.cause().at();
    Settings settings = SettingsStore.of(tx.sql(), launch.id());
    WorkingDays days = settings.workingDays(launch.zone());
    Reminding.Step step = Reminding.now(postmortem, days, now);
    if (step == Reminding.Step.LATER) {
      Instant morning = Reminding.morning(days, settings.morning(), now);
      TimerStore.set(tx, Waiting.REMIND, postmortem.id(), morning);
      tx.record(
          new Change(
              "put off",
              postmortem.subject(),
              List.of(new Change.Field("reminder", now.toString(), morning.toString())),
              null));
    } else if (step != Reminding.Step.NOTHING) {
      boolean owner = step == Reminding.Step.OWNER && !Beginning.gone(tx, postmortem.owner());
      String recipient = owner ? postmortem.owner() : launch.lead();
      if (!NudgeStore.off(tx.sql(), recipient)) {
        tell(tx, launch, incident, postmortem, step, recipient);
      }
      Postmortem told =
          PostmortemStore.save(
              tx,
              postmortem.remindedAgain(),
              new Change(
                  "reminded",
                  postmortem.subject(),
                  List.of(new Change.Field("person", null, recipient)),
                  null));
      Reminding.next(told, days, settings.morning())
          .ifPresent(at -> TimerStore.set(tx, Waiting.REMIND, told.id(), at));
    }
  }

  private static void tell(
      Tx tx,
      Launch launch,
      Incident incident,
      Postmortem postmortem,
      Reminding.Step step,
      String recipient) {
    LocalDate today = tx.cause().at().atZone(launch.zone()).toLocalDate();
    String name = PostmortemView.name(launch, incident);
    boolean late = postmortem.due().isBefore(today);
    String skip =
        "`/incident postmortem skip %d because …` in that channel ends this."
            .formatted(incident.number());
    String text =
        step == Reminding.Step.LEAD
            ? "The postmortem of %s was due on %s and is not published. %s was reminded three times; I ask nobody any more."
                .formatted(
                    name, Mrkdwn.day(postmortem.due(), today), Mrkdwn.user(postmortem.owner()))
            : late
                ? "The postmortem of %s was due on %s. %s"
                    .formatted(name, Mrkdwn.day(postmortem.due(), today), skip)
                : "The postmortem of %s is due today. %s".formatted(name, skip);
    var card =
        new Card(
            text,
            List.of(
                Blocks.section(text),
                Blocks.actions(List.of(PostmortemButtons.of("Open", incident, "show")))));
    tx.say(new Message.Post(recipient, null, text, card.blocksJson(), Message.Urgency.NUDGE));
  }
}
