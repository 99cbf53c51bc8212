package launchbot.bot.incident;

import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.slack.Visit;
import launchbot.incident.Handling;
import launchbot.incident.IncidentSettings;
import launchbot.incident.IncidentSettingsStore;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import org.jspecify.annotations.Nullable;

/** How a launch handles incidents: shown, typed, filled in. */
final class SettingDesk implements Modal {
  private final Ledger ledger;

  SettingDesk(Ledger ledger) {
    this.ledger = ledger;
  }

  List<Topic> topics() {
    return List.of(
        Topic.of(
                "settings",
                "[channel #incidents | opens critical | auto-resolve off | rooms on]",
                "where threads open, which alarms open them, rooms",
                this::answer)
            .offeredAs("Settings"));
  }

  @Override
  public String callbackId() {
    return SettingView.CALLBACK;
  }

  private Reply answer(Ask ask) {
    Visit visit = ask.visit();
    if (ask.words().isEmpty()) {
      return LaunchDesk.read(
          ledger,
          visit,
          (sql, launch) ->
              SettingView.form(
                  visit, launch, IncidentSettingsStore.of(sql, launch.id()), may(visit, launch)));
    }
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, launch) ->
            SettingWords.read(
                    ask.words(), IncidentSettingsStore.of(tx.sql(), launch.id()), visit.channel())
                .map(next -> set(tx, visit, launch, next))
                .orElseGet(
                    () -> new Reply.Refusal("Type one of these: " + SettingWords.KNOWN + ".")));
  }

  private static boolean may(Visit visit, Launch launch) {
    return Permissions.check(Roles.of(visit, launch), Verb.SET_INCIDENTS).isEmpty();
  }

  private static Reply set(Tx tx, Visit visit, Launch launch, IncidentSettings next) {
    Optional<String> no = Permissions.check(Roles.of(visit, launch), Verb.SET_INCIDENTS);
    if (no.isPresent()) {
      return new Reply.Refusal(no.get());
    }
    LaunchStore.lock(tx, launch.id());
    String channel = next.channel();
    Optional<Launch> theirs =
        channel == null ? Optional.empty() : LaunchStore.ofChannel(tx.sql(), channel);
    if (channel != null && theirs.filter(one -> one.id() != launch.id()).isPresent()) {
      return new Reply.Refusal(
          "%s belongs to another launch, and what is typed there is about that one. Name another channel."
              .formatted(Mrkdwn.channel(channel)));
    }
    IncidentSettings wanted =
        channel != null && channel.equals(launch.channel()) ? next.in(null) : next;
    IncidentSettings before = IncidentSettingsStore.of(tx.sql(), launch.id());
    return switch (Handling.set(launch.id(), before, wanted)) {
      case Verdict.Refused<IncidentSettings>(String why) -> new Reply.Refusal(why);
      case Verdict.Moved<IncidentSettings>(IncidentSettings saved, Change change) -> {
        IncidentSettingsStore.save(tx, launch.id(), saved, change);
        yield new Reply.Private(Card.of(SettingView.words("Saved.", launch, saved)));
      }
    };
  }

  @Override
  public Submitted submit(Submission form) {
    Visit visit = form.visit();
    @Nullable String channel = form.value(SettingView.CHANNEL);
    if (channel != null && !channel.matches("[CG][A-Z0-9]{2,30}")) {
      return Submitted.error(SettingView.CHANNEL, "Choose a channel.");
    }
    Optional<IncidentSettings.Opens> opens =
        IncidentSettings.Opens.parse(String.valueOf(form.value(SettingView.OPENS)));
    if (opens.isEmpty()) {
      return Submitted.error(SettingView.OPENS, "Choose one.");
    }
    var next =
        new IncidentSettings(
            channel,
            opens.get(),
            form.choices(SettingView.MORE).contains(SettingView.AUTO_RESOLVE),
            form.choices(SettingView.MORE).contains(SettingView.ROOMS));
    return Submitted.of(
        LaunchDesk.write(ledger, visit, (tx, launch) -> set(tx, visit, launch, next)),
        SettingView.CHANNEL);
  }
}
