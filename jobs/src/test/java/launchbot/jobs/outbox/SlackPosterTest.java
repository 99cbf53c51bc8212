package launchbot.jobs.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import launchbot.outbox.Claimed;
import launchbot.outbox.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Web API answers, over real HTTP, and what that means for the outbox. */
class SlackPosterTest {
  private static final Instant FIRST = Instant.ofEpochSecond(1_800_000_000);
  private static final Rendered TEXT = new Rendered("hello", "", false);
  private static final String POSTED = "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"17.5\"}";
  private static final Message POST =
      new Message.Post("C1", null, "hello", null, Message.Urgency.NEWS);
  private static final Message LIVE =
      new Message.Live("C1", "entry:1", Duration.ZERO, true, Message.Urgency.NEWS);
  private static final Message FILE = new Message.File("C1", "16.1", "list.csv", "a,b", "The list");
  private static final Claimed.Place PLACE = new Claimed.Place("C1", "17.5");
  private static final Delivery SENT = new Delivery.Sent(PLACE);

  private WebApi api;
  private SlackPoster poster;

  @BeforeEach
  void open() throws Exception {
    api = new WebApi();
    poster = new SlackPoster(_ -> api.client());
  }

  @AfterEach
  void close() throws Exception {
    api.close();
  }

  @Test
  void postsWithTheOutboxIdInTheMetadata() {
    api.on("chat.postMessage", POSTED);
    assertThat(poster.deliver(claimed(POST), TEXT)).isEqualTo(SENT);
    assertThat(api.forms("chat.postMessage").getFirst())
        .containsEntry("channel", "C1")
        .containsEntry("text", "hello")
        .hasEntrySatisfying(
            "metadata",
            json -> assertThat(json).contains("launchbot_message", "\"outbox_id\":\"42\""));
  }

  @Test
  void aLimitIsAPauseAsLongAsSlackSays() {
    api.on("chat.postMessage", 429, "", Map.of("Retry-After", "17"));
    assertThat(poster.deliver(claimed(POST), TEXT))
        .isEqualTo(new Delivery.Limited(Duration.ofSeconds(17)));
  }

  @Test
  void aLimitWithoutATimeIsAPauseToo() {
    api.on("chat.postMessage", "{\"ok\":false,\"error\":\"ratelimited\"}");
    api.on("chat.postMessage", 429, "", Map.of());
    for (int i = 0; i < 2; i++) {
      assertThat(poster.deliver(claimed(POST), TEXT))
          .isEqualTo(new Delivery.Limited(Duration.ofSeconds(30)));
    }
  }

  @Test
  void afterABrokenAnswerItMayHaveBeenPosted() {
    api.on("chat.postMessage", 500, "oops", Map.of());
    api.on("chat.postMessage", "{\"ok\":false,\"error\":\"internal_error\"}");
    api.late("chat.postMessage", POSTED);
    assertThat(poster.deliver(claimed(POST), TEXT))
        .isEqualTo(new Delivery.Failed("Slack answered 500", true));
    assertThat(poster.deliver(claimed(POST), TEXT))
        .isEqualTo(new Delivery.Failed("internal_error", true));
    assertThat(poster.deliver(claimed(POST), TEXT))
        .isEqualTo(new Delivery.Failed("no answer from Slack", true));
  }

  @Test
  void whereNobodyListensNothingWasPosted() {
    api.hangUp();
    assertThat(poster.deliver(claimed(POST), TEXT))
        .isEqualTo(new Delivery.Failed("Slack cannot be reached", false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"channel_not_found", "is_archived", "not_in_channel", "invalid_blocks"})
  void whatSlackWillNeverTakeIsRefused(String error) {
    api.on("chat.postMessage", "{\"ok\":false,\"error\":\"" + error + "\"}");
    assertThat(poster.deliver(claimed(POST), TEXT)).isEqualTo(new Delivery.Refused(error));
  }

  @Test
  void aLiveMessageIsEditedWhereItStands() {
    api.on("chat.update", POSTED);
    assertThat(poster.deliver(claimed(LIVE, false, PLACE), TEXT)).isEqualTo(SENT);
    assertThat(api.forms("chat.update").getFirst())
        .containsEntry("channel", "C1")
        .containsEntry("ts", "17.5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"message_not_found", "cant_update_message", "edit_window_closed"})
  void aLiveMessageThatWasDeletedIsGone(String error) {
    api.on("chat.update", "{\"ok\":false,\"error\":\"" + error + "\"}");
    assertThat(poster.deliver(claimed(LIVE, false, PLACE), TEXT)).isEqualTo(new Delivery.Gone());
  }

  @Test
  void aPinThatFailsDoesNotUndoThePost() {
    var pinned = new Rendered("hello", "", true);
    api.on("chat.postMessage", POSTED).on("pins.add", "{\"ok\":true}");
    api.on("chat.postMessage", POSTED).on("pins.add", "{\"ok\":false,\"error\":\"too_many_pins\"}");
    api.on("chat.postMessage", POSTED).on("pins.add", 429, "", Map.of("Retry-After", "9"));
    api.on("chat.postMessage", POSTED).on("pins.add", 500, "", Map.of());
    api.on("chat.postMessage", POSTED).late("pins.add", "{\"ok\":true}");
    for (int i = 0; i < 5; i++) {
      assertThat(poster.deliver(claimed(LIVE), pinned)).as("try %s", i).isEqualTo(SENT);
    }
  }

  @Test
  void anUnknownOutcomeIsLookedUpPageByPage() {
    api.on("conversations.history", page("41", "next"));
    api.on("conversations.history", page("42", ""));
    assertThat(poster.deliver(claimed(POST, true, null), TEXT)).isEqualTo(SENT);
    assertThat(api.methods()).containsExactly("conversations.history", "conversations.history");
    assertThat(api.forms("conversations.history").getFirst())
        .containsEntry("include_all_metadata", "1")
        .hasEntrySatisfying("oldest", oldest -> assertThat(oldest).isEqualTo("1799999880.000000"));
    assertThat(api.forms("conversations.history").getLast()).containsEntry("cursor", "next");
  }

  @Test
  void whatIsNotThereIsPosted() {
    api.on("conversations.history", page("41", "")).on("chat.postMessage", POSTED);
    assertThat(poster.deliver(claimed(POST, true, null), TEXT)).isEqualTo(SENT);
    assertThat(api.methods()).containsExactly("conversations.history", "chat.postMessage");
  }

  @Test
  void anAnswerInAThreadIsLookedUpThere() {
    api.on("conversations.replies", page("42", ""));
    var answer = new Message.Post("C1", "16.1", "hello", null, Message.Urgency.NEWS);
    assertThat(poster.deliver(claimed(answer, true, null), TEXT)).isEqualTo(SENT);
    assertThat(api.forms("conversations.replies").getFirst()).containsEntry("ts", "16.1");
  }

  @Test
  void aDirectMessageIsLookedUpInItsConversation() {
    api.on("conversations.open", "{\"ok\":true,\"channel\":{\"id\":\"D7\"}}");
    api.on("conversations.history", page("42", ""));
    var direct = new Message.Post("U1", null, "hello", null, Message.Urgency.NEWS);
    assertThat(poster.deliver(claimed(direct, true, null), TEXT))
        .isEqualTo(new Delivery.Sent(new Claimed.Place("D7", "17.5")));
    assertThat(api.forms("conversations.history").getFirst()).containsEntry("channel", "D7");
  }

  @Test
  void aLiveMessageThatIsFoundIsBroughtUpToDate() {
    api.on("conversations.history", page("42", "")).on("chat.update", POSTED);
    assertThat(poster.deliver(claimed(LIVE, true, null), TEXT)).isEqualTo(SENT);
    assertThat(api.methods()).containsExactly("conversations.history", "chat.update");
  }

  @Test
  void aLookUpThatFailsIsTriedAgainIfThatMayHelp() {
    api.on("conversations.history", 429, "", Map.of("Retry-After", "60"));
    api.on("conversations.history", "{\"ok\":false,\"error\":\"internal_error\"}");
    api.on("conversations.history", "{\"ok\":false,\"error\":\"missing_scope\"}");
    var unknown = claimed(POST, true, null);
    assertThat(poster.deliver(unknown, TEXT))
        .isEqualTo(new Delivery.Limited(Duration.ofSeconds(60)));
    assertThat(poster.deliver(unknown, TEXT))
        .isEqualTo(new Delivery.Failed("internal_error", true));
    assertThat(poster.deliver(unknown, TEXT)).isInstanceOf(Delivery.Refused.class);
    assertThat(api.methods()).doesNotContain("chat.postMessage");
  }

  @Test
  void aFileIsUploadedAndSharedInItsThread() {
    api.on("files.getUploadURLExternal", upload()).on("upload", "OK");
    api.on("files.completeUploadExternal", "{\"ok\":true,\"files\":[{\"id\":\"F1\"}]}");
    assertThat(poster.deliver(claimed(FILE), TEXT))
        .isEqualTo(new Delivery.Sent(new Claimed.Place("C1", "")));
    assertThat(api.forms("files.completeUploadExternal").getFirst())
        .containsEntry("channel_id", "C1")
        .containsEntry("thread_ts", "16.1")
        .containsEntry("initial_comment", "The list")
        .hasEntrySatisfying("files", json -> assertThat(json).contains("F1", "list.csv"));
  }

  @Test
  void aFileThatWasNotSharedYetMayBeTriedAgain() {
    api.on("files.getUploadURLExternal", 429, "", Map.of("Retry-After", "5"));
    assertThat(poster.deliver(claimed(FILE), TEXT))
        .isEqualTo(new Delivery.Limited(Duration.ofSeconds(5)));
    api.on("files.getUploadURLExternal", 500, "", Map.of());
    assertThat(poster.deliver(claimed(FILE), TEXT))
        .isEqualTo(new Delivery.Failed("Slack answered 500", false));
    api.late("files.getUploadURLExternal", upload());
    assertThat(poster.deliver(claimed(FILE), TEXT))
        .isEqualTo(new Delivery.Failed("no answer from Slack to the upload", false));
    api.on("files.getUploadURLExternal", upload()).on("upload", 503, "", Map.of());
    assertThat(poster.deliver(claimed(FILE), TEXT))
        .isEqualTo(new Delivery.Failed("Slack did not take the upload", false));
    api.on("files.getUploadURLExternal", "{\"ok\":false,\"error\":\"missing_scope\"}");
    assertThat(poster.deliver(claimed(FILE), TEXT))
        .isEqualTo(new Delivery.Refused("missing_scope"));
  }

  @Test
  void aFileOfUnknownOutcomeIsNotSharedTwice() {
    api.on("files.getUploadURLExternal", upload()).on("upload", "OK");
    api.late("files.completeUploadExternal", "{\"ok\":true}");
    assertThat(poster.deliver(claimed(FILE), TEXT))
        .isEqualTo(new Delivery.Failed("no answer from Slack", true));
    assertThat(poster.deliver(claimed(FILE, true, null), TEXT))
        .isInstanceOf(Delivery.Refused.class);
  }

  private String upload() {
    return "{\"ok\":true,\"file_id\":\"F1\",\"upload_url\":\"%s\"}".formatted(api.url("upload"));
  }

  private static String page(String outboxId, String next) {
    return """
    {"ok":true,"messages":[
      {"type":"message","ts":"18.1","text":"of somebody else"},
      {"type":"message","ts":"17.5","text":"hello","metadata":
        {"event_type":"launchbot_message","event_payload":{"outbox_id":"%s"}}}],
     "response_metadata":{"next_cursor":"%s"}}
    """
        .formatted(outboxId, next);
  }

  private static Claimed claimed(Message message) {
    return claimed(message, false, null);
  }

  private static Claimed claimed(Message message, boolean unknown, Claimed.@Nullable Place posted) {
    return new Claimed("T1", 42, message, 1, unknown, FIRST, posted, null, false, "U1");
  }
}
