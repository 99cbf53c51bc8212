package launchbot.notice;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The templates that come with Launchbot, one for each moment, from notice/templates.json. */
public final class Templates {
  private static final Map<Moment, Template> ALL = read();

  private Templates() {}

  public static Template of(Moment moment) {
    return Objects.requireNonNull(ALL.get(moment));
  }

  private record FileTemplate(String headline, List<String> body, List<String> must) {}

  private static Map<Moment, Template> read() {
    try (var file =
        new InputStreamReader(
            Objects.requireNonNull(
                Templates.class.getResourceAsStream("/notice/templates.json"),
                "notice/templates.json"),
            StandardCharsets.UTF_8)) {
      Map<String, FileTemplate> read =
          new Gson().fromJson(file, new TypeToken<Map<String, FileTemplate>>() {}.getType());
      Map<Moment, Template> all = new EnumMap<>(Moment.class);
      for (Moment moment : Moment.values()) {
        FileTemplate one = Objects.requireNonNull(read.get(moment.key()), moment.key());
        Set<Blank> must =
            one.must().stream()
                .map(name -> Blank.parse(name).orElseThrow())
                .collect(Collectors.toSet());
        all.put(
            moment,
            new Template(
                moment, new Notice.Text(one.headline(), String.join("\n\n", one.body())), must));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
