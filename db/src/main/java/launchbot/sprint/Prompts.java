package launchbot.sprint;

import static launchbot.sprint.Against.first;
import static launchbot.sprint.Against.orMoved;
import static launchbot.sprint.Against.when;

import java.time.Instant;
import java.util.List;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Role;
import launchbot.people.Verb;

/** Answers to the known breaks. An answer may become another one, as a team learns. */
public final class Prompts {
  private Prompts() {}

  public static Verdict<Prompt> answer(
      Prompt prompt, Prompt.Answer answer, String person, Role role, Instant now) {
    Prompt.Answer before = prompt.answer();
    boolean same = answer == before && (answer != Prompt.Answer.LOOK || person.equals(prompt.by()));
    return orMoved(
        first(
            Permissions.check(role, answer == Prompt.Answer.HAVE ? Verb.REPORT : Verb.EDIT),
            // Having several of a kind is no contradiction: each is an entry of its own.
            when(
                same && answer != Prompt.Answer.HAVE,
                "That is what it says already, by <@%s>.".formatted(prompt.by()))),
        new Prompt(prompt.launch(), prompt.about(), prompt.askedAt(), answer, person, now),
        new Change(
            "answered",
            new Subject("launch", prompt.launch()),
            List.of(
                new Change.Field(
                    prompt.about().words(),
                    before == null ? null : before.words(),
                    answer.words())),
            null));
  }
}
