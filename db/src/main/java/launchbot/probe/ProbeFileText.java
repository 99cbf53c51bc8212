package launchbot.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Probes as a {@code probes.yml} that {@link ProbeFile} reads back to the same ones. */
public final class ProbeFileText {
  private ProbeFileText() {}

  /** All that can be listed; heartbeats and errors report by themselves. */
  public static String of(List<Probe> probes) {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setWidth(120);
    options.setSplitLines(false);
    options.setIndent(2);
    List<Map<String, Object>> listed =
        probes.stream()
            .filter(probe -> !probe.kind().passive())
            .map(probe -> fields(probe, probes))
            .toList();
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("probes", listed);
    return new Yaml(options).dump(file);
  }

  /** What differs from the defaults of its kind, and what says which it is. */
  private static Map<String, Object> fields(Probe probe, List<Probe> probes) {
    Map<String, Object> fields = new LinkedHashMap<>();
    Probe.Draft draft = probe.draft();
    Probe.Draft usual = Probe.Draft.of(draft.spec());
    Pace pace = draft.pace();
    fields.put("name", draft.name());
    fields.put("kind", probe.kind().key());
    fields.put("target", draft.spec().target());
    fields.put("every", Length.words(pace.every()));
    if (!pace.timeout().equals(usual.pace().timeout())) {
      fields.put("timeout", Length.words(pace.timeout()));
    }
    if (!draft.spec().expect().isEmpty()) {
      fields.put("expect", new ArrayList<>(draft.spec().expect()));
    }
    fields.put("severity", draft.severity().key());
    String group = draft.partOf();
    if (group != null) {
      fields.put("group", group);
    }
    String after = Differences.after(pace);
    if (!after.equals(Differences.after(usual.pace()))) {
      fields.put("after", after);
    }
    if (pace.recovers() != usual.pace().recovers()) {
      fields.put("recover", pace.recovers());
    }
    Long parent = draft.parent();
    if (parent != null && probes.stream().anyMatch(one -> one.id() == parent)) {
      fields.put("parent", Probes.called(probes, parent));
    }
    Map<String, String> options = new TreeMap<>(draft.spec().options());
    String proves = options.remove(Spec.PROVES);
    if (proves != null) {
      fields.put("proves", List.of(proves.split(" ")));
    }
    if (!options.isEmpty()) {
      fields.put("options", options);
    }
    return fields;
  }
}
