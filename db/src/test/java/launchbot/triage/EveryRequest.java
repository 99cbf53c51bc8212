package launchbot.triage;

import static launchbot.triage.Sample.BOB;
import static launchbot.triage.Sample.LATER;
import static launchbot.triage.Sample.NOW;
import static launchbot.triage.Sample.TODAY;
import static launchbot.triage.Sample.other;

import java.util.List;
import launchbot.ledger.Verdict;

/** Every request that can be made of an entry, for what holds for all of them. */
enum EveryRequest {
  ASSIGN((e, who) -> Entries.assign(e, BOB, who, NOW)),
  UNASSIGN((e, who) -> Entries.assign(e, null, who, NOW)),
  DUE((e, who) -> Entries.due(e, LATER.plusDays(1), TODAY, who, NOW)),
  NO_DUE((e, who) -> Entries.due(e, null, TODAY, who, NOW)),
  RETITLE((e, who) -> Entries.retitle(e, "Another title", who, NOW)),
  IMPACT((e, who) -> Entries.impact(e, "Another impact", who, NOW)),
  WORKAROUND((e, who) -> Entries.workaround(e, "Another way", who, NOW)),
  NO_WORKAROUND((e, who) -> Entries.workaround(e, null, who, NOW)),
  TAGS((e, who) -> Entries.tags(e, List.of("one", "two"), who, NOW)),
  RANK_UP((e, who) -> Scope.rank(e, Severity.BLOCKER, who, NOW)),
  RANK_DOWN((e, who) -> Scope.rank(e, Severity.LOW, who, NOW)),
  MOVE((e, who) -> Scope.move(e, Severity.POST_LAUNCH, LATER, BOB, TODAY, who, NOW)),
  PULL((e, who) -> Scope.pull(e, true, "The press", List.of(3L), who, NOW)),
  START((e, who) -> Steps.start(e, true, who, NOW)),
  FIX((e, who) -> Steps.fix(e, who, NOW)),
  VERIFY((e, who) -> Steps.verify(e, who, NOW)),
  WONT_FIX((e, who) -> Steps.wontFix(e, "Nobody uses it", who, NOW)),
  DUPLICATE((e, who) -> Steps.duplicate(e, other(5), who, NOW)),
  REOPEN((e, who) -> Steps.reopen(e, who, NOW)),
  DELETE((e, who) -> Entries.delete(e, who, NOW)),
  RESTORE((e, who) -> Entries.restore(e, who, NOW));

  interface Rule {
    Verdict<Entry> answer(Entry entry, Standing who);
  }

  @SuppressWarnings("ImmutableEnumChecker") // a lambda that catches nothing
  final Rule rule;

  EveryRequest(Rule rule) {
    this.rule = rule;
  }
}
