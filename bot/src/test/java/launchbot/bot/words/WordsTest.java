package launchbot.bot.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

  private static final Word BREAK = new Word.Break();

  static Stream<Arguments> words() {
    return Stream.of(
        read(""),
        read("  \u00a0 "),
        read("add Login fails", text("add"), text("Login"), text("fails")),
        // What Slack puts in angle brackets
        read("<@U1|alice>", person("U1", "alice")),
        read("<@W1>", person("W1", null)),
        read("(<@U1>)", text("("), person("U1", null), text(")")),
        read("<#C1|general> <#C2>", channel("C1", "general"), channel("C2", null)),
        read("<https://a.example/?x=1&amp;y=2>", link("https://a.example/?x=1&y=2", null)),
        read("<http://a.example|a.example>", link("http://a.example", "a.example")),
        read("<https://a.example|a | b>", link("https://a.example", "a | b")),
        read("<mailto:a@b.example|a@b.example>", link("mailto:a@b.example", "a@b.example")),
        // never a ping
        read("<!channel> <!here|@here>!", text("@channel"), text("@here!")),
        read("<!subteam^S1|@ops>, look", text("@ops,"), text("look")),
        read("<!date^1764850000^{date}|4 Dec>", text("4 Dec")),
        // entities are characters, once
        read("a&lt;b &amp;&amp; c", text("a<b"), text("&&"), text("c")),
        read("&amp;lt;", text("&lt;")),
        read("&lt;!channel&gt;", text("<!channel>")),
        read("a < b > c", text("a"), text("<"), text("b"), text(">"), text("c")),
        read("<foo> <@x>", text("<foo>"), text("<@x>")),
        // quotation marks
        read("\"card form\" x", quoted("card form"), text("x")),
        read("“card form”, x", quoted("card form"), text(","), text("x")),
        read("„Karte kaputt“", quoted("Karte kaputt")),
        read("« carte cassée »", quoted("carte cassée")),
        read("»Karte kaputt«", quoted("Karte kaputt")),
        read("‘card form’ fails", quoted("card form"), text("fails")),
        read("\"a | b\" | c", quoted("a | b"), BREAK, text("c")),
        read("\"<@U1|al> &amp; co\"", quoted("@al & co")),
        read("say:\"a b\"", text("say:"), quoted("a b")),
        read("\"\"", quoted("")),
        // … and what only looks like them
        read("can't can’t", text("can't"), text("can’t")),
        read("‘90s ‘til dawn’", text("‘90s"), text("‘til"), text("dawn’")),
        read("‘a users’ b’", text("‘a"), text("users’"), text("b’")),
        read("5\" and 6\"", text("5\""), text("and"), text("6\"")),
        read("\"open end", text("\"open"), text("end")),
        read("\"a\nb\"", text("\"a"), BREAK, text("b\"")),
        // !severity
        read("!High !post-launch", bang("high"), bang("post-launch")),
        read("!high, x", bang("high"), text(","), text("x")),
        read("wow!high !! !1", text("wow!high"), text("!!"), text("!1")),
        // #tag and #number
        read("#signup #Zahlung-2 #подписка", tag("signup"), tag("Zahlung-2"), tag("подписка")),
        read("#हिन्दी", tag("हिन्दी")),
        read("#12 12 #12b", ref(12), text("12"), tag("12b")),
        read("#12, #", ref(12), text(","), text("#")),
        read("#99999999999999999999", tag("99999999999999999999")),
        // --flags
        read("--anyway", flag("anyway", null)),
        read("—Anyway –anyway", flag("anyway", null), flag("anyway", null)),
        read("--reason=\"because of x\" y", flag("reason", "because of x"), text("y")),
        read("—reason=“a | b”", flag("reason", "a | b")),
        read("--reason=x|y", flag("reason", "x"), BREAK, text("y")),
        read("--reason=", flag("reason", "")),
        read("a - b -- c — d -x", "a", "-", "b", "--", "c", "—", "d", "-x"),
        // breaks
        read("a|b", text("a"), BREAK, text("b")),
        read("a\r\nb\u2028c", text("a"), BREAK, text("b"), BREAK, text("c")),
        // what phones and web pages put between the letters
        read("\u200eadd\u200b\ufeff", text("add")),
        read("a\u00a0b\u3000c", text("a"), text("b"), text("c")),
        read("\u202eevil\u2066", text("evil")),
        read("nul\u0000l", text("null")),
        read("half \ud83d", text("half"), text("\ufffd")),
        // other scripts and emoji
        read("النموذج معطل", text("النموذج"), text("معطل")),
        read("می\u200cخواهم", text("می\u200cخواهم")),
        read(
            "👩🏽\u200d💻 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
            text("👩🏽\u200d💻"),
            text("❤️"),
            text("🏴󠁧󠁢󠁥󠁮󠁧󠁿")),
        read("#️⃣ :tada:", text("#️⃣"), text(":tada:")));
  }

  @ParameterizedTest
  @MethodSource("words")
  void findsTheWords(String typed, List<Word> expected) {
    assertThat(Words.of(typed).list()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiterString = "→",
      value = {
        "because the  card form is broken &amp; slow → because the  card form is broken & slow",
        "because “it's” 5\" wide --really !high #x → because “it's” 5\" wide --really !high #x",
        "<@U1|alice> and <@U2> in <#C1|general> → @alice and U2 in #general",
        "<!channel> look at <https://a.example/b|a.example/b> → @channel look at a.example/b",
        "<https://evil.example|your bank> → your bank (https://evil.example)",
        "<mailto:a@b.example|a@b.example>, a|b → a@b.example, a|b",
      })
  void readsTheRestAsAPersonWould(String typed, String plain) {
    assertThat(Words.of("  first " + typed + "\n ").rest(1)).isEqualTo(plain);
  }

  @Test
  void knowsWhereAWordBegan() {
    var words = Words.of("add  <@U1|alice>, “a b” !high");

    assertThat(Stream.iterate(0, i -> i < words.size(), i -> i + 1).map(words::at))
        .containsExactly(0, 5, 16, 18, 24);
    assertThat(words.isGlued(2)).isTrue();
    assertThat(words.isGlued(3)).isFalse();
  }

  @Test
  void closesTheGapThatATakenWordLeaves() {
    assertThat(Words.of("card !high  form #x").without(Set.of(1, 3)).text()).isEqualTo("card form");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<@UBOT> triage add",
        "<@UBOT|launchbot>, triage add",
        " <@UBOT>: triage add",
        "triage add"
      })
  void dropsTheMentionOfTheBot(String typed) {
    assertThat(Words.of(typed).withoutMention("UBOT").text()).isEqualTo("triage add");
  }

  @Test
  void keepsAMentionOfSomeoneElse() {
    assertThat(Words.of("<@U1> <@UBOT> hi").withoutMention("UBOT").size()).isEqualTo(3);
    assertThat(Words.of("").withoutMention("UBOT").isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiterString = "→",
      value = {
        "card form → - card form",
        "card | users leave → - card; - users leave",
        "card workaround: use the phone → - card; workaround use the phone",
        "card |Workaround:use the phone due: fri → - card; workaround use the phone; due fri",
        "card | workaround: call | users leave → - card; workaround call; - users leave",
        "due: fri → -; due fri",
        "card || x → - card; -; - x",
        "card: the form :due: http://x → - card: the form :due: http://x",
        "“due: fri” → - “due: fri”",
      })
  void splitsIntoParts(String typed, String parts) {
    var found = Words.of(typed).parts(Set.of("workaround", "due")).stream().map(WordsTest::show);

    assertThat(found).containsExactlyElementsOf(Arrays.asList(parts.split("; ")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"a ", "“a «b ", "‘a ", "<", "<@U1", "&amp;", "--r=\"", "a|", "#", "due:"})
  void takesTimeInProportionToTheLength(String piece) {
    String typed = piece.repeat(200_000 / piece.length());

    assertTimeout(Duration.ofSeconds(5), () -> Words.of(typed).parts(Set.of("due")));
  }

  private static String show(Part part) {
    return ((part.label() == null ? "-" : part.label()) + " " + part.words().text()).strip();
  }

  private static Arguments read(String typed, Word... words) {
    return arguments(typed, List.of(words));
  }

  private static Arguments read(String typed, String... texts) {
    return arguments(typed, Stream.of(texts).map(WordsTest::text).toList());
  }

  private static Arguments read(String typed) {
    return arguments(typed, List.of());
  }

  private static Word text(String text) {
    return new Word.Text(text);
  }

  private static Word quoted(String text) {
    return new Word.Quoted(text);
  }

  private static Word person(String id, @Nullable String name) {
    return new Word.Person(id, name);
  }

  private static Word channel(String id, @Nullable String name) {
    return new Word.Channel(id, name);
  }

  private static Word link(String url, @Nullable String label) {
    return new Word.Link(url, label);
  }

  private static Word bang(String name) {
    return new Word.Bang(name);
  }

  private static Word tag(String name) {
    return new Word.Tag(name);
  }

  private static Word ref(long number) {
    return new Word.Ref(number);
  }

  private static Word flag(String name, @Nullable String value) {
    return new Word.Flag(name, value);
  }
}
