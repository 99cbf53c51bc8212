package launchbot.bot.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import launchbot.bot.launch.BoardPart;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.StatusLine;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.status.Situation;
import launchbot.bot.status.Situations;
import launchbot.launch.Launch;
import launchbot.people.PersonStore;
import launchbot.readiness.Readiness;
import launchbot.readiness.Reason;
import launchbot.triage.Severity;
import org.jooq.DSLContext;

/** Puts the board together from what all features say. */
final class Sheets {
  private static final int SEEN_AT_ONCE = 4;

  private final Situations situations;
  private final Supplier<List<Feature>> features;

  /**
   * @param features all there are; asked late
   */
  Sheets(Supplier<List<Feature>> features) {
    this.features = features;
    this.situations = new Situations(features);
  }

  Sheet of(DSLContext sql, Launch launch, Instant now) {
    Situation situation = situations.of(sql, launch, now);
    List<BoardPart> parts =
        features.get().stream()
            .map(feature -> feature.board(sql, launch, now))
            .flatMap(List::stream)
            .sorted(Comparator.comparingInt(BoardPart::rank)) // stable
            .toList();
    Set<String> shown = parts.stream().map(BoardPart::key).collect(Collectors.toSet());
    List<Reason> reasons = situation.readiness().reasons();
    List<String> also =
        situation.lines().stream()
            .filter(line -> !shown.contains(line.key()))
            .map(StatusLine::words)
            .toList();
    Set<String> people = new HashSet<>();
    said(reasons, parts, also).forEach(words -> people.addAll(Spoken.people(words)));
    Map<String, String> names = PersonStore.names(sql, people);
    people.removeAll(names.keySet());
    List<Sheet.Row> rows = reasons.stream().map(reason -> row(reason, names)).toList();
    return new Sheet(
        launch.name(),
        tone(situation.readiness().call()),
        words(situation.readiness().call()),
        about(situation),
        rows.stream().limit(SEEN_AT_ONCE).toList(),
        rows.stream().skip(SEEN_AT_ONCE).toList(),
        parts.stream()
            .map(part ->
                new Sheet.Section(
                    part.title(), part.lines().stream().map(line -> row(line, names)).toList()))
            .toList(),
        figures(situation),
        situation.progress().stream()
            .map(one -> new Sheet.Bar(one.section(), one.done(), one.total()))
            .toList(),
        also.stream()
            .map(
                words -> new Sheet.Row(BoardPart.Tone.PLAIN, Spoken.html(words, names), null, null))
            .toList(),
        people);
  }

  private static Sheet.Row row(Reason reason, Map<String, String> names) {
    return new Sheet.Row(
        reason.weight() == Reason.Weight.STOPS ? BoardPart.Tone.BAD : BoardPart.Tone.WARN,
        Spoken.html(reason.words() + " `/" + reason.command() + "`", names),
        null,
        null);
  }

  private static Sheet.Row row(BoardPart.Line line, Map<String, String> names) {
    return new Sheet.Row(
        line.tone(), Spoken.html(line.words(), names), line.since(), line.target());
  }

  private static Collection<String> said(
      List<Reason> reasons, List<BoardPart> parts, List<String> also) {
    return Stream.of(
            reasons.stream().map(Reason::words),
            parts.stream().flatMap(part -> part.lines().stream()).map(BoardPart.Line::words),
            also.stream())
        .flatMap(words -> words)
        .toList();
  }

  private static List<Sheet.Figure> figures(Situation situation) {
    List<Sheet.Figure> figures = new ArrayList<>();
    Arrays.stream(Severity.values())
        .forEach(severity -> {
          int open = situation.tally().open(severity);
          figures.add(
              new Sheet.Figure(
                  severity.key(),
                  open,
                  open > 0 && severity == Severity.BLOCKER ? "bad" : "plain"));
        });
    figures.add(new Sheet.Figure("to verify", situation.tally().toVerify(), "plain"));
    return figures;
  }

  private static String about(Situation situation) {
    List<String> words = new ArrayList<>();
    Situation.Running running = situation.sprint();
    if (running != null && situation.day().isPresent()) {
      words.add("Day %d of %d".formatted(situation.day().getAsInt(), running.sprint().length()));
    }
    LocalDate date = situation.launch().launchDate();
    if (date != null) {
      words.add("launch " + Mrkdwn.day(date, situation.today()));
    }
    return String.join(", ", words);
  }

  private static BoardPart.Tone tone(Readiness.Call call) {
    return switch (call) {
      case GO -> BoardPart.Tone.GOOD;
      case GO_WITH_RISKS -> BoardPart.Tone.WARN;
      case NO_GO -> BoardPart.Tone.BAD;
    };
  }

  private static String words(Readiness.Call call) {
    return switch (call) {
      case GO -> "GO";
      case GO_WITH_RISKS -> "GO WITH RISKS";
      case NO_GO -> "NO-GO";
    };
  }
}
