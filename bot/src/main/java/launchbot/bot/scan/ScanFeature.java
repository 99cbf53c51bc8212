package launchbot.bot.scan;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Reply;
import launchbot.bot.triage.TriageFeature;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.jobs.probe.Check;
import launchbot.jobs.scan.ScanCheck;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.readiness.Reason;
import launchbot.scan.ScanStore;
import org.jooq.DSLContext;

/** {@code /probe scan}: repositories that are looked through for secrets, and what was found. */
public final class ScanFeature implements Feature {
  static final String USAGE =
      "Type `/probe scan https://github.com/acme/shop` to have a repository looked through each"
          + " day, `/probe scan findings` for what was found, `/probe scan dismiss 2 because …`.";

  private final Ledger ledger;
  private final TriageFeature triage;
  private final ScanCheck check;
  private final ScanDesk desk;

  public ScanFeature(Ledger ledger, TriageFeature triage, ScanCheck check) {
    this.ledger = ledger;
    this.triage = triage;
    this.check = check;
    this.desk = new ScanDesk(ledger, check);
  }

  @Override
  public List<Topic> probeTopics() {
    return List.of(
        Topic.of(
            "scan",
            "https://github.com/acme/shop | findings | dismiss 2 because …",
            "secrets in a repository and its history",
            this::answer));
  }

  @Override
  public List<Check> checks() {
    return List.of(check);
  }

  @Override
  public List<Modal> modals() {
    return List.of(new DismissModal(desk));
  }

  /** PLAYBOOK "Targets": none may be exposed. */
  @Override
  public List<Reason> reasons(DSLContext sql, Launch launch, Instant now) {
    int open = ScanStore.countOpen(sql, launch.id());
    return open == 0
        ? List.of()
        : List.of(
            new Reason(
                Reason.Weight.STOPS,
                "secret-exposed",
                open == 1
                    ? "A secret stands in a repository, where whoever can read it can use it"
                    : open
                        + " secrets stand in repositories, where whoever can read them can use"
                        + " them",
                "probe scan findings",
                launch.lead()));
  }

  private Reply answer(Ask ask) {
    Words words = ask.words();
    if (words.isEmpty()) {
      return LaunchDesk.read(
          ledger, ask.visit(), (sql, launch) -> ScanView.overview(sql, launch, USAGE));
    }
    String first =
        words.get(0) instanceof Word.Text(String text) ? text.toLowerCase(Locale.ROOT) : "";
    return switch (first) {
      case "findings", "list" ->
          LaunchDesk.read(
              ledger, ask.visit(), (sql, launch) -> ScanView.findings(sql, launch, ask.visit()));
      case "dismiss" -> desk.dismiss(ask);
      case "triage" -> desk.triage(ask, triage);
      default ->
          words.size() == 1 || words.rest(0).startsWith("https://${")
              ? desk.add(ask.visit(), target(words))
              : new Reply.Refusal("I don't know that word behind `/probe scan`. " + USAGE);
    };
  }

  private static String target(Words words) {
    return words.size() == 1 && words.get(0) instanceof Word.Link(String url, _)
        ? url
        : words.rest(0);
  }
}
