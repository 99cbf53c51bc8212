package launchbot.bot;

import java.util.List;

/** What people and programs type that nobody had in mind, as Slack sends it. */
public final class Awkward {
  private Awkward() {}

  /** No command begins like that, and none of it names an entry. */
  public static final List<String> WORDS =
      List.of(
          "xyzzy plugh",
          "🙈🙉🙊 👩‍👩‍👧‍👦",
          "\u202Eevil txet\u202C שלום עולם",
          "<!channel> <!here> <!everyone> <!subteam^S0TEAM0001|@team>",
          "<https://evil.example/login|your bank>",
          "&lt;!channel&gt; &lt;https://evil.example|text&gt;",
          "<@U0NOBODY01> <#C0NOBODY01|gone>",
          "x".repeat(10_000),
          "word ".repeat(2_000).strip(),
          "<".repeat(3_000),
          "\u0001\u0007\u001B[31m\u007F",
          "\"never closed 'and neither “this »or that",
          "due feb 30",
          "#99999999999999999999 99999999999999999999 -1 0",
          "'; drop table entry; -- %s %d {} ${x} \\",
          "| | | ! # @ -- —",
          "*_~`*_~`",
          "--reason --anyway=yes");

  /** What the value of a button, the metadata or the state of a form may come back as. */
  public static final List<String> VALUES =
      List.of(
          "",
          "xyzzy",
          "-1",
          "0",
          "7",
          "99999999999999999999",
          "🙈",
          "{",
          "{}",
          "[]",
          "null",
          "{\"channel\":5}",
          "{\"channel\":{}}",
          "{\"channel\":null}",
          "{\"channel\":\"C0LAUNCH01\",\"number\":7,\"version\":1}",
          "{\"channel\":\"C0LAUNCH01\",\"number\":1,\"version\":\"x\"}",
          "{\"channel\":\"C0LAUNCH01\",\"number\":99999999999999999999}",
          "{\"channel\":\"C0LAUNCH01\",\"launch\":-5,\"draft\":{\"t\":\"Forged\"}}",
          "{\"channel\":\"C0LAUNCH01\",\"draft\":{\"t\":null,\"s\":\"worst\"}}",
          "{\"channel\":\"C0LAUNCH01\",\"draft\":{\"t\":\"Forged\",\"d\":\"never\"}}",
          "{\"channel\":\"C0LAUNCH01\",\"draft\":{\"t\":\"Forged\",\"o\":\"<!channel>\"}}",
          "{\"channel\":\"C0LAUNCH01\",\"draft\":{\"t\":\"Forged\",\"g\":[null,\"\"]}}",
          "{\"channel\":\"C0LAUNCH01\",\"draft\":[]}",
          "xyzzy 7",
          "0/",
          "0//\"",
          "999999/7/high",
          "0/99999999999999999999/<!channel>",
          "x".repeat(2_000));
}
