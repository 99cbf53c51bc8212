package launchbot.bot.doctor;

import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import launchbot.bot.check.Finding;
import launchbot.bot.check.SlackCheck;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.People;
import launchbot.bot.slack.SlackConnection;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.triage.OwnerStore;

/** What Slack has to say: the token and its scopes, our clock, channels, accounts. */
final class SlackLooks {
  /** As many of a kind are asked about at once. */
  private static final int MOST = 50;

  private static final String SCOPE = "scope ";
  private static final String INVITE = " Type `/invite @launchbot` there.";

  private final Ledger ledger;
  private final SlackConnection slack;
  private final People people;
  private final InstantSource clock;

  SlackLooks(Ledger ledger, SlackConnection slack, People people, InstantSource clock) {
    this.ledger = ledger;
    this.slack = slack;
    this.people = people;
    this.clock = clock;
  }

  /** Token, scopes and clock, with one call. */
  List<Finding> connection(String workspace) {
    List<Finding> all =
        SlackCheck.running(slack.client(workspace), clock).stream()
            .map(one ->
                new Finding(one.mark(), Mrkdwn.escape(one.what()), Mrkdwn.escape(one.words())))
            .toList();
    List<Finding> scopes = all.stream().filter(one -> one.what().startsWith(SCOPE)).toList();
    List<Finding> findings =
        new ArrayList<>(all.stream().filter(one -> !one.what().startsWith(SCOPE)).toList());
    findings.addAll(shortened("Scopes", "all that I need are granted.", scopes));
    return findings;
  }

  /** Whether I can talk where launches live. */
  List<Finding> channels(String workspace) {
    List<Launch> launches = ledger.read(workspace, LaunchStore::open);
    return launches.isEmpty()
        ? List.of(Finding.note("Channels", "no launch lives in any channel yet."))
        : shortened(
            "Channels",
            "where launches live, I am.",
            together(
                launches.stream()
                    .limit(MOST)
                    .<Supplier<Finding>>map(launch -> () -> channel(workspace, launch))
                    .toList()));
  }

  /** Whether everybody who is to do something still has an account. */
  List<Finding> people(String workspace) {
    Map<String, List<String>> duties = new TreeMap<>();
    ledger.read(
        workspace,
        sql -> {
          OwnerStore.open(sql)
              .forEach((owner, open) ->
                  duty(
                      duties,
                      owner,
                      open == 1 ? "has an open entry" : "has %d open entries".formatted(open)));
          for (Launch launch : LaunchStore.open(sql)) {
            LaunchStore.roles(sql, launch.id())
                .forEach((role, holders) ->
                    holders.forEach(holder ->
                        duty(
                            duties,
                            holder,
                            "is %s of %s"
                                .formatted(role.key(), Mrkdwn.channel(launch.channel())))));
          }
          return duties;
        });
    return duties.isEmpty()
        ? List.of(Finding.note("People", "nobody has anything to do yet."))
        : shortened(
            "People",
            "whoever has something to do has an account.",
            together(
                duties.entrySet().stream()
                    .limit(MOST)
                    .<Supplier<Finding>>map(
                        one -> () -> person(workspace, one.getKey(), one.getValue()))
                    .toList()));
  }

  private static void duty(Map<String, List<String>> duties, String person, String what) {
    duties.computeIfAbsent(person, _ -> new ArrayList<>()).add(what);
  }

  private Finding person(String workspace, String id, List<String> duties) {
    String who = Mrkdwn.user(id);
    return people.find(workspace, id, clock.instant()).deactivated()
        ? Finding.fault(
            who,
            "is deactivated in Slack, but %s. Give it to somebody else: `/triage list %s`, then `/triage assign`; for roles `/launch role`."
                .formatted(String.join(", ", duties), who))
        : Finding.fine(who, "is there.");
  }

  private Finding channel(String workspace, Launch launch) {
    String where = Mrkdwn.channel(launch.channel());
    try {
      var answer = slack.client(workspace).conversationsInfo(r -> r.channel(launch.channel()));
      if (!answer.isOk()) {
        return Finding.fault(where, refused(String.valueOf(answer.getError())));
      }
      var channel = answer.getChannel();
      if (channel.isArchived()) {
        return Finding.fault(where, refused("is_archived"));
      }
      return channel.isMember()
          ? Finding.fine(where, "I am in it.")
          : Finding.fault(where, refused("not_in_channel"));
    } catch (IOException | SlackApiException e) {
      return Finding.fault(where, "unknown: Slack cannot be reached.");
    }
  }

  private static String refused(String error) {
    return switch (error) {
      case "is_archived" ->
          "is archived, so nothing can be said about its launch. Unarchive it in Slack, or start"
              + " the launch in another channel.";
      case "not_in_channel" -> "I am not in it, so I hear nobody in its threads." + INVITE;
      case "channel_not_found" ->
          "I cannot see it: it was deleted, or is private and I am not in it." + INVITE;
      case "missing_scope" ->
          "unknown: the scope `channels:read` (`groups:read` for private ones) is missing.";
      default -> "unknown: Slack answers `%s`.".formatted(Mrkdwn.escape(error));
    };
  }

  /** All at once, in their order. */
  private static List<Finding> together(List<Supplier<Finding>> looks) {
    return looks.stream()
        .map(look -> CompletableFuture.supplyAsync(look, Doctor.ASKING))
        .toList() // all are asked before the first is waited for
        .stream()
        .map(CompletableFuture::join)
        .toList();
  }

  /** What is fine needs no line each. */
  private static List<Finding> shortened(String what, String allFine, List<Finding> findings) {
    List<Finding> others =
        findings.stream().filter(one -> one.mark() != Finding.Mark.FINE).toList();
    return others.isEmpty() && !findings.isEmpty() ? List.of(Finding.fine(what, allFine)) : others;
  }
}
