package launchbot.bot.prompt;

import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Buttons;
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
import launchbot.ledger.Verdict;
import launchbot.sprint.KnownBreak;
import launchbot.sprint.Prompt;
import launchbot.sprint.PromptStore;
import launchbot.sprint.Prompts;
import launchbot.triage.Draft;

/** The answers under the known breaks: {@code prompt_have:forms}, with the launch as value. */
final class PromptButtons implements Buttons {
  /** For lists that stand elsewhere than in the launch's channel. */
  static final String SHOW = PromptView.PREFIX + "show";

  private final Ledger ledger;
  private final Intake intake;

  PromptButtons(Ledger ledger, Intake intake) {
    this.ledger = ledger;
    this.intake = intake;
  }

  /** The form that adds an entry, prefilled. */
  interface Intake {
    Reply form(Visit visit, Draft draft);
  }

  @Override
  public String prefix() {
    return PromptView.PREFIX;
  }

  @Override
  public Reply press(Press press) {
    if (press.action().equals(SHOW)) {
      return show(press.visit(), Numbers.of(press.value()));
    }
    String[] parts = press.action().substring(PromptView.PREFIX.length()).split(":", 2);
    Prompt.Answer answer = Prompt.Answer.of(parts[0]).orElseThrow(PromptButtons::garbled);
    KnownBreak about =
        KnownBreak.of(parts.length < 2 ? "" : parts[1]).orElseThrow(PromptButtons::garbled);
    long launch = Numbers.of(press.value());
    Reply answered =
        ledger.<Reply>write(press.visit().cause(), tx -> answer(tx, press, launch, about, answer));
    return answer == Prompt.Answer.HAVE && !(answered instanceof Reply.Refusal)
        ? intake.form(press.visit(), Draft.of(about.title()).withTags(List.of(about.key())))
        : answered;
  }

  private static Reply answer(Tx tx, Press press, long id, KnownBreak about, Prompt.Answer answer) {
    Visit visit = press.visit();
    Optional<Launch> launch = LaunchStore.find(tx.sql(), id);
    Optional<Prompt> prompt = PromptStore.lock(tx, id, about);
    if (launch.isEmpty() || prompt.isEmpty()) {
      return new Reply.Refusal(
          "That is not asked any more. `/launch prompts` shows what is asked now.");
    }
    var verdict =
        Prompts.answer(
            prompt.get(), answer, visit.person().id(), Roles.of(visit, launch.get()), visit.at());
    return switch (verdict) {
      case Verdict.Refused<Prompt>(String why) -> new Reply.Refusal(why);
      case Verdict.Moved<Prompt>(Prompt next, Change change) -> {
        PromptStore.save(tx, next, change);
        tx.say(PromptLive.message(launch.get(), false));
        yield press.ephemeral()
            ? new Reply.Replace(PromptView.card(PromptStore.ofLaunch(tx.sql(), id)))
            : new Reply.Nothing();
      }
    };
  }

  private Reply show(Visit visit, long launch) {
    List<Prompt> prompts = ledger.read(visit.workspace(), sql -> PromptStore.ofLaunch(sql, launch));
    return prompts.isEmpty()
        ? new Reply.Refusal("There is nothing of that kind to be answered any more.")
        : new Reply.Private(PromptView.card(prompts));
  }

  private static Garbled garbled() {
    return new Garbled("no button of the known breaks");
  }
}
