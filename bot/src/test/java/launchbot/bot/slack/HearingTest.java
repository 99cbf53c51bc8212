package launchbot.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.Optional;
import launchbot.bot.slack.Hearing.Heard;
import launchbot.bot.slack.SlackListener.Happening;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What of all that Slack tells is worth hearing. */
class HearingTest {

  @Test
  void emojisOnMessages() {
    String item = "'item':{'type':'message','channel':'C1','ts':'1.2'}";
    assertThat(
            read(
                "{'type':'reaction_added','user':'U1','reaction':'pushpin','item_user':'U2',"
                    + item
                    + "}"))
        .contains(heard("U1", new Happening.Reacted("1.2", "pushpin", true, "U2")));
    assertThat(read("{'type':'reaction_removed','user':'U1','reaction':'+1'," + item + "}"))
        .contains(heard("U1", new Happening.Reacted("1.2", "+1", false, null)));
    assertThat(
            read(
                "{'type':'reaction_added','user':'U1','reaction':'x','item':{'type':'file','file':'F1'}}"))
        .isEmpty();
    assertThat(read("{'type':'reaction_added','user':'U1','reaction':'x','item':'F1'}")).isEmpty();
  }

  @Test
  void editsAndDeletions() {
    assertThat(changed("'text':'new'", "'text':'old'"))
        .contains(heard("U1", new Happening.Edited("1.2", "new")));
    assertThat(
            read(
                "{'type':'message','subtype':'message_deleted','channel':'C1','deleted_ts':'1.2',"
                    + "'previous_message':{'user':'U1','text':'old','ts':'1.2'}}"))
        .contains(heard("U1", new Happening.Deleted("1.2")));
  }

  @Test
  void whatStaysOfAMessageWithRepliesIsADeletionToo() {
    assertThat(changed("'subtype':'tombstone','text':'This message was deleted.'", "'text':'old'"))
        .contains(heard("U1", new Happening.Deleted("1.2")));
  }

  @Test
  void aPreviewBelowAMessageChangesNoWordOfIt() {
    assertThat(changed("'text':'https://a.example'", "'text':'https://a.example'")).isEmpty();
  }

  @Test
  void whatBotsDoToTheirOwnAndWhatIsOnlySaidIsNotHeard() {
    assertThat(changed("'text':'new','bot_id':'B1'", "'text':'old','bot_id':'B1'")).isEmpty();
    assertThat(read("{'type':'message','channel':'C1','user':'U1','text':'hello','ts':'1.2'}"))
        .isEmpty();
    for (String subtype : new String[] {"bot_message", "file_share", "channel_join", "xyzzy"}) {
      assertThat(
              read(
                  "{'type':'message','subtype':'%s','channel':'C1','ts':'1.2'}".formatted(subtype)))
          .isEmpty();
    }
  }

  @Test
  void roomsThatCloseOpenAndAreRenamed() {
    for (String kind : new String[] {"channel", "group"}) {
      assertThat(read("{'type':'%s_archive','channel':'C1','user':'U1'}".formatted(kind)))
          .contains(heard("U1", new Happening.Archived()));
      assertThat(read("{'type':'%s_unarchive','channel':'C1','user':'U1'}".formatted(kind)))
          .contains(heard("U1", new Happening.Unarchived()));
      assertThat(read("{'type':'%s_rename','channel':{'id':'C1','name':'inc-2'}}".formatted(kind)))
          .contains(heard(null, new Happening.Renamed("inc-2")));
    }
  }

  @Test
  void whatIsNotWholeIsNotHeard() {
    for (String event :
        new String[] {
          "{}",
          "{'type':7}",
          "{'type':'channel_archive'}",
          "{'type':'channel_rename','channel':'C1'}",
          "{'type':'message','subtype':'message_changed','channel':'C1','message':null}",
          "{'type':'message','subtype':'message_deleted','channel':'C1'}",
          "{'type':'reaction_added','item':null}"
        }) {
      assertThat(read(event)).as(event).isEmpty();
    }
  }

  private static Heard heard(@Nullable String user, Happening happening) {
    return new Heard(user, "C1", happening);
  }

  private static Optional<Heard> changed(String after, String before) {
    return read(
        ("{'type':'message','subtype':'message_changed','channel':'C1',"
                + "'message':{'user':'U1','ts':'1.2',%s},'previous_message':{'user':'U1',%s}}")
            .formatted(after, before));
  }

  private static Optional<Heard> read(String event) {
    return Hearing.read(JsonParser.parseString(event).getAsJsonObject());
  }
}
