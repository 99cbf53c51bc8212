package launchbot.postmortem;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A postmortem as it reads now: what people wrote, and where they have not, what is known. */
public record Paper(Map<Section, Part> parts) {

  public Paper {
    parts = Collections.unmodifiableMap(new EnumMap<>(parts));
  }

  /**
   * A section.
   *
   * @param version of what people wrote; 0 while nobody has
   * @param words Markdown; empty while there is nothing
   * @param written null where it is as drafted
   * @param newer what the draft says now, where it has become another one since somebody wrote;
   *     null otherwise
   */
  public record Part(int version, String words, @Nullable Written written, @Nullable String newer) {

    /** Nobody has written it, and nothing is known. */
    public boolean blank() {
      return words.isEmpty();
    }
  }

  /**
   * @param drafted what is known, for each section where anything is
   * @param newest the newest version of each section that has one
   */
  public static Paper of(Map<Section, String> drafted, List<Written> newest) {
    Map<Section, Written> written =
        newest.stream().collect(Collectors.toMap(Written::section, one -> one));
    Map<Section, Part> parts = new EnumMap<>(Section.class);
    for (Section section : Section.all()) {
      String known = drafted.getOrDefault(section, "");
      Written one = written.get(section);
      parts.put(section, one == null ? new Part(0, known, null, null) : part(one, known));
    }
    return new Paper(parts);
  }

  private static Part part(Written written, String known) {
    String words = written.words();
    return words == null
        ? new Part(written.version(), known, null, null)
        : new Part(
            written.version(), words, written, known.equals(written.drafted()) ? null : known);
  }

  public Part of(Section section) {
    return Optional.ofNullable(parts.get(section)).orElseThrow();
  }

  public List<Section> blank() {
    return Section.all().stream().filter(one -> of(one).blank()).toList();
  }

  /** Names this text: another one has another print. */
  public String print() {
    return print(
        Section.all().stream().map(one -> of(one).words()).collect(Collectors.joining("\0")));
  }

  /** Twelve hex digits that name a text. */
  public static String print(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
