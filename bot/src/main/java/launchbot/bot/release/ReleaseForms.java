package launchbot.bot.release;

import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.view.View;
import java.util.List;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Forms;
import launchbot.release.Dossier;
import launchbot.release.Release;
import org.jspecify.annotations.Nullable;

/** The forms of releases. */
final class ReleaseForms {
  static final String EDIT = "launch_release";
  static final String NOTES = "launch_release_notes";
  static final String SECRET = "launch_release_secret";
  static final String VERSION = "version";
  static final String ENVIRONMENT = "environment";
  static final String CHANGES = "changes";
  static final String MIGRATIONS = "migrations";
  static final String IRREVERSIBLE = "irreversible";
  static final String RISKS = "risks";
  static final String BUILD = "build";
  static final String VALUE = "secret_value";

  private static final int LONG = 2_900;

  private ReleaseForms() {}

  /** For a new one, or what was told of one so far. */
  static View edit(String channel, @Nullable Dossier dossier) {
    Release release = dossier == null ? null : dossier.release();
    return Forms.modal(
        EDIT,
        release == null ? "A release begins" : "Release " + release.number(),
        "Save",
        new Kept(channel, release == null ? 0 : release.id(), "").json(),
        List.of(
            Forms.input(
                VERSION,
                "Version",
                null,
                false,
                Forms.text(release == null ? null : release.version(), "1.4.2", 80, false)),
            Forms.input(
                ENVIRONMENT,
                "Environment",
                null,
                false,
                Forms.text(
                    release == null ? Release.PRODUCTION : release.environment(),
                    "production",
                    40,
                    false)),
            Forms.input(
                CHANGES,
                "What does it bring?",
                "A line each",
                true,
                text(release == null ? List.of() : release.changes(), "Invoices as PDF")),
            Forms.input(
                MIGRATIONS,
                "Migrations that can be undone",
                "A line each",
                true,
                text(migrations(release, true), "add_invoice_index")),
            Forms.input(
                IRREVERSIBLE,
                "Migrations that cannot be undone",
                "A line each; the lead approves them",
                true,
                text(migrations(release, false), "drop_old_prices")),
            Forms.input(
                RISKS,
                "Known risks",
                "A line each",
                true,
                text(release == null ? List.of() : release.risks(), "The first import is slow")),
            Forms.input(
                BUILD,
                "Commit or digest of the build",
                null,
                true,
                Forms.text(
                    release == null
                        ? null
                        : release.digest() == null ? release.commit() : release.digest(),
                    "4f2c9ab, or sha256:…",
                    200,
                    false))));
  }

  static View notes(String channel, Release release) {
    return Forms.modal(
        NOTES,
        "What it brings",
        "Save",
        new Kept(channel, release.id(), "").json(),
        List.of(
            Forms.input(
                CHANGES,
                "What does release %s bring?".formatted(release.version()),
                "A line each",
                false,
                text(release.changes(), "Invoices as PDF"))));
  }

  static View secret(String channel, long launch) {
    return Forms.modal(
        SECRET,
        "GitHub's secret",
        "Save",
        new Kept(channel, launch, "").json(),
        List.of(
            Blocks.section(
                "The same secret goes into the settings of the webhook at GitHub. It is stored"
                    + " encrypted and shown to nobody, you included."),
            Forms.input(
                VALUE,
                "Secret",
                "At least %d characters, made for this".formatted(GitHubSecret.SHORTEST),
                false,
                Forms.text(null, "The secret", GitHubSecret.LONGEST, false))));
  }

  /** Those of which nobody said it may be undone or not stand with those that cannot. */
  private static List<String> migrations(@Nullable Release release, boolean reversible) {
    return release == null
        ? List.of()
        : release.migrations().stream()
            .filter(one -> Boolean.TRUE.equals(one.reversible()) == reversible)
            .map(Release.Migration::name)
            .toList();
  }

  private static PlainTextInputElement text(List<String> lines, String placeholder) {
    return Forms.text(String.join("\n", lines), placeholder, LONG, true);
  }
}
