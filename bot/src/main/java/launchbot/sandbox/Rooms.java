package launchbot.sandbox;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/** What happens to channels, whoever does it: the one way for people, for tests and for the bot. */
final class Rooms {

  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_TOPIC = 250;
  private static final int MOST_IN_A_GROUP = 9;

  private final Stage stage;

  Rooms(Stage stage) {
    this.stage = stage;
  }

  /** A new channel with its maker as its only member. */
  Channel create(String by, String name, boolean closed) {
    fitting(name);
    if (named(name).isPresent()) {
      throw new Refusal("name_taken");
    }
    var kind = closed ? Channel.Kind.PRIVATE : Channel.Kind.PUBLIC;
    long now = stage.world().now().getEpochSecond();
    var made = new Channel(Tickets.id("C0"), name, kind, false, List.of(by), "", by, now);
    stage.world().put(made);
    stage.events().created(made, by);
    return made;
  }

  Optional<Channel> named(String name) {
    return stage.world().channels().stream()
        .filter(channel -> channel.named() && channel.name().equals(name))
        .findFirst();
  }

  /** The conversation of exactly these people, opened when it is needed first. */
  Channel group(List<String> userIds) {
    List<String> members = userIds.stream().distinct().sorted().toList();
    if (members.size() > MOST_IN_A_GROUP) {
      throw new Refusal("too_many_users");
    }
    Optional<Channel> known =
        stage.world().channels().stream()
            .filter(channel -> channel.kind() == Channel.Kind.GROUP)
            .filter(channel -> channel.members().stream().sorted().toList().equals(members))
            .findFirst();
    if (known.isPresent()) {
      return known.get();
    }
    List<String> names = members.stream().map(id -> person(id).name()).toList();
    String name = "mpdm-" + String.join("--", names) + "-1";
    var opened =
        new Channel(
            Tickets.id("G0"),
            name,
            Channel.Kind.GROUP,
            false,
            members,
            "",
            members.getFirst(),
            stage.world().now().getEpochSecond());
    stage.world().put(opened);
    return opened;
  }

  Channel archive(String by, Channel channel) {
    onlyNamed(channel);
    if (channel.archived()) {
      throw new Refusal("already_archived");
    }
    if (channel.id().equals(Cast.GENERAL)) {
      throw new Refusal("cant_archive_general");
    }
    notice(channel, "archive", by, "archived the channel");
    stage.world().put(channel.closed());
    stage.events().archived(channel, by, true);
    return channel.closed();
  }

  Channel unarchive(String by, Channel channel) {
    onlyNamed(channel);
    if (!channel.archived()) {
      throw new Refusal("not_archived");
    }
    stage.world().put(channel.reopened());
    notice(channel.reopened(), "unarchive", by, "un-archived the channel");
    stage.events().archived(channel, by, false);
    return channel.reopened();
  }

  Channel topic(String by, Channel channel, String text) {
    onlyNamed(channel);
    if (text.length() > LONGEST_TOPIC) {
      throw new Refusal("too_long");
    }
    Channel next = channel.about(text);
    stage.world().put(next);
    String said = text.isEmpty() ? "cleared the channel topic" : "set the channel topic: " + text;
    JsonObject notice = noticeOf(next, "topic", by, said);
    notice.addProperty("topic", text);
    post(next, notice);
    return next;
  }

  Channel rename(Channel channel, String name) {
    onlyNamed(channel);
    fitting(name);
    if (!name.equals(channel.name()) && named(name).isPresent()) {
      throw new Refusal("name_taken");
    }
    Channel renamed = channel.called(name);
    stage.world().put(renamed);
    stage.events().renamed(renamed);
    return renamed;
  }

  /** Lets somebody in; {@code by} is whoever invited them, or they themselves. */
  Channel admit(String by, Channel channel, String userId) {
    if (channel.kind() == Channel.Kind.DIRECT || channel.kind() == Channel.Kind.GROUP) {
      throw new Refusal("method_not_supported_for_channel_type");
    }
    if (channel.archived()) {
      throw new Refusal("is_archived");
    }
    if (channel.has(userId)) {
      throw new Refusal("already_in_channel");
    }
    Person person = person(userId);
    if (person.deactivated()) {
      throw new Refusal("user_disabled");
    }
    Channel joined = channel.with(userId);
    stage.world().put(joined);
    JsonObject notice = noticeOf(joined, "join", userId, "has joined the channel");
    if (!by.equals(userId)) {
      notice.addProperty("inviter", by);
    }
    stage.world().put(joined.id(), notice);
    stage.events().joined(joined, userId, by);
    stage.events().posted(joined, notice);
    return joined;
  }

  /** Takes somebody out, or lets them go. */
  Channel dismiss(Channel channel, String userId) {
    onlyNamed(channel);
    if (!channel.has(userId)) {
      throw new Refusal("not_in_channel");
    }
    if (channel.id().equals(Cast.GENERAL) && !userId.equals(Cast.BOT)) {
      throw new Refusal("cant_leave_general");
    }
    notice(channel, "leave", userId, "has left the channel");
    Channel left = channel.without(userId);
    stage.world().put(left);
    stage.events().left(channel, userId);
    return left;
  }

  private static void fitting(String name) {
    if (name.isBlank()) {
      throw new Refusal("invalid_name_required");
    }
    if (name.length() > LONGEST_NAME) {
      throw new Refusal("invalid_name_maxlength");
    }
    if (!name.matches("[\\p{Ll}\\p{Lo}\\p{N}_-]+")) {
      throw new Refusal("invalid_name_specials");
    }
    if (!name.matches(".*[\\p{L}\\p{N}].*")) {
      throw new Refusal("invalid_name_punctuation");
    }
  }

  Person person(String userId) {
    return stage.world().person(userId).orElseThrow(() -> new Refusal("user_not_found"));
  }

  private static void onlyNamed(Channel channel) {
    if (!channel.named()) {
      throw new Refusal("method_not_supported_for_channel_type");
    }
  }

  private void notice(Channel channel, String what, String by, String said) {
    post(channel, noticeOf(channel, what, by, said));
  }

  private void post(Channel channel, JsonObject notice) {
    stage.world().put(channel.id(), notice);
    stage.events().posted(channel, notice);
  }

  private JsonObject noticeOf(Channel channel, String what, String by, String said) {
    return Json.of(
        "type",
        "message",
        "subtype",
        (channel.kind() == Channel.Kind.PRIVATE ? "group_" : "channel_") + what,
        "user",
        by,
        "text",
        "<@" + by + "> " + Typed.escape(said),
        "ts",
        stage.world().nextTs());
  }
}
