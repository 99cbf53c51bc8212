package launchbot.bot.timeline;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.Message;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import launchbot.bot.slack.SlackConnection;
import launchbot.incident.Event;
import launchbot.incident.TimelineStore;
import launchbot.jobs.Rate;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what marked messages say, after they were saved, and answers them with an emoji. What waits
 * is a row without words, so nothing is lost with the process; two replicas may read the same one,
 * which changes nothing. Slack's history is a help: without it a mark keeps its link.
 */
final class MarkReader {
  static final String DONE = "white_check_mark";
  static final String UNREADABLE = "Its words could not be read: follow the link.";

  private static final Logger log = LoggerFactory.getLogger(MarkReader.class);
  private static final String NAME = "marks";
  private static final int BATCH = 20;

  /** Other replicas and earlier lives of this one leave something now and then. */
  private static final Duration LOOK = Duration.ofMinutes(1);

  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Ledger ledger;
  private final SlackConnection slack;
  private final InstantSource clock;
  private final AtomicBoolean soon = new AtomicBoolean(true);
  private volatile Instant next = Instant.MIN;

  MarkReader(Ledger ledger, SlackConnection slack, InstantSource clock) {
    this.ledger = ledger;
    this.slack = slack;
    this.clock = clock;
  }

  /**
   * What could be found out.
   *
   * @param words null where Slack may tell them later
   */
  private record Found(@Nullable String words, @Nullable String link, @Nullable Instant editedAt) {}

  Rate rate() {
    return new Rate(NAME, Duration.ofSeconds(1), this::read);
  }

  /** Something was marked just now. */
  void soon() {
    soon.set(true);
  }

  /** Reads all that waits. */
  void read() {
    Instant now = clock.instant();
    Optional<String> workspace = slack.workspace();
    if (workspace.isEmpty() || (!soon.getAndSet(false) && now.isBefore(next))) {
      return;
    }
    String team = workspace.get();
    next = now.plus(PAUSE); // should this break off
    List<Event> waiting = ledger.read(team, sql -> TimelineStore.unread(sql, BATCH));
    boolean all = true;
    for (Event event : waiting) {
      all &= read(team, event, Objects.requireNonNull(event.message()), now);
    }
    next = now.plus(all ? LOOK : PAUSE);
    if (all && waiting.size() == BATCH) {
      soon();
    }
  }

  /** Takes the emoji away again; a courtesy that nothing depends on. */
  void takeBack(String team, Event.Message message) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            var answer =
                slack
                    .client(team)
                    .reactionsRemove(
                        r -> r.channel(message.channel()).timestamp(message.ts()).name(DONE));
            if (!answer.isOk()) {
              log.info("An emoji stays where a mark was: {}", answer.getError());
            }
          } catch (IOException | SlackApiException e) {
            log.info("An emoji stays where a mark was: {}", e.getMessage());
          }
        });
  }

  /** Whether it is settled; otherwise it is looked at again. */
  private boolean read(String team, Event event, Event.Message message, Instant now) {
    Found found = find(slack.client(team), message);
    String words = found.words();
    if (words == null) {
      if (now.isBefore(event.notedAt().plus(PATIENCE))) {
        return false;
      }
      words = UNREADABLE;
    }
    String told = words;
    String link = found.link() == null ? event.link() : found.link();
    ledger.observe(
        new Cause(team, Actor.schedule(NAME), now, null),
        tx -> {
          TimelineStore.read(tx, event.id(), told, link, found.editedAt());
          return true;
        });
    return true;
  }

  private static Found find(MethodsClient slack, Event.Message message) {
    @Nullable String link = null;
    try {
      var linked =
          slack.chatGetPermalink(r -> r.channel(message.channel()).messageTs(message.ts()));
      if ("message_not_found".equals(linked.getError())) {
        return new Found(Event.DELETED, null, null);
      }
      link = linked.isOk() ? linked.getPermalink() : null;
      var answered =
          slack.reactionsAdd(r -> r.channel(message.channel()).timestamp(message.ts()).name(DONE));
      if (!answered.isOk() && !"already_reacted".equals(answered.getError())) {
        log.info("A mark is not answered: {}", answered.getError());
      }
      return words(slack, message, link);
    } catch (IOException e) {
      log.info("Slack does not say what a marked message says: {}", e.getMessage());
      return new Found(null, link, null);
    } catch (SlackApiException e) {
      log.info("Slack does not say what a marked message says: {}", e.getResponse().code());
      return new Found(null, link, null);
    }
  }

  private static Found words(MethodsClient slack, Event.Message message, @Nullable String link)
      throws IOException, SlackApiException {
    String ts = message.ts();
    Optional<String> thread = Threads.of(link);
    List<Message> messages;
    if (thread.isPresent()) {
      var answer =
          slack.conversationsReplies(r ->
              r.channel(message.channel())
                  .ts(thread.get())
                  .oldest(ts)
                  .latest(ts)
                  .inclusive(true)
                  .limit(2)); // Slack may put the thread's first message before it
      messages = answer.getMessages();
    } else {
      var answer =
          slack.conversationsHistory(
              r -> r.channel(message.channel()).oldest(ts).latest(ts).inclusive(true).limit(1));
      messages = answer.getMessages();
    }
    return (messages == null ? List.<Message>of() : messages)
        .stream()
            .filter(one -> ts.equals(one.getTs()))
            .findFirst()
            .map(one -> new Found(Marks.words(text(one)), link, edited(one)))
            .orElseGet(() -> new Found(UNREADABLE, link, null));
  }

  private static String text(Message message) {
    return message.getText() == null ? "" : message.getText();
  }

  private static @Nullable Instant edited(Message message) {
    String ts = message.getEdited() == null ? null : message.getEdited().getTs();
    return ts != null && Event.Message.isTs(ts) ? new Event.Message("", ts).at() : null;
  }
}
