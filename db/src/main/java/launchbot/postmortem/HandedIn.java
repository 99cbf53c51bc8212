package launchbot.postmortem;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a file that is handed in changes: sections that its writer changed and nobody else did.
 *
 * @param taken what becomes the next version
 * @param clashes what both changed; the newer version stays
 */
public record HandedIn(Map<Section, String> taken, List<Section> clashes) {

  public HandedIn {
    taken = Map.copyOf(taken);
    clashes = List.copyOf(clashes);
  }

  /**
   * @param opened the versions when the form was opened, for what has no stamp
   * @param now as it reads now
   */
  public static HandedIn of(PostmortemFile.Parsed file, Map<Section, Integer> opened, Paper now) {
    Map<Section, String> taken = new EnumMap<>(Section.class);
    List<Section> clashes = new ArrayList<>();
    file.words()
        .forEach((section, words) -> {
          Paper.Part part = now.of(section);
          PostmortemFile.Stamp stamp = file.stamps().get(section);
          boolean untouched = stamp != null && stamp.same(words);
          if (!untouched && !words.equals(part.words())) {
            int base =
                stamp == null ? opened.getOrDefault(section, part.version()) : stamp.version();
            if (base == part.version()) {
              taken.put(section, words);
            } else {
              clashes.add(section);
            }
          }
        });
    return new HandedIn(taken, clashes);
  }
}
