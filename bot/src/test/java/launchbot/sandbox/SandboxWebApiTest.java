package launchbot.sandbox;

import static launchbot.sandbox.SandboxCommandTest.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxWebApiTest {

  private final EchoBot bot = new EchoBot();
  private final SandboxPerson ada = bot.sandbox.as(Cast.ADA);

  @AfterEach
  void close() {
    bot.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "chat.nothing|{}|unknown_method",
        "chat.postMessage|{'text':'x'}|invalid_arguments",
        "chat.postMessage|{'channel':'C0NOWHERE1','text':'x'}|channel_not_found",
        "chat.postMessage|{'channel':'U0NOBODY01','text':'x'}|channel_not_found",
        "chat.postMessage|{'channel':'C0FOUNDER1','text':'x'}|channel_not_found",
        "chat.postMessage|{'channel':'C0OLD00001','text':'x'}|is_archived",
        "chat.postMessage|{'channel':'C0LAUNCH01'}|no_text",
        "chat.postMessage|{'channel':'C0LAUNCH01','blocks':'[{]'}|invalid_blocks_format",
        "chat.postMessage|{'channel':'C0LAUNCH01','blocks':[{'type':'x'}]}|invalid_blocks",
        "chat.postMessage|{'channel':'C0LAUNCH01','text':'x','thread_ts':'yesterday'}|invalid_arguments",
        "chat.postMessage|{'channel':'C0LAUNCH01','text':'x','thread_ts':'1.000001'}|thread_not_found",
        "chat.postMessage|{'channel':'C0LAUNCH01','text':'x','metadata':{'a':1}}|invalid_metadata_format",
        "chat.postMessage|{'channel':'C0LAUNCH01','attachments':[{'blocks':[{'type':'x'}]}]}|invalid_attachments",
        "chat.postEphemeral|{'channel':'C0LAUNCH01','user':'U0NOBODY01','text':'x'}|user_not_found",
        "chat.postEphemeral|{'channel':'C0LAUNCH01','user':'U0GUS00001','text':'x'}|user_not_in_channel",
        "chat.update|{'channel':'C0LAUNCH01','ts':'1.000001','text':'x'}|message_not_found",
        "chat.delete|{'channel':'C0LAUNCH01','ts':'1.000001'}|message_not_found",
        "chat.getPermalink|{'channel':'C0LAUNCH01','message_ts':'1.000001'}|message_not_found",
        "users.info|{'user':'U0NOBODY01'}|user_not_found",
        "conversations.info|{'channel':'C0NOWHERE1'}|channel_not_found",
        "conversations.open|{'users':'U0NOBODY01'}|user_not_found",
        "conversations.replies|{'channel':'C0LAUNCH01','ts':'1.000001'}|thread_not_found",
        "conversations.join|{'channel':'C0OLD00001'}|is_archived",
        "views.publish|{'user_id':'U0ADA00001','view':{'type':'modal'}}|invalid_arguments",
        "views.update|{'view_id':'V1','view':{'type':'modal','title':{'type':'plain_text','text':'a'},'blocks':[]}}|not_found",
        "pins.remove|{'channel':'C0LAUNCH01','timestamp':'1.000001'}|message_not_found",
        "reactions.add|{'channel':'C0LAUNCH01','timestamp':'1.000001','name':'eyes'}|message_not_found",
        "files.info|{'file':'F1'}|file_not_found",
      })
  void refusesAsSlackDoes(String method, String args, String code) {
    JsonObject given = Json.parse(args.replace('\'', '"')).orElseThrow().getAsJsonObject();
    HttpResponse<String> response = bot.apiResponse(method, EchoBot.TOKEN, given);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(error(JsonParser.parseString(response.body()).getAsJsonObject())).isEqualTo(code);
    assertThat(bot.sandbox.rejected().getLast().error()).isEqualTo(code);
  }

  @Test
  void saysWhereBlocksAreWrongAndHowLongTextsMayBe() {
    JsonObject answer =
        bot.api("chat.postMessage", "channel", Cast.LAUNCH, "blocks", List.of(new JsonObject()));
    assertThat(Json.texts(Json.array(Json.object(answer, "response_metadata"), "messages")))
        .containsExactly("[ERROR] missing required field: type [json-pointer:/blocks/0]");
    assertThat(error(post("x".repeat(40_001)))).isEqualTo("msg_too_long");
    JsonObject long_ =
        Json.of("type", "section", "text", Json.of("type", "mrkdwn", "text", "x".repeat(3000)));
    List<JsonObject> five = List.of(long_, long_, long_, long_, long_);
    assertThat(error(bot.api("chat.postMessage", "channel", Cast.LAUNCH, "blocks", five)))
        .isEqualTo("msg_blocks_too_long");
  }

  @Test
  void wantsTheBotsToken() {
    var nothing = new JsonObject();
    assertThat(bot.apiResponse("auth.test", "", nothing).body()).contains("not_authed");
    assertThat(bot.apiResponse("auth.test", "xoxb-other", nothing).body()).contains("invalid_auth");
    assertThat(bot.api("auth.test").toString())
        .contains(Cast.TEAM, Cast.BOT, Cast.BOT_ID, "\"url\"");
    HttpResponse<String> form =
        bot.send(
            HttpRequest.newBuilder(bot.slackUrl("/sandbox/api/users.info"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "token=" + EchoBot.TOKEN + "&user=" + Cast.CHIYO)));
    assertThat(form.body()).contains("Asia/Tokyo").contains("\"tz_offset\":32400");
  }

  @Test
  void messagesAreEditedDeletedAndFoundAgainWithTheirMetadata() {
    JsonObject metadata = Json.of("event_type", "outbox", "event_payload", Json.of("id", "7"));
    JsonObject posted =
        bot.api("chat.postMessage", "channel", Cast.LAUNCH, "text", "one", "metadata", metadata);
    String ts = Json.text(posted, "ts", "");
    JsonObject plain = bot.api("conversations.history", "channel", Cast.LAUNCH);
    assertThat(plain.toString()).doesNotContain("outbox");
    JsonObject full =
        bot.api(
            "conversations.history",
            "channel",
            Cast.LAUNCH,
            "include_all_metadata",
            true,
            "oldest",
            ts,
            "inclusive",
            true,
            "limit",
            1);
    assertThat(full.toString()).contains("outbox").contains("\"id\":\"7\"");
    bot.api("chat.update", "channel", Cast.LAUNCH, "ts", ts, "text", "two");
    JsonObject shown = bot.sandbox.messages(Cast.LAUNCH).getFirst();
    assertThat(Json.text(shown, "text")).isEqualTo("two");
    assertThat(shown.has("edited")).isTrue();
    ada.reply(Cast.LAUNCH, ts, "in the thread");
    JsonObject replies = bot.api("conversations.replies", "channel", Cast.LAUNCH, "ts", ts);
    assertThat(Json.array(replies, "messages")).hasSize(2);
    bot.api("chat.delete", "channel", Cast.LAUNCH, "ts", ts);
    assertThat(Json.text(bot.sandbox.messages(Cast.LAUNCH).getFirst(), "subtype"))
        .isEqualTo("tombstone");
    String own = ada.say(Cast.LAUNCH, "mine");
    assertThat(error(bot.api("chat.update", "channel", Cast.LAUNCH, "ts", own, "text", "x")))
        .isEqualTo("cant_update_message");
  }

  @Test
  void aUserIdIsAWayToTheirDirectMessagesEvenOfTheDeactivated() {
    JsonObject posted = bot.api("chat.postMessage", "channel", Cast.BEN, "text", "psst");
    String direct = Json.text(posted, "channel", "");
    assertThat(direct).startsWith("D").isEqualTo(bot.sandbox.as(Cast.BEN).direct());
    assertThat(bot.sandbox.messages(direct)).hasSize(1);
    assertThat(Json.flag(bot.api("chat.postMessage", "channel", Cast.EVE, "text", "x"), "ok"))
        .isTrue();
    assertThat(bot.api("users.info", "user", Cast.EVE).toString()).contains("\"deleted\":true");
    assertThat(bot.api("users.info", "user", Cast.GUS).toString())
        .contains("\"is_ultra_restricted\":true");
  }

  @Test
  void listsGoOnWhereTheyEnded() {
    JsonObject first = bot.api("conversations.list", "limit", 3);
    assertThat(Json.array(first, "channels")).hasSize(3);
    String cursor = Json.text(Json.object(first, "response_metadata"), "next_cursor", "");
    JsonObject second = bot.api("conversations.list", "limit", 3, "cursor", cursor);
    assertThat(Json.array(second, "channels")).hasSize(1);
    assertThat(bot.api("conversations.members", "channel", Cast.SUPPORT).toString())
        .contains(Cast.GUS);
    assertThat(bot.api("users.list").toString()).contains(Cast.ADA).contains(Cast.BOT);
  }

  @Test
  void pinsReactionsAndTheHomeTabStay() {
    String ts = Json.text(post("pin me"), "ts", "");
    bot.api("pins.add", "channel", Cast.LAUNCH, "timestamp", ts);
    assertThat(error(bot.api("pins.add", "channel", Cast.LAUNCH, "timestamp", ts)))
        .isEqualTo("already_pinned");
    assertThat(bot.sandbox.pins(Cast.LAUNCH)).containsExactly(ts);
    bot.api("reactions.add", "channel", Cast.LAUNCH, "timestamp", ts, "name", "eyes");
    assertThat(
            error(
                bot.api("reactions.add", "channel", Cast.LAUNCH, "timestamp", ts, "name", "eyes")))
        .isEqualTo("already_reacted");
    JsonObject home = Json.of("type", "home", "blocks", List.of(Json.of("type", "divider")));
    bot.api("views.publish", "user_id", Cast.ADA, "view", home);
    assertThat(bot.sandbox.home(Cast.ADA)).isPresent();
  }

  @Test
  void theBotSharesAFileInThreeStepsAndFetchesThoseOfPeople() {
    JsonObject announced =
        bot.api("files.getUploadURLExternal", "filename", "triage.csv", "length", 3);
    String id = Json.text(announced, "file_id", "");
    bot.send(
        HttpRequest.newBuilder(java.net.URI.create(Json.text(announced, "upload_url", "")))
            .POST(HttpRequest.BodyPublishers.ofString("a,b")));
    bot.api(
        "files.completeUploadExternal",
        "files",
        List.of(Json.of("id", id, "title", "Export")),
        "channel_id",
        Cast.LAUNCH);
    assertThat(bot.sandbox.messages(Cast.LAUNCH).getFirst().toString()).contains("triage.csv");
    ada.attach(Cast.LAUNCH, null, "trace", "trace.txt", new byte[] {65});
    JsonObject shared =
        Json.objects(Json.array(bot.sandbox.messages(Cast.LAUNCH).get(1), "files")).getFirst();
    String url = Json.text(shared, "url_private_download", "");
    HttpRequest.Builder get = HttpRequest.newBuilder(java.net.URI.create(url));
    assertThat(bot.send(get.copy().header("Authorization", "Bearer " + EchoBot.TOKEN)).body())
        .isEqualTo("A");
    assertThat(bot.send(get.copy()).statusCode()).isEqualTo(302);
  }

  private JsonObject post(String text) {
    return bot.api("chat.postMessage", "channel", Cast.LAUNCH, "text", text);
  }
}
