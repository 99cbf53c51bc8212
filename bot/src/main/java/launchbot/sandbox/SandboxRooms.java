package launchbot.sandbox;

import java.util.List;
import java.util.stream.Stream;

/** One person's hands on channels; like {@link SandboxPerson}, whose part it is. */
public final class SandboxRooms {

  private final Stage stage;
  private final Rooms rooms;
  private final String me;

  SandboxRooms(Stage stage, String me) {
    this.stage = stage;
    this.rooms = new Rooms(stage);
    this.me = me;
  }

  /** Returns the id of the new channel, which has no other member yet. */
  public String create(String name, boolean closed) {
    synchronized (stage.world()) {
      return rooms.create(me, name, closed).id();
    }
  }

  /** Opens the conversation of these people and oneself; returns its id. */
  public String group(List<String> userIds) {
    synchronized (stage.world()) {
      if (userIds.equals(List.of(Cast.BOT))) {
        return stage.world().direct(me).id();
      }
      userIds.forEach(rooms::person);
      return rooms.group(Stream.concat(userIds.stream(), Stream.of(me)).toList()).id();
    }
  }

  public void archive(String channelId) {
    synchronized (stage.world()) {
      rooms.archive(me, room(channelId));
    }
  }

  public void unarchive(String channelId) {
    synchronized (stage.world()) {
      rooms.unarchive(me, room(channelId));
    }
  }

  public void topic(String channelId, String text) {
    synchronized (stage.world()) {
      rooms.topic(me, open(channelId), text);
    }
  }

  public void rename(String channelId, String name) {
    synchronized (stage.world()) {
      rooms.rename(open(channelId), name);
    }
  }

  public void invite(String channelId, String userId) {
    synchronized (stage.world()) {
      rooms.admit(me, open(channelId), userId);
    }
  }

  /** Takes somebody out: oneself, the bot, or another. */
  public void remove(String channelId, String userId) {
    synchronized (stage.world()) {
      rooms.dismiss(open(channelId), userId);
    }
  }

  /** Joins a public channel. */
  public void join(String channelId) {
    synchronized (stage.world()) {
      Channel channel =
          stage
              .world()
              .channel(channelId)
              .filter(one -> one.kind() == Channel.Kind.PUBLIC)
              .orElseThrow(() -> new IllegalArgumentException("no public channel " + channelId));
      rooms.admit(me, channel, me);
    }
  }

  /** Pins a message, or takes the pin off. */
  public void pin(String channelId, String ts, boolean on) {
    synchronized (stage.world()) {
      MarkMethods.pin(stage, open(channelId), ts, me, on);
    }
  }

  /** Has read the channel up to this message. */
  public void read(String channelId, String ts) {
    stage.world().marks().read(me, room(channelId).id(), ts);
  }

  private Channel room(String channelId) {
    return stage
        .world()
        .channel(channelId)
        .filter(one -> one.has(me))
        .orElseThrow(() -> new IllegalArgumentException("not in the channel " + channelId));
  }

  private Channel open(String channelId) {
    Channel channel = room(channelId);
    if (channel.archived()) {
      throw new IllegalArgumentException("#" + channel.name() + " is archived");
    }
    return channel;
  }
}
