package launchbot.bot.inventory;

import com.slack.api.model.block.element.FileInputElement;
import com.slack.api.model.view.View;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Files;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Handed;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.words.Visible;
import launchbot.inventory.Inventory;
import launchbot.inventory.Names;
import launchbot.jobs.scan.Pasted;
import org.jspecify.annotations.Nullable;

/** The form that takes many names at once. Values in it are refused and forgotten. */
final class AddModal implements Modal {
  static final String CALLBACK = "launch_env_add";
  static final String ENVIRONMENT = "environment";
  static final String PLACE = "place";
  static final String FILE = "file";
  static final String NAMES = "names";

  private final EnvDesk desk;
  private final Spilled spilled;
  private final Files files;

  AddModal(EnvDesk desk, Spilled spilled, Files files) {
    this.desk = desk;
    this.spilled = spilled;
    this.files = files;
  }

  static View view(String channel, String environment) {
    return Forms.modal(
        CALLBACK,
        "Add variables",
        "Add",
        Kept.in(channel).json(),
        List.of(
            Blocks.section("Names only, never what they hold: values are refused and not kept."),
            Forms.input(
                NAMES,
                "Names",
                "One a line",
                true,
                Forms.text(null, "DATABASE_URL\nSTRIPE_KEY", 3_000, true)),
            Forms.input(
                FILE,
                "Or a .env.example",
                "A file without values; not your .env",
                true,
                FileInputElement.builder().actionId("value").maxFiles(1).build()),
            Forms.input(
                PLACE, "Where they are set", null, true, Forms.text(null, "Fly.io", 80, false)),
            Forms.input(
                ENVIRONMENT,
                "Environment",
                null,
                false,
                Forms.text(environment, "production", 30, false))));
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission form) {
    var shared = form.files(FILE);
    Handed<String> handed = Handed.text(form, files, FILE, NAMES);
    Optional<String> text = handed.content().map(Visible::only);
    if (text.isEmpty()) {
      return handed.missing("Paste the names, or attach a `.env.example`.", Handed.UNREAD);
    }
    @Nullable String permalink = shared.isEmpty() ? null : shared.getFirst().getPermalink();
    String spill = handed.file() ? Spilled.file(permalink) : spilled.refusal(form.visit());
    String place = Objects.requireNonNullElse(Forms.visible(form.value(PLACE)), "");
    String environment =
        Objects.requireNonNullElse(Forms.visible(form.value(ENVIRONMENT)), "")
            .strip()
            .toLowerCase(Locale.ROOT);
    if (Pasted.secret(text.get())) {
      return Submitted.error(handed.block(), spill);
    }
    if (Pasted.secret(place)) {
      return Submitted.error(PLACE, spilled.refusal(form.visit()));
    }
    if (!Inventory.environment(environment)) {
      return Submitted.error(ENVIRONMENT, "One word in small letters, such as production.");
    }
    return switch (Names.of(text.get(), example(form))) {
      case Names.Values _ -> Submitted.error(handed.block(), spill);
      case Names.Unclear(int line) ->
          Submitted.error(
              handed.block(),
              "Line %d is no name of a variable: one name a line, such as DATABASE_URL. Nothing was added."
                  .formatted(line));
      case Names.Refused(String why) -> Submitted.error(handed.block(), why);
      case Names.Listed(var names) ->
          Submitted.of(desk.add(form.visit(), environment, names, place), handed.block());
    };
  }

  /** Whether its name says that it is meant to be seen. */
  private static boolean example(Submission form) {
    return form.files(FILE).stream()
        .map(file -> String.valueOf(file.getName()).toLowerCase(Locale.ROOT))
        .anyMatch(name -> name.matches(".*(?:example|sample|template|dist).*"));
  }
}
