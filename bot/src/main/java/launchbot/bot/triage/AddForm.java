package launchbot.bot.triage;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.view.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Submission;
import launchbot.launch.Launch;
import launchbot.triage.Draft;
import launchbot.triage.Part;
import launchbot.triage.Severity;
import org.jspecify.annotations.Nullable;

/** The fields of an entry as inputs; used to add one and to edit one. */
final class AddForm {
  static final String CALLBACK = "triage_add";
  static final String TITLE = "title";
  static final String SEVERITY = "severity";
  static final String IMPACT = "impact";
  static final String OWNER = "owner";
  static final String DUE = "due";
  static final String WORKAROUND = "workaround";
  static final String TAGS = "tags";
  static final String LAUNCH = "launch";

  private AddForm() {}

  /**
   * @param note said on top; empty for none
   * @param launches to choose from; empty when the channel says it
   */
  static View view(FormContext context, Draft draft, String note, List<Launch> launches) {
    List<LayoutBlock> blocks = new ArrayList<>();
    if (!note.isEmpty()) {
      blocks.add(Blocks.section(note));
    }
    blocks.addAll(fields(draft));
    if (!launches.isEmpty()) {
      blocks.add(Forms.input(LAUNCH, "Launch", null, false, launchSelect(launches)));
    }
    return Forms.modal(CALLBACK, "Add to triage", "Save", context.json(), blocks);
  }

  static List<LayoutBlock> fields(Draft draft) {
    return List.of(
        Forms.input(
            TITLE,
            "What is broken?",
            null,
            false,
            Forms.text(draft.title(), "Card form loses what was typed", 150, false)),
        Forms.input(
            SEVERITY, "How bad is it?", null, false, severitySelect(draft.severity(), true)),
        Forms.input(
            IMPACT,
            "What does a real user run into?",
            "One sentence, not what the code does",
            false,
            Forms.text(
                draft.impact(),
                "A customer who mistypes a card number starts again from nothing",
                500,
                true)),
        Forms.input(
            OWNER, "Owner", "Needed for high and post-launch", true, Forms.people(draft.owner())),
        Forms.input(DUE, "Due", "Filled in for medium and low", true, Forms.day(draft.due())),
        Forms.input(
            WORKAROUND,
            "Workaround",
            "Needed for medium",
            true,
            Forms.text(draft.workaround(), "Pay by invoice until then", 500, true)),
        Forms.input(
            TAGS,
            "Tags",
            null,
            true,
            Forms.text(String.join(" ", draft.tags()), "signup payments", 300, false)));
  }

  /** What was filled in. */
  static Draft read(Submission submission, @Nullable String source) {
    String severity = submission.value(SEVERITY);
    String due = submission.value(DUE);
    String owner = submission.value(OWNER);
    String tags = Forms.visible(submission.value(TAGS));
    return new Draft(
        orEmpty(Forms.visible(submission.value(TITLE))),
        severity == null ? null : severity(severity),
        Forms.visible(submission.value(IMPACT)),
        Forms.visible(submission.value(WORKAROUND)),
        owner == null ? null : Forms.person(owner),
        due == null ? null : Forms.date(due),
        tags == null ? List.of() : Arrays.asList(tags.strip().split("[\\s,]+")),
        source);
  }

  /**
   * What a menu of ours sends back.
   *
   * @throws Garbled when it is none of the menu's options
   */
  static Severity severity(String chosen) {
    return Severity.parse(chosen).orElseThrow(() -> new Garbled("no severity"));
  }

  /** The block under which a missing part is asked for. */
  static String block(Part part) {
    return switch (part) {
      case TITLE -> TITLE;
      case SEVERITY -> SEVERITY;
      case IMPACT -> IMPACT;
      case WORKAROUND -> WORKAROUND;
      case OWNER -> OWNER;
      case DUE -> DUE;
    };
  }

  static StaticSelectElement severitySelect(@Nullable Severity initial, boolean withScope) {
    List<OptionObject> options =
        Arrays.stream(Severity.values())
            .filter(severity -> withScope || !severity.inScope())
            .map(AddForm::option)
            .toList();
    boolean offered = initial != null && (withScope || !initial.inScope());
    return StaticSelectElement.builder()
        .actionId("value")
        .placeholder(Blocks.plain("Choose"))
        .options(options)
        .initialOption(offered && initial != null ? option(initial) : null)
        .build();
  }

  private static OptionObject option(Severity severity) {
    String means =
        switch (severity) {
          case BLOCKER -> "stops signup, payment, saving or recovery";
          case HIGH -> "hits many users or writes wrong data";
          case MEDIUM -> "annoying, but there is a way around it";
          case LOW -> "polish or a rare edge case";
          case POST_LAUNCH -> "useful, carries no launch risk";
        };
    return Blocks.option(Look.severity(severity) + " – " + means, severity.key());
  }

  private static StaticSelectElement launchSelect(List<Launch> launches) {
    return StaticSelectElement.builder()
        .actionId("value")
        .placeholder(Blocks.plain("Which launch is it for?"))
        .options(
            launches.stream()
                .limit(100)
                .map(l -> Blocks.option(l.name() + " " + l.id(), String.valueOf(l.id())))
                .toList())
        .build();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
