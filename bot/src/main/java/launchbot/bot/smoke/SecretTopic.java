package launchbot.bot.smoke;

import com.slack.api.model.view.View;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import launchbot.bot.launch.Kept;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.probe.ProbeCommand;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.jobs.smoke.ProbeSecrets;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.people.Permissions;
import launchbot.people.Verb;

/** {@code /probe secret}: names are shown, values never. */
final class SecretTopic implements Modal {
  private static final String CALLBACK = "probe_secret";
  private static final String VALUE = "secret_value";

  private final Ledger ledger;
  private final ProbeSecrets secrets;

  SecretTopic(Ledger ledger, ProbeSecrets secrets) {
    this.ledger = ledger;
    this.secrets = secrets;
  }

  Reply answer(Ask ask) {
    Words words = ask.words();
    Visit visit = ask.visit();
    if (words.isEmpty()) {
      return LaunchDesk.read(ledger, visit, (_, launch) -> list(visit, launch));
    }
    String first = word(words, 0);
    if (first.equals("remove") && words.size() == 2) {
      return remove(visit, word(words, 1));
    }
    if (words.size() > 1) {
      // Whatever else stands there may be the secret itself; nothing of it is repeated.
      return new Reply.Refusal(
          "Nothing was saved. A value does not go into a command: others may have seen it, so"
              + " change it where it is used, then type only the name, such as `/probe secret"
              + " password`, and put the new one into the form.");
    }
    if (!ProbeSecrets.isName(first) || first.equals("remove")) {
      return new Reply.Refusal(
          "A secret's name has letters, digits, `_` and `-`: `/probe secret password`.");
    }
    return LaunchDesk.read(ledger, visit, (_, launch) -> form(visit, launch, first));
  }

  private Reply list(Visit visit, Launch launch) {
    List<String> names = secrets.names(visit.workspace(), launch.id());
    return new Reply.Private(
        Card.of(
            names.isEmpty()
                ? "No secret is kept for probes. `/probe secret password` opens the form for one."
                : "Secrets that probes may use: %s. Their values are shown to nobody; `/probe secret` and a name sets a new one."
                    .formatted(
                        names.stream()
                            .map(name -> "`" + name + "`")
                            .collect(Collectors.joining(", ")))));
  }

  private Reply form(Visit visit, Launch launch, String name) {
    Optional<String> refusal = Permissions.check(Roles.of(visit, launch), Verb.SET_SECRET);
    if (refusal.isPresent()) {
      return new Reply.Refusal(refusal.get());
    }
    View view =
        Forms.modal(
            CALLBACK,
            "A secret",
            "Save",
            new Kept(visit.channel(), launch.id(), name).json(),
            List.of(
                Blocks.section(
                    "The secret `%s`, which steps write as `${secret.%1$s}`. It is stored encrypted and shown to nobody, you included."
                        .formatted(name)),
                Forms.input(
                    VALUE,
                    "Value",
                    "Of an account made for this, with no more rights than it needs",
                    false,
                    Forms.text(null, "The value", ProbeSecrets.LONGEST, false))));
    return new Reply.Open(
        view,
        new Card(
            "Slack opens forms from buttons only here.",
            List.of(
                Blocks.section("Slack opens forms from buttons only here:"),
                Blocks.actions(List.of(ProbeCommand.button("Open the form", "secret", name))))));
  }

  private Reply remove(Visit visit, String name) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, launch) -> {
          Optional<String> refusal = Permissions.check(Roles.of(visit, launch), Verb.SET_SECRET);
          if (refusal.isPresent()) {
            return new Reply.Refusal(refusal.get());
          }
          return ProbeSecrets.isName(name) && secrets.forget(tx, launch.id(), name)
              ? new Reply.Private(
                  Card.of(
                      "The secret `%s` is removed. Steps that use it cannot be carried out any more."
                          .formatted(name)))
              : new Reply.Refusal("There is no secret of that name: `/probe secret` lists them.");
        });
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission submission) {
    Kept kept = Kept.parse(submission.view().getPrivateMetadata());
    if (!ProbeSecrets.isName(kept.word())) {
      throw new Garbled("no name of a secret");
    }
    String typed = submission.value(VALUE);
    String value = typed == null ? "" : typed.strip();
    if (value.length() < ProbeSecrets.SHORTEST || value.length() > ProbeSecrets.LONGEST) {
      return Submitted.of(
          new Reply.Refusal(
              "A value has at least %d characters: a shorter one could not be kept out of messages."
                  .formatted(ProbeSecrets.SHORTEST)),
          VALUE);
    }
    Visit visit = submission.visit();
    Reply reply =
        LaunchDesk.write(
            ledger,
            visit,
            (tx, launch) -> {
              Optional<String> refusal =
                  Permissions.check(Roles.of(visit, launch), Verb.SET_SECRET);
              if (refusal.isPresent()) {
                return new Reply.Refusal(refusal.get());
              }
              if (launch.id() != kept.id()) {
                return new Reply.Refusal(
                    "This channel has another launch by now: open the form again.");
              }
              List<String> names = secrets.names(tx.sql(), launch.id());
              if (names.size() >= ProbeSecrets.MOST && !names.contains(kept.word())) {
                return new Reply.Refusal(
                    "There are %d secrets already: `/probe secret remove` and a name makes room."
                        .formatted(names.size()));
              }
              secrets.put(tx, launch.id(), kept.word(), value);
              return new Reply.Private(
                  Card.of(
                      "The secret `%s` is saved. Steps write it as `${secret.%1$s}`."
                          .formatted(kept.word())));
            });
    return Submitted.of(reply, VALUE);
  }

  private static String word(Words words, int i) {
    return words.get(i) instanceof Word.Text(String text) ? text : "";
  }
}
