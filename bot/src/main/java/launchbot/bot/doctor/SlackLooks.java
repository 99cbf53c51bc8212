package launchbot.bot.doctor;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import launchbot.bot.check.ChannelCheck;
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
  private static final String ARCHIVED =
      "so nothing can be said about its launch. Unarchive it in Slack, or start the launch in"
          + " another channel.";

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
    return ChannelCheck.look(slack.client(workspace), launch.channel(), ARCHIVED);
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
