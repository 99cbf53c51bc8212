package launchbot.outbox;

import static launchbot.sql.Tables.OUTBOX;
import static launchbot.sql.Tables.POSTED;

import com.google.gson.Gson;
import java.time.Duration;
import launchbot.sql.tables.Posted;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** A message as a row of the outbox, and back. */
final class MessageRow {
  /** Where the root of a reply stands. */
  static final Posted UNDER = POSTED.as("under");

  private static final Gson GSON = new Gson();

  private MessageRow() {}

  /**
   * What the stored body holds; which of them depends on the kind.
   *
   * @param content of a file: text, or a picture in base64 where {@code alt} is there
   */
  private record Body(
      @Nullable String text,
      @Nullable String blocks,
      @Nullable String name,
      @Nullable String content,
      @Nullable String alt,
      @Nullable Long calmMillis,
      @Nullable Boolean post) {}

  /** The same of a mail. */
  private record Letter(
      String about, String from, String subject, String text, String unsubscribe) {}

  static String kind(Message message) {
    return switch (message) {
      case Message.Post _ -> "post";
      case Message.Reply _ -> "reply";
      case Message.Live _ -> "live";
      case Message.Mail _ -> "mail";
      case Message.File _ -> "file";
    };
  }

  static @Nullable String root(Message message) {
    return switch (message) {
      case Message.Reply reply -> reply.root();
      case Message.Live live -> live.root();
      case Message.Post _, Message.File _, Message.Mail _ -> null;
    };
  }

  static @Nullable String thread(Message message) {
    return switch (message) {
      case Message.Post post -> post.thread();
      case Message.Reply _, Message.Live _ -> null;
      case Message.Mail mail -> mail.tag();
      case Message.File file -> file.thread();
    };
  }

  /** What is stored of it beside its columns. */
  static JSONB body(Message message) {
    java.lang.Record body =
        switch (message) {
          case Message.Mail mail ->
              new Letter(
                  mail.about(), mail.from(), mail.subject(), mail.text(), mail.unsubscribe());
          case Message.Post post ->
              new Body(post.text(), post.blocks(), null, null, null, null, null);
          case Message.Reply reply ->
              new Body(reply.text(), reply.blocks(), null, null, null, null, null);
          case Message.Live live ->
              new Body(null, null, null, null, null, live.calm().toMillis(), live.post());
          case Message.File file ->
              switch (file.content()) {
                case Message.File.Words(String words) ->
                    new Body(file.text(), null, file.name(), words, null, null, null);
                case Message.File.Picture(String base64, String alt) ->
                    new Body(file.text(), null, file.name(), base64, alt, null, null);
              };
        };
    return JSONB.valueOf(GSON.toJson(body));
  }

  /** The same body of a live message, which may now be posted as well. */
  static Field<JSONB> allowingPost(Field<JSONB> body) {
    return DSL.field("{0} || '{\"post\":true}'", JSONB.class, body);
  }

  static Message message(Record row) {
    Body body = GSON.fromJson(row.get(OUTBOX.BODY).data(), Body.class);
    String channel = row.get(OUTBOX.CHANNEL);
    String thread = row.get(OUTBOX.THREAD);
    var urgency = Message.Urgency.of(row.get(OUTBOX.URGENCY));
    return switch (row.get(OUTBOX.KIND)) {
      case "post" ->
          new Message.Post(channel, thread, present(body.text()), body.blocks(), urgency);
      case "reply" ->
          new Message.Reply(
              channel, row.get(OUTBOX.ROOT), present(body.text()), body.blocks(), urgency);
      case "live" ->
          new Message.Live(
              channel,
              row.get(OUTBOX.SUBJECT),
              row.get(OUTBOX.ROOT),
              Duration.ofMillis(body.calmMillis() == null ? 0 : body.calmMillis()),
              Boolean.TRUE.equals(body.post()),
              urgency);
      case "mail" -> mail(row, channel, present(thread), urgency);
      case "file" ->
          new Message.File(
              channel, thread, present(body.name()), content(body), present(body.text()));
      default -> throw new IllegalStateException("kind " + row.get(OUTBOX.KIND));
    };
  }

  static Claimed claimed(Record row) {
    String ts = row.get(POSTED.TS);
    String root = row.get(UNDER.TS);
    return new Claimed(
        row.get(OUTBOX.WORKSPACE),
        row.get(OUTBOX.ID),
        message(row),
        row.get(OUTBOX.ATTEMPTS),
        row.get(OUTBOX.UNKNOWN),
        row.get(OUTBOX.FIRST_TRY).toInstant(),
        ts == null ? null : new Claimed.Place(row.get(POSTED.CHANNEL), ts),
        root == null ? null : new Claimed.Place(row.get(UNDER.CHANNEL), root),
        Boolean.TRUE.equals(row.get(POSTED.GONE)),
        row.get(OUTBOX.ACTOR));
  }

  private static Message mail(Record row, String channel, String tag, Message.Urgency urgency) {
    Letter letter = GSON.fromJson(row.get(OUTBOX.BODY).data(), Letter.class);
    return new Message.Mail(
        channel,
        tag,
        letter.about(),
        letter.from(),
        letter.subject(),
        letter.text(),
        letter.unsubscribe(),
        urgency);
  }

  /** Only a picture has an alternative. */
  private static Message.File.Content content(Body body) {
    String content = present(body.content());
    String alt = body.alt();
    return alt == null ? new Message.File.Words(content) : new Message.File.Picture(content, alt);
  }

  private static String present(@Nullable String text) {
    return text == null ? "" : text;
  }

  static boolean isPost(JSONB body) {
    return Boolean.TRUE.equals(GSON.fromJson(body.data(), Body.class).post());
  }
}
