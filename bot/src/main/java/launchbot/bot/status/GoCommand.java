package launchbot.bot.status;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Press;
import launchbot.bot.slack.Reasons;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.decision.GoCall;
import launchbot.decision.GoCallStore;
import launchbot.decision.GoCalls;
import launchbot.launch.Launch;
import launchbot.launch.LaunchRole;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Role;
import launchbot.people.Verb;
import launchbot.readiness.Readiness;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** {@code /launch go}, its words and its buttons. */
final class GoCommand implements Buttons {
  private static final String PREFIX = "go_";
  private static final String WHICH = "Which launch do you mean?";

  private final GoDesk desk;

  GoCommand(GoDesk desk) {
    this.desk = desk;
  }

  /** What is typed behind {@code /launch go}. Nothing is asked or said by mere accident. */
  Reply typed(Ask ask) {
    Visit visit = ask.visit();
    Words words = ask.words();
    String verb =
        !words.isEmpty() && words.get(0) instanceof Word.Text(String text)
            ? text.toLowerCase(Locale.ROOT)
            : "";
    Words rest = words.isEmpty() ? words : words.from(1);
    String reason = Reasons.of(rest);
    if (words.isEmpty()) {
      return Here.read(
          desk.ledger(), visit, WHICH, "go_show", (sql, launch) -> shown(sql, visit, launch));
    }
    return switch (verb) {
      case "ask" -> there(visit, id -> asked(desk.ask(visit, id, reason)));
      case "yes" -> open(visit, call -> vote(visit, call.id(), true, reason));
      case "no" -> open(visit, call -> vote(visit, call.id(), false, reason));
      case "withdraw" -> open(visit, call -> withdraw(visit, call.id()));
      case "override" -> open(visit, call -> confirm(visit, call, reason));
      default ->
          new Reply.Refusal(
              "Type `/launch go` to see whether you may. Then `go ask` asks the approvers, who type"
                  + " `go yes` or `go no because …`; the lead may `go withdraw`, or `go override"
                  + " because …`.");
    };
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public Reply press(Press press) {
    Visit visit = press.visit();
    String[] action = press.action().substring(PREFIX.length()).split(":", 2);
    String value = press.value();
    return switch (action[0]) {
      case "show" ->
          Here.chosen(
              desk.ledger(), visit, Numbers.of(value), (sql, launch) -> shown(sql, visit, launch));
      case "ask" -> askOrForm(visit, Numbers.of(value));
      case "yes" -> vote(visit, Numbers.of(value), true, null);
      case "no" -> new Reply.Open(GoModal.no(visit.channel(), Numbers.of(value)), GoModal.TYPE_NO);
      case "over" ->
          new Reply.Open(
              GoModal.override(visit.channel(), Numbers.of(value)), GoModal.TYPE_OVERRIDE);
      case "override" -> override(visit, Numbers.of(action.length < 2 ? "" : action[1]), value);
      case "withdraw" -> withdraw(visit, Numbers.of(value));
      default -> throw new Garbled("no button of ours");
    };
  }

  private Reply shown(DSLContext sql, Visit visit, Launch launch) {
    Optional<GoCall> call =
        GoCallStore.newest(sql, launch.id())
            .filter(c -> c.state() == GoCall.State.OPEN && !c.expiredBy(visit.at()));
    Situation situation = desk.situations().of(sql, launch, visit.at());
    if (call.isPresent()) {
      boolean lead = Roles.of(visit, launch) == Role.LEAD;
      return new Reply.Replace(GoView.card(launch, call.get(), situation.facts(), lead));
    }
    List<String> approvers =
        LaunchStore.roles(sql, launch.id()).getOrDefault(LaunchRole.APPROVER, List.of());
    return new Reply.Replace(GoView.before(situation, approvers));
  }

  /** Where a reason is needed the form asks for it. */
  private Reply askOrForm(Visit visit, long id) {
    Reply form =
        Here.chosen(
            desk.ledger(),
            visit,
            id,
            (sql, launch) -> {
              Optional<String> no =
                  Permissions.check(GoDesk.who(visit, launch).role(), Verb.CALL_GO);
              if (no.isPresent()) {
                return new Reply.Refusal(no.get());
              }
              boolean stops =
                  desk.situations().readiness(sql, launch, visit.at()).call()
                      == Readiness.Call.NO_GO;
              return stops
                  ? new Reply.Open(GoModal.ask(visit.channel(), id), GoModal.TYPE_ASK)
                  : new Reply.Nothing();
            });
    return form instanceof Reply.Nothing ? asked(desk.ask(visit, id, null)) : form;
  }

  private Reply there(Visit visit, LongFunction<Reply> then) {
    return Here.then(desk.ledger(), visit, WHICH, "go_show", then);
  }

  private interface About {
    Reply of(GoCall call);
  }

  /** About the question that is open where this is typed. */
  private Reply open(Visit visit, About about) {
    return there(
        visit,
        id ->
            desk.ledger()
                .read(visit.workspace(), sql -> GoCallStore.newest(sql, id))
                .map(about::of)
                .orElseGet(() ->
                    new Reply.Refusal("Nothing is asked here. `/launch go` shows how to ask.")));
  }

  Reply vote(Visit visit, long call, boolean go, @Nullable String reason) {
    return said(
        desk.change(visit, call, (c, who) -> GoCalls.vote(c, go, reason, who, visit.at())),
        go ? "You said *go*." : "You said *no-go*.");
  }

  private Reply withdraw(Visit visit, long call) {
    return said(
        desk.change(visit, call, (c, who) -> GoCalls.withdraw(c, who, visit.at())),
        "The question is taken back. Nothing is decided.");
  }

  Reply override(Visit visit, long call, String reason) {
    return said(
        desk.change(visit, call, (c, who) -> GoCalls.override(c, reason, who, visit.at())),
        "It is decided: *GO*, on your word.");
  }

  /** What is typed is asked back once: it cannot be undone. */
  private Reply confirm(Visit visit, GoCall call, @Nullable String reason) {
    return Here.chosen(
        desk.ledger(),
        visit,
        call.launch(),
        (_, launch) ->
            GoCalls.override(call, reason, GoDesk.who(visit, launch), visit.at())
                    instanceof Verdict.Refused<GoCall>(String why)
                ? new Reply.Refusal(why)
                : new Reply.Private(GoView.confirm(call, reason == null ? "" : reason)));
  }

  static Reply asked(GoDesk.Outcome outcome) {
    return switch (outcome) {
      case GoDesk.Refused(String why) -> new Reply.Refusal(why);
      case GoDesk.Done(Launch launch, GoCall call) ->
          new Reply.Private(
              Card.of(
                  "The question is on its way to %s and to %d %s. It is open for a day."
                      .formatted(
                          Mrkdwn.channel(launch.channel()),
                          call.approvers().size(),
                          call.approvers().size() == 1 ? "approver" : "approvers")));
    };
  }

  private static Reply said(GoDesk.Outcome outcome, String words) {
    return switch (outcome) {
      case GoDesk.Refused(String why) -> new Reply.Refusal(why);
      case GoDesk.Done(Launch launch, GoCall call) ->
          new Reply.Private(
              Card.of(
                  call.state() == GoCall.State.OPEN
                      ? words + " %d still to answer.".formatted(call.waitingFor().size())
                      : words + " %s hears of it.".formatted(Mrkdwn.channel(launch.channel()))));
    };
  }
}
