package launchbot.bot.audit;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.slack.api.model.block.element.ButtonElement;
import java.util.List;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Press;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.probe.Finding;
import launchbot.triage.Draft;
import launchbot.triage.Severity;
import org.jspecify.annotations.Nullable;

/** <i>Add to triage</i> below a risk: the audit keeps nothing, so the button holds the entry. */
final class AuditButtons implements Buttons {
  static final String PREFIX = "audit_";
  private static final Gson GSON = new Gson();
  private static final int TITLE = 150;
  private static final int IMPACT = 400;
  private static final int TAG = 30;

  private final Intake intake;

  AuditButtons(Intake intake) {
    this.intake = intake;
  }

  /** The form that adds an entry, prefilled. */
  interface Intake {
    Reply form(Visit visit, Draft draft);
  }

  private record Kept(String title, String impact, String severity, String tag) {}

  /**
   * @param place tells it from others of the same message
   */
  static ButtonElement add(Finding finding, int place) {
    var kept =
        new Kept(
            Mrkdwn.truncate(finding.what(), TITLE),
            Mrkdwn.truncate(finding.impact() + ". " + finding.advice(), IMPACT),
            finding.severity().key(),
            Mrkdwn.truncate(finding.rule(), TAG));
    return Blocks.button("Add to triage", PREFIX + "add:" + place, GSON.toJson(kept));
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public Reply press(Press press) {
    Kept kept = kept(press.value());
    Severity severity = Severity.parse(kept.severity()).orElseThrow(AuditButtons::garbled);
    return intake.form(
        press.visit(),
        Draft.of(kept.title())
            .withSeverity(severity)
            .withImpact(kept.impact())
            .withTags(List.of(kept.tag())));
  }

  private static Kept kept(@Nullable String json) {
    try {
      Kept kept = GSON.fromJson(json, Kept.class);
      if (kept != null
          && kept.title() != null
          && kept.impact() != null
          && kept.severity() != null
          && kept.tag() != null) {
        return kept;
      }
    } catch (JsonParseException e) {
      // said below, like every other way of not being ours
    }
    throw garbled();
  }

  private static Garbled garbled() {
    return new Garbled("no risk of an audit");
  }
}
