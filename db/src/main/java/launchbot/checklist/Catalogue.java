package launchbot.checklist;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a checklist begins with (PLAYBOOK "Checklists"), and the sources that prove items: {@code
 * checklist/items.json}.
 *
 * @param sources by their keys
 * @param sections in the order in which they are shown
 */
public record Catalogue(Map<String, Source> sources, List<Section> sections) {
  /** Where a team's own items go that name no section. */
  public static final String OWN = "own";

  private static final Catalogue SHIPPED = read();

  public Catalogue {
    sources = Map.copyOf(sources);
    sections = List.copyOf(sections);
  }

  /** Items that belong together. */
  public record Section(String key, String title, List<Line> lines) {
    public Section {
      lines = List.copyOf(lines);
    }
  }

  /**
   * An item as it ships.
   *
   * @param key {@code section.slug}
   * @param required whether there is no go without it, unless the plan says otherwise
   * @param ask what proof is looked for, as a hint to whoever ticks it
   */
  public record Line(
      String key, String text, Needs needs, boolean required, @Nullable String ask) {}

  public static Catalogue shipped() {
    return SHIPPED;
  }

  /** All items of all sections, in their order. */
  public List<Line> lines() {
    return sections.stream().flatMap(section -> section.lines().stream()).toList();
  }

  public Optional<Line> line(String key) {
    return lines().stream().filter(line -> line.key().equals(key)).findFirst();
  }

  /** Keys of the items that are required where a plan names none. */
  public Set<String> required() {
    return lines().stream().filter(Line::required).map(Line::key).collect(Collectors.toSet());
  }

  /** The section's title; its key where a team made it up. */
  public String title(String section) {
    return section.equals(OWN)
        ? "Our own"
        : sections.stream()
            .filter(one -> one.key().equals(section))
            .map(Section::title)
            .findFirst()
            .orElse(section);
  }

  /** The keys of all sections, a team's own items last. */
  public List<String> sectionKeys() {
    return java.util.stream.Stream.concat(
            sections.stream().map(Section::key), java.util.stream.Stream.of(OWN))
        .toList();
  }

  /** The source of that key; one that nobody described is about every item that needs it. */
  public Source source(String key) {
    Source known = sources.get(key);
    return known != null
        ? known
        : new Source(
            key,
            key.startsWith(Needs.SECTION)
                ? "section “" + title(key.substring(Needs.SECTION.length())) + "”"
                : key,
            false,
            null);
  }

  private record FileLine(
      String key, String text, List<String> by, boolean required, @Nullable String ask) {}

  private record FileSection(String key, String title, List<FileLine> items) {}

  private record FileSource(String key, String name, boolean each, @Nullable Integer days) {}

  private record AsFile(List<FileSource> sources, List<FileSection> sections) {}

  private static Catalogue read() {
    try (var file =
        new InputStreamReader(
            Objects.requireNonNull(
                Catalogue.class.getResourceAsStream("/checklist/items.json"),
                "checklist/items.json"),
            StandardCharsets.UTF_8)) {
      AsFile read = new Gson().fromJson(file, AsFile.class);
      Map<String, Source> sources = new LinkedHashMap<>();
      for (FileSource one : read.sources()) {
        Duration oldest = one.days() == null ? null : Duration.ofDays(one.days());
        sources.put(one.key(), new Source(one.key(), one.name(), one.each(), oldest));
      }
      return new Catalogue(sources, read.sections().stream().map(Catalogue::section).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Section section(FileSection read) {
    return new Section(
        read.key(),
        read.title(),
        read.items().stream()
            .map(one ->
                new Line(
                    read.key() + "." + one.key(),
                    one.text(),
                    Needs.of(one.by()),
                    one.required(),
                    one.ask()))
            .toList());
  }
}
