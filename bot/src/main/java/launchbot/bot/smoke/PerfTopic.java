package launchbot.bot.smoke;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import launchbot.bot.launch.Kept;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.probe.ProbeCommand;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.jobs.fetch.Targets;
import launchbot.jobs.smoke.PerfCheck;
import launchbot.ledger.Ledger;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.probe.Kind;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.RouteSpeed;
import launchbot.probe.RouteSpeedStore;
import launchbot.probe.Spec;

/** {@code /probe perf}: routes to measure, what they took, and what counts as good. */
final class PerfTopic implements Modal {
  private static final String CALLBACK = "probe_perf";
  private static final String TARGET = "perf_target";
  private static final String ROUTES = "perf_routes";
  private static final String HEADERS = "perf_headers";

  private final Ledger ledger;
  private final Keeping keeping;

  PerfTopic(Ledger ledger, Keeping keeping) {
    this.ledger = ledger;
    this.keeping = keeping;
  }

  Reply answer(Ask ask) {
    Words words = ask.words();
    Visit visit = ask.visit();
    if (words.isEmpty()) {
      return LaunchDesk.read(
          ledger,
          visit,
          (_, launch) ->
              Permissions.check(Roles.of(visit, launch), Verb.WATCH)
                  .<Reply>map(Reply.Refusal::new)
                  .orElseGet(() -> form(visit.channel())));
    }
    var number = Numbers.small(words, 0);
    boolean accept =
        words.size() == 2 && words.get(1) instanceof Word.Text word && word.is("accept");
    if (number.isEmpty() || (words.size() > 1 && !accept)) {
      return new Reply.Refusal(
          "Type `/probe perf` to measure routes, `/probe perf 3` for what those of #3 took, or"
              + " `/probe perf 3 accept` to take that as the new baseline.");
    }
    return accept ? accept(visit, number.getAsInt()) : show(visit, number.getAsInt());
  }

  private Reply show(Visit visit, int number) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) ->
            ProbeStore.find(sql, launch.id(), number)
                .filter(probe -> probe.kind() == Kind.PERF)
                .<Reply>map(
                    probe -> new Reply.Private(card(probe, RouteSpeedStore.of(sql, probe.id()))))
                .orElseGet(() -> none(number)));
  }

  private Reply accept(Visit visit, int number) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, launch) -> {
          Optional<String> refusal = Permissions.check(Roles.of(visit, launch), Verb.WATCH);
          if (refusal.isPresent()) {
            return new Reply.Refusal(refusal.get());
          }
          Optional<Probe> probe =
              ProbeStore.find(tx.sql(), launch.id(), number).filter(one -> one.kind() == Kind.PERF);
          if (probe.isEmpty()) {
            return none(number);
          }
          int routes = RouteSpeedStore.take(tx, probe.get().id(), true);
          return routes == 0
              ? new Reply.Refusal(
                  "#%1$d has measured nothing yet: `/probe run %1$d` begins.".formatted(number))
              : new Reply.Private(
                  Card.of(
                      "What the last run of *#%d* measured is its baseline now, for %d routes."
                          .formatted(number, routes)));
        });
  }

  private static Reply none(int number) {
    return new Reply.Refusal(
        "There is no perf probe #%d: `/probe list` has the numbers.".formatted(number));
  }

  private static Card card(Probe probe, List<RouteSpeed> baselines) {
    String headline = "*#%d* %s".formatted(probe.number(), Mrkdwn.plain(probe.name()));
    if (baselines.isEmpty()) {
      return Card.of(headline + ": nothing is measured yet.");
    }
    List<String> lines = new ArrayList<>();
    lines.add(headline + ": 95 of 100 requests took at most");
    baselines.forEach(each -> {
      Duration p95 = each.p95();
      lines.add(
          "• %s: %d ms%s"
              .formatted(
                  Mrkdwn.plain(each.route()),
                  each.last().toMillis(),
                  p95 == null ? ", no baseline yet" : ", baseline " + p95.toMillis() + " ms"));
    });
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    blocks.add(
        Blocks.actions(
            List.of(
                ProbeCommand.button(
                    "Take it as the baseline", "perf", probe.number() + " accept"))));
    return new Card(headline, blocks);
  }

  private static Reply form(String channel) {
    return new Reply.Open(
        view(channel),
        new Card(
            "Slack opens forms from buttons only here.",
            List.of(
                Blocks.section("Slack opens forms from buttons only here:"),
                Blocks.actions(List.of(ProbeCommand.button("Open the form", "perf", ""))))));
  }

  static View view(String channel) {
    return Forms.modal(
        CALLBACK,
        "Measure routes",
        "Save",
        Kept.in(channel).json(),
        List.of(
            Forms.input(
                TARGET,
                "Site",
                null,
                false,
                Forms.text(null, "https://app.example.com", 500, false)),
            Forms.input(
                ROUTES,
                "Routes, one to a line",
                "Up to ten; each is asked 20 times a day, two at once",
                false,
                Forms.text(null, "GET /api/orders", 3_000, true)),
            Forms.input(
                HEADERS,
                "Headers, one to a line",
                "Secrets are written ${secret.name}",
                true,
                Forms.text(null, "Authorization: Bearer ${secret.token}", 1_000, true))));
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission submission) {
    String typed = submission.value(TARGET);
    return switch (Targets.url(typed == null ? "" : typed)) {
      case Targets.Refused(String why) -> Submitted.of(new Reply.Refusal(why), TARGET);
      case Targets.Url url -> {
        String routes = submission.value(ROUTES);
        String headers = submission.value(HEADERS);
        var options =
            Map.of(
                PerfCheck.ROUTES,
                routes == null ? "" : routes,
                PerfCheck.HEADERS,
                headers == null ? "" : headers);
        var spec = new Spec(Kind.PERF, url.text(), List.of(), options);
        yield Submitted.of(keeping.save(submission.visit(), spec, 0), ROUTES);
      }
    };
  }
}
