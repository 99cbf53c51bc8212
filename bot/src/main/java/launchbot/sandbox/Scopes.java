package launchbot.sandbox;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the app may do: the scopes that it asked for, less those that are withheld, and which of
 * them each method needs.
 */
final class Scopes {

  /** Needs that do not depend on the channel; a method that is not listed needs none. */
  private static final Map<String, String> NEEDED =
      Map.ofEntries(
          Map.entry("chat.postMessage", "chat:write"),
          Map.entry("chat.postEphemeral", "chat:write"),
          Map.entry("chat.update", "chat:write"),
          Map.entry("chat.delete", "chat:write"),
          Map.entry("conversations.join", "channels:join"),
          Map.entry("users.info", "users:read"),
          Map.entry("users.list", "users:read"),
          Map.entry("users.lookupByEmail", "users:read.email"),
          Map.entry("pins.add", "pins:write"),
          Map.entry("pins.remove", "pins:write"),
          Map.entry("pins.list", "pins:read"),
          Map.entry("reactions.add", "reactions:write"),
          Map.entry("reactions.remove", "reactions:write"),
          Map.entry("reactions.get", "reactions:read"),
          Map.entry("bookmarks.add", "bookmarks:write"),
          Map.entry("bookmarks.edit", "bookmarks:write"),
          Map.entry("bookmarks.remove", "bookmarks:write"),
          Map.entry("bookmarks.list", "bookmarks:read"),
          Map.entry("files.getUploadURLExternal", "files:write"),
          Map.entry("files.completeUploadExternal", "files:write"),
          Map.entry("files.info", "files:read"));

  /** Reading who is there and what it is called. */
  private static final Map<Channel.Kind, String> LOOK =
      Map.of(
          Channel.Kind.PUBLIC, "channels:read",
          Channel.Kind.PRIVATE, "groups:read",
          Channel.Kind.DIRECT, "im:read",
          Channel.Kind.GROUP, "mpim:read");

  private static final Map<Channel.Kind, String> READ =
      Map.of(
          Channel.Kind.PUBLIC, "channels:history",
          Channel.Kind.PRIVATE, "groups:history",
          Channel.Kind.DIRECT, "im:history",
          Channel.Kind.GROUP, "mpim:history");

  private static final Map<Channel.Kind, String> CHANGE =
      Map.of(
          Channel.Kind.PUBLIC, "channels:manage",
          Channel.Kind.PRIVATE, "groups:write",
          Channel.Kind.DIRECT, "im:write",
          Channel.Kind.GROUP, "mpim:write");

  private static final Set<String> READING = Set.of("history", "replies");
  private static final Set<String> LOOKING = Set.of("info", "members");
  private static final Set<String> CHANGING =
      Set.of("archive", "unarchive", "rename", "invite", "kick", "leave", "setTopic", "setPurpose");

  private final SandboxSettings settings;
  private final Faults faults;
  private final World world;

  Scopes(SandboxSettings settings, World world, Faults faults) {
    this.settings = settings;
    this.world = world;
    this.faults = faults;
  }

  /** Those that the app asked for when it was installed, in order; all, where nobody said. */
  List<String> asked() {
    if (!settings.scopes().isEmpty()) {
      return settings.scopes().stream().sorted().toList();
    }
    var all = new TreeSet<>(NEEDED.values());
    all.addAll(LOOK.values());
    all.addAll(READ.values());
    all.addAll(CHANGE.values());
    all.addAll(List.of("app_mentions:read", "chat:write.public", "commands"));
    return List.copyOf(all);
  }

  boolean granted(String scope) {
    return !faults.withheld().contains(scope)
        && (settings.scopes().isEmpty() || settings.scopes().contains(scope));
  }

  /** As Slack lists them in its answers. */
  String provided() {
    return String.join(",", asked().stream().filter(this::granted).toList());
  }

  /** Throws Slack's refusal when the scope that this call needs is missing. */
  void check(ApiCall call) {
    for (String scope : needed(call)) {
      if (!granted(scope)) {
        JsonObject details = Json.of("needed", scope, "provided", provided());
        throw new Refusal("missing_scope", List.of("needed: " + scope), details);
      }
    }
  }

  /** Whether it is missing only because somebody switched it off here. */
  boolean withheld(Refusal refusal) {
    String needed = Json.text(refusal.details(), "needed");
    return needed != null && faults.withheld().contains(needed);
  }

  private List<String> needed(ApiCall call) {
    String fixed = NEEDED.get(call.method());
    if (fixed != null) {
      return List.of(fixed);
    }
    if (!call.method().startsWith("conversations.")) {
      return List.of();
    }
    String verb = call.method().substring("conversations.".length());
    @Nullable Channel channel = world.channel(call.text("channel", "")).orElse(null);
    Channel.Kind kind = channel == null ? Channel.Kind.PUBLIC : channel.kind();
    return switch (verb) {
      case "create" -> List.of(call.flag("is_private") ? "groups:write" : "channels:manage");
      case "open" -> List.of(call.text("users", "").contains(",") ? "mpim:write" : "im:write");
      case "list" -> listed(call);
      default -> byKind(verb, kind);
    };
  }

  private static List<String> listed(ApiCall call) {
    var needed = new ArrayList<String>();
    for (String type : call.text("types", "public_channel").split("\\s*,\\s*", -1)) {
      switch (type) {
        case "private_channel" -> needed.add("groups:read");
        case "im", "mpim" -> needed.add(type + ":read");
        default -> needed.add("channels:read");
      }
    }
    return needed;
  }

  private static List<String> byKind(String verb, Channel.Kind kind) {
    if (READING.contains(verb)) {
      return List.of(READ.getOrDefault(kind, ""));
    }
    if (LOOKING.contains(verb)) {
      return List.of(LOOK.getOrDefault(kind, ""));
    }
    return CHANGING.contains(verb) ? List.of(CHANGE.getOrDefault(kind, "")) : List.of();
  }
}
