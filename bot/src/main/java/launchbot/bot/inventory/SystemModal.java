package launchbot.bot.inventory;

import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import java.util.List;
import java.util.Objects;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.inventory.Access;
import launchbot.inventory.AccessSystem;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/** The form of one system. */
final class SystemModal implements Modal {
  static final String CALLBACK = "launch_access_system";
  static final String NAME = "name";
  static final String URL = "url";
  static final String SHARED = "shared";
  static final String OWNER = "owner";
  static final String NOTE = "note";

  private static final OptionObject PERSONAL =
      Blocks.option("Everybody signs in as themselves", "personal");
  private static final OptionObject TOGETHER =
      Blocks.option("Several use the same credentials", "shared");

  private final AccessDesk desk;

  SystemModal(AccessDesk desk) {
    this.desk = desk;
  }

  /**
   * @param system null for a new one
   */
  static View view(String channel, String name, @Nullable AccessSystem system) {
    return Forms.modal(
        CALLBACK,
        system == null ? "Add a system" : "Change a system",
        "Save",
        new Kept(channel, system == null ? 0 : system.number(), "").json(),
        List.of(
            Forms.input(NAME, "Name", null, false, Forms.text(name, "Stripe", Access.NAME, false)),
            Forms.input(
                URL,
                "Where people sign in",
                null,
                true,
                Forms.text(
                    system == null ? null : system.url(),
                    "https://dashboard.example.com",
                    Access.NOTE,
                    false)),
            Forms.input(
                SHARED,
                "Accounts",
                null,
                false,
                Forms.select(
                    system != null && system.shared() ? TOGETHER : PERSONAL,
                    List.of(PERSONAL, TOGETHER))),
            Forms.input(
                OWNER,
                "Who answers for it",
                "Left empty, the lead does",
                true,
                Forms.people(system == null ? null : system.owner())),
            Forms.input(
                NOTE,
                "Note",
                "Where its credentials are kept, never what they are",
                true,
                Forms.text(
                    system == null ? null : system.note(),
                    "In the team's vault, under Payments",
                    Access.NOTE,
                    false))));
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission form) {
    Kept kept = Kept.parse(form.view().getPrivateMetadata());
    String owner = form.value(OWNER);
    var draft =
        new AccessSystem.Draft(
            Wording.line(Objects.requireNonNullElse(form.value(NAME), "")),
            Wording.lineOrNull(form.value(URL)),
            Wording.lineOrNull(form.value(NOTE)),
            owner == null ? null : Forms.person(owner),
            "shared".equals(form.value(SHARED)));
    return Submitted.of(desk.save(form.visit(), Math.clamp(kept.id(), 0, 999_999), draft), NAME);
  }
}
