package launchbot.bot.probe;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import launchbot.bot.launch.Kept;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Places;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.jobs.fetch.Targets;
import launchbot.ledger.Ledger;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.probe.Kind;
import launchbot.probe.Naming;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.Proposal;
import launchbot.probe.Spec;
import okhttp3.HttpUrl;

/** {@code /probe add}: an address alone is proposed a set, a kind and a target are one probe. */
final class Adding implements Modal {
  private static final String USAGE =
      "Type `/probe add https://app.example.com` for what fits an address, or a kind and a target:"
          + " `/probe add http https://app.example.com every 60s expect status 200-299`. Kinds: ";

  private final Ledger ledger;
  private final ProbeDesk desk;

  Adding(Ledger ledger, ProbeDesk desk) {
    this.ledger = ledger;
    this.desk = desk;
  }

  Reply answer(Ask ask) {
    Words words = ask.words();
    Visit visit = ask.visit();
    if (words.isEmpty()) {
      return new Reply.Refusal(USAGE + Typed.kinds() + ".");
    }
    Word first = words.get(0);
    Optional<Kind> kind = words.size() > 1 ? Typed.kind(first) : Optional.empty();
    if (kind.isPresent()) {
      return one(visit, kind.get(), words.from(1));
    }
    boolean these = first instanceof Word.Text word && word.is("these");
    boolean choose = first instanceof Word.Text word && word.is("choose");
    Words rest = these || choose ? words.from(1) : words;
    if (rest.isEmpty() || rest.size() > 3 || !looksLikeAnAddress(Typed.target(rest.get(0)))) {
      return new Reply.Refusal(USAGE + Typed.kinds() + ".");
    }
    return switch (Targets.url(Typed.target(rest.get(0)))) {
      case Targets.Refused(String why) -> new Reply.Refusal(why);
      case Targets.Url url when these -> these(visit, url.uri(), rest.from(1));
      case Targets.Url url when rest.size() > 1 ->
          new Reply.Refusal(
              "For more than the address, say what looks at it: `/probe add http https://…`, `add"
                  + " tls …`. Alone it is proposed what fits.");
      case Targets.Url url -> propose(visit, url.uri(), choose);
    };
  }

  private Reply propose(Visit visit, URI page, boolean choose) {
    return LaunchDesk.read(
        ledger,
        visit,
        (sql, launch) -> {
          Optional<String> refusal = Permissions.check(Roles.of(visit, launch), Verb.WATCH);
          if (refusal.isPresent()) {
            return new Reply.Refusal(refusal.get());
          }
          List<Probe.Draft> drafts = drafts(page, ProbeStore.ofLaunch(sql, launch.id()));
          Card card = AddView.proposal(page, drafts);
          return choose
              ? new Reply.Open(AddView.form(visit.channel(), page, drafts), card)
              : new Reply.Private(card);
        });
  }

  private Reply these(Visit visit, URI page, Words rest) {
    boolean grouped = rest.size() == 2 && rest.get(0) instanceof Word.Text word && word.is("group");
    if (!rest.isEmpty() && !grouped) {
      return new Reply.Refusal("Type `/probe add these https://… group checkout`.");
    }
    String group = grouped ? Typed.target(rest.get(1)) : "";
    return desk.addAll(visit, wanted(visit, page, Set.of(), group));
  }

  /**
   * @param kinds their keys; all of them with none
   * @param group empty for none
   */
  private List<Probe.Draft> wanted(Visit visit, URI page, Set<String> kinds, String group) {
    List<Probe> standing =
        ledger.read(
            visit.workspace(),
            sql ->
                Places.of(sql, visit, null) instanceof Places.Here(var launch)
                    ? ProbeStore.ofLaunch(sql, launch.id())
                    : List.of());
    return drafts(page, standing).stream()
        .filter(draft -> kinds.isEmpty() || kinds.contains(draft.spec().kind().key()))
        .map(draft -> group.isBlank() ? draft : draft.in(group))
        .toList();
  }

  private Reply one(Visit visit, Kind kind, Words words) {
    if (kind.passive()) {
      return new Reply.Refusal(
          "%s are not looked at, they report here: `/probe %s` says how."
              .formatted(
                  kind == Kind.HEARTBEAT ? "Heartbeats" : "Errors",
                  kind == Kind.HEARTBEAT ? "heartbeat" : "errors"));
    }
    if (words.isEmpty()) {
      return new Reply.Refusal(
          "Say what to look at: `/probe add %s https://app.example.com`.".formatted(kind.key()));
    }
    String typed = Typed.target(words.get(0));
    return desk.add(
        visit,
        standing -> {
          String target = typed;
          if (web(kind)) {
            switch (Targets.url(typed)) {
              case Targets.Refused(String why) -> {
                return new Settings.Bad(why);
              }
              case Targets.Url url -> target = url.text();
            }
          }
          Probe.Draft draft = Probe.Draft.of(Spec.of(kind, target));
          List<String> names = standing.stream().map(Probe::name).toList();
          return Settings.read(
              draft.named(Naming.free(draft.name(), names)), words.from(1), standing);
        });
  }

  /** Those that look at web pages; the checks of the others read their targets themselves. */
  static boolean web(Kind kind) {
    return switch (kind) {
      case HTTP, HEADERS, PAGE, REDIRECT, JSON, METRICS, PERF -> true;
      default -> false;
    };
  }

  private static List<Probe.Draft> drafts(URI page, List<Probe> standing) {
    HttpUrl url = HttpUrl.parse(page.toString());
    String registrable = url == null ? null : url.topPrivateDomain();
    return Proposal.of(
        page, registrable == null ? "" : registrable, standing.stream().map(Probe::name).toList());
  }

  /** A word of a sentence is no address: it has a dot or names its scheme. */
  private static boolean looksLikeAnAddress(String typed) {
    return typed.length() <= 2_000
        && (typed.contains("://") || typed.contains(".") || typed.startsWith("localhost"));
  }

  @Override
  public String callbackId() {
    return AddView.CALLBACK;
  }

  @Override
  public Submitted submit(Submission submission) {
    Kept kept = Kept.parse(submission.view().getPrivateMetadata());
    Set<String> kinds = submission.choices(AddView.KINDS);
    String group = Forms.visible(submission.value(AddView.GROUP));
    if (kinds.isEmpty()) {
      return Submitted.of(new Reply.Refusal("Choose at least one of them."), AddView.KINDS);
    }
    return switch (Targets.url(kept.word())) {
      case Targets.Refused(String why) -> Submitted.of(new Reply.Refusal(why), AddView.KINDS);
      case Targets.Url url -> {
        Visit visit = submission.visit();
        Reply reply =
            desk.addAll(visit, wanted(visit, url.uri(), kinds, group == null ? "" : group));
        yield reply instanceof Reply.Replace(Card card)
            ? new Submitted.Close(card)
            : Submitted.of(reply, AddView.KINDS);
      }
    };
  }
}
