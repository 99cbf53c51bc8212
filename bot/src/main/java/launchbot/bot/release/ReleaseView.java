package launchbot.bot.release;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.launch.TopicCommand;
import launchbot.bot.rollback.RollbackCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.release.Dossier;
import launchbot.release.Gap;
import launchbot.release.Release;
import launchbot.release.ReleaseStore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** A release as its message shows it. */
final class ReleaseView {
  private static final int MOST = 8;
  private static final int LINE = 300;
  private static final int ROWS = 15;

  private ReleaseView() {}

  /** Empty where it is no more. */
  static Optional<Card> card(DSLContext sql, Around around, long id) {
    return ReleaseStore.dossier(sql, id)
        .flatMap(dossier ->
            LaunchStore.find(sql, dossier.release().launch())
                .map(launch ->
                    card(launch, dossier, before(sql, dossier), around.gaps(sql, dossier))));
  }

  private static @Nullable Release before(DSLContext sql, Dossier dossier) {
    Long previous = dossier.release().previous();
    return previous == null ? null : ReleaseStore.find(sql, previous).orElse(null);
  }

  /**
   * @param before what ran there; null where none is known
   */
  static Card card(Launch launch, Dossier dossier, @Nullable Release before, List<Gap> gaps) {
    Release release = dossier.release();
    String title = title(release);
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section("*%s*\n%s".formatted(title, when(launch, dossier, before))));
    blocks.addAll(Blocks.sections(facts(dossier)));
    List<String> missing = missing(gaps);
    if (!missing.isEmpty()) {
      blocks.addAll(Blocks.sections(missing));
    }
    List<BlockElement> buttons = buttons(dossier);
    if (!buttons.isEmpty()) {
      blocks.add(Blocks.actions(buttons));
    }
    blocks.add(Blocks.context(small(dossier)));
    return new Card(title, blocks);
  }

  /** {@code Release 1.4.2 to production: finished}. */
  static String title(Release release) {
    String stage = release.stage();
    return "Release %s: %s%s"
        .formatted(
            Mrkdwn.plain(Said.where(release)),
            Said.now(release.state()),
            release.state() == Release.State.STARTED && stage != null
                ? " (" + Mrkdwn.plain(stage) + ")"
                : "");
  }

  private static String when(Launch launch, Dossier dossier, @Nullable Release before) {
    Release release = dossier.release();
    Instant ended = release.endedAt();
    var words = new StringBuilder();
    words.append(
        dossier.begun() || ended == null
            ? "Began " + Mrkdwn.date(release.startedAt(), launch.zone())
            : "Told " + Mrkdwn.date(ended, launch.zone()));
    String by = release.by();
    words.append(by == null ? "" : " by " + Said.person(by));
    if (dossier.begun() && ended != null) {
      words
          .append(", ")
          .append(Said.turned(release.state()))
          .append(" after ")
          .append(Said.lasted(release.startedAt(), ended));
    }
    words.append('.');
    if (before != null) {
      words.append(
          " Before it ran %s (release %d)."
              .formatted(Mrkdwn.plain(before.version()), before.number()));
    }
    return words.toString();
  }

  private static List<String> facts(Dossier dossier) {
    Release release = dossier.release();
    List<String> lines = new ArrayList<>();
    health(dossier).ifPresent(lines::add);
    listed(lines, "What it brings", release.changes());
    listed(
        lines,
        "Migrations",
        release.migrations().stream().map(one -> one.name() + reversible(one)).toList());
    listed(lines, "Known risks", release.risks());
    Dossier.Approval approval = dossier.approval();
    if (approval != null) {
      lines.add("%s approved what cannot be undone.".formatted(Mrkdwn.user(approval.by())));
    }
    return lines;
  }

  private static Optional<String> health(Dossier dossier) {
    String seen = dossier.words();
    String words = seen == null ? "" : " " + Mrkdwn.truncate(Mrkdwn.plain(seen), LINE);
    return switch (dossier.release().health()) {
      case UNKNOWN -> words.isEmpty() ? Optional.empty() : Optional.of(words.strip());
      case LOOKING -> Optional.of("Probes are looking at it." + words);
      case GOOD -> Optional.of("*It looks good.*" + words);
      case BAD -> Optional.of("*It looks bad.*" + words);
    };
  }

  private static String reversible(Release.Migration one) {
    Boolean reversible = one.reversible();
    return reversible == null ? "" : reversible ? " (can be undone)" : " (cannot be undone)";
  }

  private static void listed(List<String> lines, String title, List<String> all) {
    if (!all.isEmpty()) {
      lines.add("*" + title + "*");
      all.stream()
          .limit(MOST)
          .forEach(one -> lines.add("• " + Mrkdwn.truncate(Mrkdwn.plain(one), LINE)));
      if (all.size() > MOST) {
        lines.add("and %d more".formatted(all.size() - MOST));
      }
    }
  }

  /** What speaks against it, for its message and for whoever begins it; empty for nothing. */
  static List<String> missing(List<Gap> gaps) {
    List<String> lines = new ArrayList<>();
    if (!gaps.isEmpty()) {
      lines.add("*Mind this*");
    }
    for (Gap gap : gaps) {
      String type = gap.type();
      lines.add(
          "• "
              + Mrkdwn.plain(gap.words())
              + (type == null
                  ? ""
                  : " `/launch %s`".formatted(Mrkdwn.escape(type.replace('`', '\'')))));
    }
    return lines;
  }

  private static List<BlockElement> buttons(Dossier dossier) {
    Release release = dossier.release();
    String number = String.valueOf(release.number());
    List<BlockElement> buttons = new ArrayList<>();
    if (dossier.unapproved()) {
      buttons.add(
          Blocks.primary(
              LaunchCommand.button("Approve migrations", "release", "approve " + number)));
    }
    if (release.state() == Release.State.STARTED) {
      buttons.add(among("Finished", "done " + number, "done"));
      buttons.add(among("Failed", "failed " + number, "failed"));
    }
    buttons.add(
        among(
            release.changes().isEmpty() ? "Add notes" : "Change notes",
            "notes " + number,
            "notes"));
    if (release.production() && release.state() != Release.State.ROLLED_BACK) {
      buttons.add(
          RollbackCommand.button(
              "Propose rollback",
              "now",
              "because release %s %s"
                  .formatted(
                      release.version(),
                      release.health() == Release.Health.BAD ? "looks bad" : "has to go back")));
    }
    return buttons;
  }

  private static BlockElement among(String label, String words, String mark) {
    return TopicCommand.among(LaunchCommand.button(label, "release", words), mark);
  }

  private static String small(Dossier dossier) {
    Release release = dossier.release();
    List<String> parts = new ArrayList<>();
    parts.add("Release %d".formatted(release.number()));
    String commit = release.commit();
    if (commit != null) {
      parts.add("commit " + Mrkdwn.plain(Said.shortened(commit)));
    }
    String digest = release.digest();
    if (digest != null) {
      parts.add("build " + Mrkdwn.plain(Said.shortened(digest)));
    }
    if (dossier.shown()) {
      parts.add("customers may read its notes");
    }
    return String.join(" · ", parts);
  }

  /**
   * Releases in a row, the newest first.
   *
   * @param environment null: all
   */
  static Card list(Launch launch, List<Release> all, @Nullable String environment) {
    String title = "Releases" + (environment == null ? "" : " to " + Mrkdwn.plain(environment));
    List<LayoutBlock> blocks = new ArrayList<>();
    if (all.isEmpty()) {
      return Card.of(
          "%s: none is known yet. A pipeline tells of them (`/launch hook`), or you do: `/launch release 1.4.2 what it brings`."
              .formatted(title));
    }
    List<String> lines = new ArrayList<>();
    lines.add("*" + title + "*");
    all.stream()
        .limit(ROWS)
        .map(one ->
            "*%d* · %s · %s · %s%s"
                .formatted(
                    one.number(),
                    Mrkdwn.plain(Said.where(one)),
                    Said.now(one.state()),
                    Mrkdwn.date(one.startedAt(), launch.zone()),
                    one.health() == Release.Health.BAD ? " · looks bad" : ""))
        .forEach(lines::add);
    blocks.addAll(Blocks.sections(lines));
    blocks.add(
        Blocks.context(
            "`/launch release show 4` shows one, `/launch releases changes` brings what changed as"
                + " a file."));
    return new Card(
        title
            + ": "
            + all.stream()
                .limit(3)
                .map(one -> Mrkdwn.plain(one.version()))
                .collect(Collectors.joining(", ")),
        blocks);
  }
}
