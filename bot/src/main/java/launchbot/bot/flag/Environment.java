package launchbot.bot.flag;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import launchbot.flag.FlagShelfStore;
import launchbot.seal.Tokens;

/**
 * What programs of one environment are answered, as bytes. A switch says {@code true} while its
 * feature is on. Its reason is {@code STATIC} either way: {@code DISABLED} would tell an SDK that
 * the switch itself does not count, and it would turn the feature on again.
 *
 * @param single by key
 * @param tag of the whole, with its quotation marks
 */
record Environment(
    String workspace, String name, Map<String, Single> single, byte[] whole, String tag) {

  /**
   * One switch.
   *
   * @param id of the switch
   */
  record Single(long id, byte[] body) {}

  static Environment of(String workspace, String name, List<FlagShelfStore.Shown> flags) {
    Map<String, Single> single = new LinkedHashMap<>();
    var all = new JsonArray();
    for (FlagShelfStore.Shown flag : flags) {
      JsonObject json = json(name, flag);
      single.put(flag.key(), new Single(flag.id(), bytes(json)));
      all.add(json);
    }
    var body = new JsonObject();
    body.add("flags", all);
    byte[] whole = bytes(body);
    return new Environment(workspace, name, Map.copyOf(single), whole, tag(whole));
  }

  private static JsonObject json(String environment, FlagShelfStore.Shown flag) {
    var metadata = new JsonObject();
    metadata.addProperty("environment", environment);
    metadata.addProperty("since", flag.since().toString());
    var json = new JsonObject();
    json.addProperty("key", flag.key());
    json.addProperty("value", flag.on());
    json.addProperty("reason", "STATIC");
    json.addProperty("variant", flag.on() ? "on" : "off");
    json.add("metadata", metadata);
    return json;
  }

  private static byte[] bytes(JsonObject json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String tag(byte[] whole) {
    byte[] hash = Tokens.hash(new String(whole, StandardCharsets.UTF_8));
    return '"' + HexFormat.of().formatHex(hash, 0, 12) + '"';
  }
}
