package launchbot.sandbox;

import static launchbot.sandbox.SandboxCommandTest.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Channels that come and go, through the Web API and by people's hands. */
class SandboxRoomsTest {

  @Test
  void theBotMakesAChannelFillsItAndClosesIt() {
    try (var bot = new EchoBot()) {
      JsonObject made = bot.api("conversations.create", "name", "incident-12", "is_private", true);
      String id = Json.text(Json.object(made, "channel"), "id", "");
      assertThat(made.toString()).contains("\"is_private\":true", "\"num_members\":1");
      bot.api("conversations.invite", "channel", id, "users", Cast.ADA + "," + Cast.BEN);
      bot.api("conversations.setTopic", "channel", id, "topic", "Checkout is down");
      bot.api(
          "bookmarks.add",
          "channel_id",
          id,
          "title",
          "Runbook",
          "type",
          "link",
          "link",
          "https://docs.example.com/runbook");
      assertThat(bot.api("conversations.info", "channel", id).toString())
          .contains("Checkout is down", "\"num_members\":3");
      assertThat(bot.api("bookmarks.list", "channel_id", id).toString()).contains("Runbook");
      assertThat(bot.api("conversations.members", "channel", id).toString())
          .contains(Cast.BEN)
          .doesNotContain(Cast.DANA);
      assertThat(bot.sandbox.messages(id))
          .extracting(message -> Json.text(message, "subtype"))
          .containsExactly("group_join", "group_join", "group_topic");
      bot.api("conversations.kick", "channel", id, "user", Cast.BEN);
      bot.api("conversations.archive", "channel", id);
      assertThat(error(bot.api("chat.postMessage", "channel", id, "text", "x")))
          .isEqualTo("is_archived");
      bot.api("conversations.unarchive", "channel", id);
      assertThat(Json.flag(bot.api("chat.postMessage", "channel", id, "text", "x"), "ok")).isTrue();
      bot.api("conversations.leave", "channel", id);
      assertThat(error(bot.api("conversations.info", "channel", id)))
          .isEqualTo("channel_not_found");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "conversations.create|{'name':'launch'}|name_taken",
        "conversations.create|{'name':'With Space'}|invalid_name_specials",
        "conversations.create|{'name':'---'}|invalid_name_punctuation",
        "conversations.create|{}|invalid_name_required",
        "conversations.invite|{'channel':'C0LAUNCH01','users':'U0NOBODY01'}|user_not_found",
        "conversations.invite|{'channel':'C0LAUNCH01','users':'U0LAUNCHBOT'}|cant_invite_self",
        "conversations.invite|{'channel':'C0LAUNCH01','users':'U0BEN00001'}|already_in_channel",
        "conversations.invite|{'channel':'C0LAUNCH01','users':'U0EVE00001'}|user_disabled",
        "conversations.invite|{'channel':'C0LAUNCH01','users':'U0GUS00001'}|user_is_ultra_restricted",
        "conversations.invite|{'channel':'C0OLD00001','users':'U0GUS00001'}|is_archived",
        "conversations.archive|{'channel':'C0OLD00001'}|already_archived",
        "conversations.archive|{'channel':'C0GENERAL1'}|cant_archive_general",
        "conversations.unarchive|{'channel':'C0LAUNCH01'}|not_archived",
        "conversations.setTopic|{'channel':'C0FOUNDER1','topic':'x'}|channel_not_found",
        "conversations.kick|{'channel':'C0LAUNCH01','user':'U0LAUNCHBOT'}|cant_kick_self",
        "bookmarks.add|{'channel_id':'C0LAUNCH01','title':'a','type':'link','link':'ftp:x'}|invalid_link",
      })
  void refusesAsSlackDoes(String method, String args, String code) {
    try (var bot = new EchoBot()) {
      JsonObject given = Json.parse(args.replace('\'', '"')).orElseThrow().getAsJsonObject();
      String answer = bot.apiResponse(method, EchoBot.TOKEN, given).body();
      assertThat(answer).contains("\"error\":\"" + code + "\"");
    }
  }

  @Test
  void peopleMakeChannelsAndTheBotHearsOfThoseItSees() {
    var events = Set.of("channel_created", "member_joined_channel", "channel_archive", "pin_added");
    try (var bot = new EchoBot(settings -> settings.events(events))) {
      SandboxRooms ada = bot.sandbox.as(Cast.ADA).rooms();
      String id = ada.create("launch-two", false);
      ada.invite(id, Cast.BOT);
      ada.topic(id, "The second one");
      String ts = bot.sandbox.as(Cast.ADA).say(id, "keep this");
      ada.pin(id, ts, true);
      bot.sandbox.as(Cast.BEN).rooms().join(id);
      ada.archive(id);
      assertThatThrownBy(() -> bot.sandbox.as(Cast.BEN).say(id, "late"))
          .hasMessageContaining("archived");
      org.awaitility.Awaitility.await()
          .until(() ->
              bot.requests.stream()
                  .map(request -> Json.text(Json.object(request.json(), "event"), "type", ""))
                  .toList()
                  .containsAll(events));
      assertThat(bot.sandbox.pins(id)).containsExactly(ts);
      String secret = ada.create("quiet", true);
      assertThatThrownBy(() -> bot.sandbox.as(Cast.BEN).rooms().join(secret))
          .hasMessageContaining("no public channel");
    }
  }

  @Test
  void conversationsOfSeveralAreFoundAgain() {
    try (var bot = new EchoBot()) {
      JsonObject opened = bot.api("conversations.open", "users", Cast.ADA + "," + Cast.BEN);
      String id = Json.text(Json.object(opened, "channel"), "id", "");
      assertThat(opened.toString()).contains("\"is_mpim\":true");
      assertThat(bot.sandbox.as(Cast.BEN).rooms().group(List.of(Cast.ADA, Cast.BOT))).isEqualTo(id);
      String between = bot.sandbox.as(Cast.ADA).rooms().group(List.of(Cast.DANA));
      assertThat(error(bot.api("chat.postMessage", "channel", between, "text", "x")))
          .isEqualTo("channel_not_found");
    }
  }

  @Test
  void whatIsUnreadAndWhatNamesOneIsCountedAndSurvives(@TempDir Path folder) {
    Path journal = folder.resolve("journal.jsonl");
    String created;
    try (var bot = new EchoBot(settings -> settings.journal(journal))) {
      SandboxPerson ada = bot.sandbox.as(Cast.ADA);
      created = ada.rooms().create("launch-two", false);
      ada.rooms().topic(created, "The second one");
      bot.api(
          "bookmarks.add",
          "channel_id",
          Cast.LAUNCH,
          "title",
          "A",
          "type",
          "link",
          "link",
          "https://a.example");
      String first = ada.say(Cast.LAUNCH, "one");
      ada.edit(Cast.LAUNCH, first, "one, edited");
      bot.sandbox.as(Cast.BEN).react(Cast.LAUNCH, first, "eyes");
      bot.sandbox.as(Cast.BEN).rooms().read(Cast.LAUNCH, first);
      ada.say(Cast.LAUNCH, "two");
      ada.say(Cast.LAUNCH, "three for @ben");
      ada.reply(Cast.LAUNCH, first, "a reply that names nobody");
      assertThat(unread(bot, Cast.BEN)).isEqualTo("2/1");
      assertThat(unread(bot, Cast.ADA)).isEqualTo("0/0");
    }
    try (var bot = new EchoBot(settings -> settings.journal(journal))) {
      assertThat(unread(bot, Cast.BEN)).isEqualTo("2/1");
      JsonObject first = bot.sandbox.messages(Cast.LAUNCH).getFirst();
      assertThat(first.toString()).contains("edited", "\"name\":\"eyes\"");
      assertThat(bot.sandbox.channels())
          .anyMatch(one -> one.id().equals(created) && one.topic().equals("The second one"));
      assertThat(bot.api("bookmarks.list", "channel_id", Cast.LAUNCH).toString())
          .contains("https://a.example");
      String last = Json.text(bot.sandbox.messages(Cast.LAUNCH).getLast(), "ts", "");
      bot.sandbox.as(Cast.BEN).rooms().read(Cast.LAUNCH, last);
      bot.sandbox.as(Cast.BEN).rooms().read(Cast.LAUNCH, "1.000001");
      assertThat(unread(bot, Cast.BEN)).isEqualTo("0/0");
    }
  }

  private static String unread(EchoBot bot, String userId) {
    String path = "/sandbox/ui/state?as=" + userId;
    String state = bot.send(java.net.http.HttpRequest.newBuilder(bot.slackUrl(path))).body();
    JsonObject shown = Json.parse(state).orElseThrow().getAsJsonObject();
    JsonObject launch =
        Json.objects(Json.array(shown, "channels")).stream()
            .filter(one -> Cast.LAUNCH.equals(Json.text(one, "id")))
            .findFirst()
            .orElseThrow();
    return Json.text(launch, "unread") + "/" + Json.text(launch, "mentions");
  }
}
