package launchbot.jobs.smoke;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** JSON as people write it in YAML. How deep it goes is bounded by whoever read the document. */
final class YamlJson {
  private YamlJson() {}

  static JsonElement of(Node node) {
    return switch (node) {
      case MappingNode mapping -> {
        var object = new JsonObject();
        for (NodeTuple each : mapping.getValue()) {
          String name = each.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
          object.add(name, of(each.getValueNode()));
        }
        yield object;
      }
      case SequenceNode sequence -> {
        var array = new JsonArray();
        sequence.getValue().forEach(each -> array.add(of(each)));
        yield array;
      }
      case ScalarNode scalar -> value(scalar);
      default -> JsonNull.INSTANCE;
    };
  }

  /** All texts in it, values only. */
  static List<ScalarNode> texts(@Nullable Node node) {
    List<ScalarNode> texts = new ArrayList<>();
    switch (node) {
      case MappingNode mapping ->
          mapping.getValue().forEach(each -> texts.addAll(texts(each.getValueNode())));
      case SequenceNode sequence -> sequence.getValue().forEach(each -> texts.addAll(texts(each)));
      case ScalarNode scalar -> texts.add(scalar);
      case null, default -> {
        // nothing that is text
      }
    }
    return texts;
  }

  private static JsonElement value(ScalarNode scalar) {
    String text = scalar.getValue();
    if (scalar.getTag().equals(Tag.NULL)) {
      return JsonNull.INSTANCE;
    }
    if (scalar.getTag().equals(Tag.BOOL)) {
      return new JsonPrimitive(
          List.of("true", "yes", "on").contains(text.toLowerCase(Locale.ROOT)));
    }
    boolean number = scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT);
    // What YAML knows beside JSON's numbers, such as 0x1f and .inf, stays a text.
    return number && text.matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?")
        ? new JsonPrimitive(new BigDecimal(text))
        : new JsonPrimitive(text);
  }
}
