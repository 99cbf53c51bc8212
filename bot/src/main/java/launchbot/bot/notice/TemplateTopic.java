package launchbot.bot.notice;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import launchbot.bot.launch.Kept;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Words;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.notice.Blank;
import launchbot.notice.Moment;
import launchbot.notice.Notice;
import launchbot.notice.Template;
import launchbot.notice.TemplateStore;
import launchbot.notice.Templates;
import launchbot.people.Permissions;
import launchbot.people.Verb;

/** {@code /incident template}: a team's own words for a moment. */
final class TemplateTopic {
  static final String TEMPLATE = "notice_template";
  static final String HEADLINE = "headline";
  static final String BODY = "body";
  private static final String USAGE =
      "Name the moment whose words you want to change: `/incident template outage`; `/incident"
          + " template outage default` takes Launchbot's own again. Moments: %s.";

  private final Ledger ledger;

  TemplateTopic(Ledger ledger) {
    this.ledger = ledger;
  }

  Topic topic() {
    return Topic.of(
        "template", "outage [default]", "the words that notices begin with", this::answer);
  }

  private Reply answer(Ask ask) {
    Words words = ask.words();
    Optional<Moment> moment = NoticeWords.moment(words, 0);
    boolean restore = words.size() == 2 && NoticeWords.is(words, 1, "default");
    if (moment.isEmpty() || (words.size() > 1 && !restore)) {
      return new Reply.Refusal(USAGE.formatted(NoticeWords.moments()));
    }
    return restore
        ? restore(ask.visit(), moment.get())
        : LaunchDesk.read(
            ledger,
            ask.visit(),
            (sql, launch) -> {
              Optional<String> no = no(ask.visit(), launch);
              return no.isPresent()
                  ? new Reply.Refusal(no.get())
                  : form(ask.visit(), TemplateStore.of(sql, launch.id(), moment.get()), launch);
            });
  }

  private static Optional<String> no(Visit visit, Launch launch) {
    return Permissions.check(Roles.of(visit, launch), Verb.WRITE_NOTICE);
  }

  private static Reply form(Visit visit, Template template, Launch launch) {
    return new Reply.Open(
        Forms.modal(
            TEMPLATE,
            "Words of notices",
            "Save",
            new Kept(visit.channel(), launch.id(), template.moment().key()).json(),
            List.of(
                Blocks.section(
                    "What notices of this moment begin with: *%s*. In braces stands what is filled in; it needs %s."
                        .formatted(
                            template.moment().key().replace('-', ' '),
                            Template.variables(template.must()))),
                Forms.input(
                    HEADLINE,
                    "Headline",
                    null,
                    false,
                    Forms.text(
                        template.text().headline(),
                        "{feature} is not available",
                        NoticeForm.LONGEST_HEADLINE,
                        false)),
                Forms.input(
                    BODY,
                    "What customers read",
                    "Can be filled: " + Template.variables(Set.of(Blank.values())),
                    false,
                    Forms.text(
                        template.text().body(),
                        "Since {since} …",
                        NoticeForm.LONGEST_BODY,
                        true)))),
        Card.of("Type `/incident template %s`.".formatted(template.moment().key())));
  }

  private Reply restore(Visit visit, Moment moment) {
    return change(
        visit,
        (tx, launch) ->
            TemplateStore.restore(tx, launch.id(), moment)
                ? new Reply.Private(
                    Card.of(
                        "Notices of this moment, %s, begin with Launchbot's own words again."
                            .formatted(moment.key())))
                : new Reply.Refusal("They are Launchbot's own words already."));
  }

  /** Keeps a team's own words. */
  Reply put(Visit visit, Moment moment, Notice.Text text) {
    Optional<String> wrong = Templates.of(moment).objection(text);
    return wrong.isPresent()
        ? new Reply.Refusal(wrong.get())
        : change(
            visit,
            (tx, launch) -> {
              TemplateStore.put(tx, launch.id(), moment, text);
              return new Reply.Private(
                  Card.of(
                      "Notices of this moment, %s, begin with your words from now on. `/incident template %s default` undoes it."
                          .formatted(moment.key(), moment.key())));
            });
  }

  private Reply change(Visit visit, LaunchDesk.Work work) {
    return LaunchDesk.write(
        ledger,
        visit,
        (tx, found) -> {
          Launch launch = LaunchStore.lock(tx, found.id()).orElse(found);
          Optional<String> no = no(visit, launch);
          return no.isPresent() ? new Reply.Refusal(no.get()) : work.in(tx, launch);
        });
  }
}
