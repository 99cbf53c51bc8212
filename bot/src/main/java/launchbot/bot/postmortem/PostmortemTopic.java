package launchbot.bot.postmortem;

import java.util.Locale;
import java.util.Optional;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.postmortem.Section;

/** {@code /incident postmortem [4] [what is to be done]}; the number may follow the verb too. */
final class PostmortemTopic {
  private final PostmortemDesk desk;
  private final Writing writing;
  private final Handing handing;
  private final Owning owning;
  private final Sharing sharing;
  private final Acting acting;
  private final PostmortemView view;

  PostmortemTopic(
      PostmortemDesk desk,
      Writing writing,
      Handing handing,
      Owning owning,
      Sharing sharing,
      Acting acting,
      PostmortemView view) {
    this.desk = desk;
    this.writing = writing;
    this.handing = handing;
    this.owning = owning;
    this.sharing = sharing;
    this.acting = acting;
    this.view = view;
  }

  Reply answer(Ask ask) {
    Visit visit = ask.visit();
    Optional<String> first = verb(ask.words());
    Words aimed = first.isPresent() ? ask.words().from(1) : ask.words();
    return switch (desk.target(visit, aimed)) {
      case PostmortemDesk.Nobodys(String why) -> new Reply.Refusal(why);
      case PostmortemDesk.Of(long incident, Words rest) -> {
        Optional<String> verb = first.isPresent() ? first : verb(rest);
        if (verb.isEmpty() && !rest.isEmpty()) {
          yield new Reply.Refusal(
              "I don't know what to do with “%s”. After `/incident postmortem` I know: %s."
                  .formatted(
                      Mrkdwn.plain(Mrkdwn.truncate(rest.text(), 100)),
                      "`" + String.join("`, `", PostmortemDesk.verbs()) + "`"));
        }
        Words words = first.isPresent() || rest.isEmpty() ? rest : rest.from(1);
        yield act(visit, incident, verb.orElse("show"), words);
      }
    };
  }

  private Reply act(Visit visit, long incident, String verb, Words words) {
    return switch (verb) {
      case "draft" -> writing.draft(visit, incident);
      case "edit" -> section(words, one -> writing.form(visit, incident, one));
      case "take" -> section(words, one -> writing.takeOver(visit, incident, one));
      case "versions" -> section(words, one -> writing.versions(visit, incident, one));
      case "file" -> writing.file(visit, incident);
      case "hand-in" -> handing.form(visit, incident);
      case "owner" -> owning.owner(visit, incident, words);
      case "skip" -> owning.skip(visit, incident, words);
      case "action" -> acting.form(visit, incident);
      case "publish" -> sharing.form(visit, incident);
      case "public" -> sharing.publicForm(visit, incident);
      case "withdraw" -> sharing.withdraw(visit, incident);
      default ->
          desk.read(visit, incident, (_, sheet) -> new Reply.Private(view.card(sheet, visit.at())));
    };
  }

  /** What is done with a section. */
  private interface Deed {
    Reply with(Section section);
  }

  private static Reply section(Words words, Deed deed) {
    return Section.parse(words.text())
        .map(deed::with)
        .orElseGet(() ->
            new Reply.Refusal(
                "Which section? %s. For example `/incident postmortem edit causes`."
                    .formatted(Section.titles())));
  }

  private static Optional<String> verb(Words words) {
    return !words.isEmpty() && words.get(0) instanceof Word.Text(String text)
        ? Optional.of(text.toLowerCase(Locale.ROOT)).filter(PostmortemDesk.verbs()::contains)
        : Optional.empty();
  }
}
