package launchbot.bot.probe;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.probe.AlarmSeverity;
import launchbot.probe.Length;
import launchbot.probe.Probe;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/** The form in which a probe is changed. Its other fields are typed: {@code edit 3 parent 1}. */
final class EditForm implements Modal {
  private static final String CALLBACK = "probe_edit";
  private static final String NAME = "name";
  private static final String TARGET = "target";
  private static final String EVERY = "every";
  private static final String TIMEOUT = "timeout";
  private static final String EXPECT = "expect";
  private static final String SEVERITY = "severity";
  private static final String GROUP = "group";

  private final ProbeDesk desk;

  EditForm(ProbeDesk desk) {
    this.desk = desk;
  }

  static View view(String channel, Probe probe) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(text(NAME, "Name", null, false, probe.name(), "Checkout", 80));
    blocks.add(
        text(TARGET, "Target", null, false, probe.spec().target(), "https://example.com", 500));
    blocks.add(
        text(
            EVERY,
            "Looks every",
            "60s, 5m, 6h",
            false,
            Length.words(probe.pace().every()),
            "60s",
            20));
    blocks.add(
        text(TIMEOUT, "Timeout", null, false, Length.words(probe.pace().timeout()), "5s", 20));
    blocks.add(
        Forms.input(
            EXPECT,
            "Expects",
            "One a line: status 200-299, under 800ms, body has \"Sign in\"",
            true,
            Forms.text(String.join("\n", probe.spec().expect()), "status 200-299", 3_000, true)));
    blocks.add(
        Forms.input(
            SEVERITY,
            "How loud its alarm is",
            null,
            false,
            Forms.select(
                severity(probe.severity()),
                Arrays.stream(AlarmSeverity.values()).map(EditForm::severity).toList())));
    String group = probe.partOf();
    blocks.add(text(GROUP, "Group", null, true, group == null ? "" : group, "checkout", 40));
    return Forms.modal(
        CALLBACK,
        "Edit probe " + probe.number(),
        "Save",
        new Kept(channel, probe.number(), String.valueOf(probe.version())).json(),
        blocks);
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission submission) {
    Kept kept = Kept.parse(submission.view().getPrivateMetadata());
    if (kept.id() < 1 || kept.id() > 999_999) {
      throw new Garbled("no probe's number");
    }
    int seen = (int) Numbers.of(kept.word());
    Map<String, String> errors = new LinkedHashMap<>();
    Duration every = length(submission, EVERY, "`60s`, `5m` or `6h`", errors);
    Duration timeout = length(submission, TIMEOUT, "`5s` or `800ms`", errors);
    Optional<AlarmSeverity> severity = AlarmSeverity.of(typed(submission, SEVERITY));
    if (severity.isEmpty()) {
      errors.put(SEVERITY, "Choose one of them.");
    }
    if (!errors.isEmpty()) {
      return new Submitted.Errors(errors);
    }
    List<String> expect =
        typed(submission, EXPECT).lines().map(Wording::line).filter(one -> !one.isEmpty()).toList();
    String group = Wording.lineOrNull(typed(submission, GROUP));
    return Submitted.of(
        desk.edit(
            submission.visit(),
            (int) kept.id(),
            seen,
            (probe, _) ->
                new Settings.Good(
                    probe
                        .draft()
                        .named(Wording.line(typed(submission, NAME)))
                        .with(
                            probe
                                .spec()
                                .at(Wording.line(typed(submission, TARGET)))
                                .expecting(expect))
                        .with(probe.pace().every(every).timeout(timeout))
                        .with(severity.get())
                        .in(group))),
        NAME);
  }

  private static Duration length(
      Submission submission, String block, String example, Map<String, String> errors) {
    Optional<Duration> length = Length.of(typed(submission, block));
    if (length.isEmpty()) {
      errors.put(block, Forms.unformatted("A length of time, such as %s.".formatted(example)));
    }
    return length.orElse(Duration.ZERO);
  }

  private static String typed(Submission submission, String block) {
    String visible = Forms.visible(submission.value(block));
    return visible == null ? "" : visible;
  }

  private static LayoutBlock text(
      String block,
      String label,
      @Nullable String hint,
      boolean optional,
      String initial,
      String placeholder,
      int most) {
    return Forms.input(block, label, hint, optional, Forms.text(initial, placeholder, most, false));
  }

  private static OptionObject severity(AlarmSeverity severity) {
    return Blocks.option(
        switch (severity) {
          case CRITICAL -> "Critical: somebody is woken";
          case WARNING -> "Warning: the channel is told";
          case INFO -> "Info: told in working hours";
        },
        severity.key());
  }
}
