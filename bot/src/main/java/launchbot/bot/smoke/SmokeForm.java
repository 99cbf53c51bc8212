package launchbot.bot.smoke;

import com.slack.api.model.block.element.FileInputElement;
import com.slack.api.model.view.View;
import java.util.HashMap;
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
import launchbot.bot.slack.Files;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Handed;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.words.Visible;
import launchbot.jobs.fetch.Targets;
import launchbot.jobs.smoke.SmokeCheck;
import launchbot.jobs.smoke.StepReader;
import launchbot.ledger.Ledger;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.probe.Kind;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.Spec;
import org.jspecify.annotations.Nullable;

/** {@code /probe smoke}: the form in which steps are written, for a new probe or one that is. */
final class SmokeForm implements Modal {
  private static final String CALLBACK = "probe_smoke";
  private static final String TARGET = "smoke_target";
  private static final String STEPS = "smoke_steps";
  private static final String FILE = "smoke_file";
  private static final String PROVES = "smoke_proves";
  private static final int INPUT = 3_000;

  static final String TEMPLATE =
      """
      - name: form
        url: /sign-in
        capture:
          csrf: css input[name=csrf] @value
      - name: sign in
        url: /sign-in
        form:
          email: probe@example.com
          password: ${secret.password}
          csrf: ${csrf}
        expect: status 302
      - name: page
        url: /home
        expect: status 200
      """;

  private final Ledger ledger;
  private final Keeping keeping;
  private final Files files;

  SmokeForm(Ledger ledger, Keeping keeping, Files files) {
    this.ledger = ledger;
    this.keeping = keeping;
    this.files = files;
  }

  Reply answer(Ask ask) {
    var words = ask.words();
    var number = Numbers.small(words, 0);
    if (words.size() > 1 || (!words.isEmpty() && number.isEmpty())) {
      return new Reply.Refusal(
          "Type `/probe smoke` for a new probe with steps, or `/probe smoke 3` to change the steps"
              + " of #3.");
    }
    return LaunchDesk.read(
        ledger,
        ask.visit(),
        (sql, launch) -> {
          Optional<String> refusal = Permissions.check(Roles.of(ask.visit(), launch), Verb.WATCH);
          if (refusal.isPresent()) {
            return new Reply.Refusal(refusal.get());
          }
          if (number.isEmpty()) {
            return open(ask.visit().channel(), null);
          }
          return ProbeStore.find(sql, launch.id(), number.getAsInt())
              .filter(probe -> probe.kind() == Kind.SMOKE)
              .map(probe -> open(ask.visit().channel(), probe))
              .orElseGet(() ->
                  new Reply.Refusal(
                      "There is no smoke probe #%d: `/probe list` has the numbers."
                          .formatted(number.getAsInt())));
        });
  }

  private static Reply open(String channel, @Nullable Probe probe) {
    String words = probe == null ? "" : String.valueOf(probe.number());
    return new Reply.Open(
        view(channel, probe),
        new Card(
            "Slack opens forms from buttons only here.",
            List.of(
                Blocks.section("Slack opens forms from buttons only here:"),
                Blocks.actions(List.of(ProbeCommand.button("Open the form", "smoke", words))))));
  }

  static View view(String channel, @Nullable Probe probe) {
    String steps =
        probe == null ? TEMPLATE : probe.spec().option(SmokeCheck.STEPS).orElse(TEMPLATE);
    boolean fits = steps.length() <= INPUT;
    return Forms.modal(
        CALLBACK,
        probe == null ? "New smoke probe" : "Smoke probe #" + probe.number(),
        "Save",
        new Kept(channel, probe == null ? 0 : probe.id(), "").json(),
        List.of(
            Blocks.section(
                "Steps are carried out in their order, until one fails. Secrets are written"
                    + " `${secret.name}`; `/probe secret name` sets one."
                    + (fits ? "" : " These are longer than a form holds: hand them in as a file.")),
            Forms.input(
                TARGET,
                "Site",
                "What addresses in steps that begin with / belong to",
                false,
                Forms.text(
                    probe == null ? null : probe.spec().target(),
                    "https://app.example.com",
                    500,
                    false)),
            Forms.input(
                STEPS,
                "Steps, as YAML",
                null,
                true,
                Forms.text(fits ? steps : null, "- url: /sign-in", INPUT, true)),
            Forms.input(
                FILE,
                "Or as a file",
                "Up to 16 KB. A file goes before what is typed",
                true,
                FileInputElement.builder()
                    .actionId("value")
                    .filetypes(List.of("yaml", "yml", "txt"))
                    .maxFiles(1)
                    .build()),
            Forms.input(
                PROVES,
                "Items of the checklist that it proves",
                "With a space between: critical-paths.account data-safety.other-accounts",
                true,
                Forms.text(
                    probe == null ? null : probe.spec().option(Spec.PROVES).orElse(null),
                    "critical-paths.account",
                    300,
                    false))));
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission submission) {
    Kept kept = Kept.parse(submission.view().getPrivateMetadata());
    var handed = Handed.text(submission, files, FILE, STEPS);
    if (handed.content().isEmpty()) {
      return handed.missing("Write the steps here, or hand in a file.", Handed.UNREAD);
    }
    String steps = Visible.only(handed.content().get());
    if (SmokeCheck.read(steps) instanceof StepReader.Bad bad) {
      return Submitted.error(handed.block(), "Nothing was saved.\n" + bad.words());
    }
    String typed = submission.value(TARGET);
    return switch (Targets.url(typed == null ? "" : typed)) {
      case Targets.Refused(String why) -> Submitted.error(TARGET, why);
      case Targets.Url url -> {
        Map<String, String> options = new HashMap<>();
        options.put(SmokeCheck.STEPS, steps);
        String proves = submission.value(PROVES);
        if (proves != null) {
          options.put(Spec.PROVES, proves.strip());
        }
        var spec = new Spec(Kind.SMOKE, url.text(), List.of(), options);
        yield Submitted.of(keeping.save(submission.visit(), spec, kept.id()), handed.block());
      }
    };
  }
}
