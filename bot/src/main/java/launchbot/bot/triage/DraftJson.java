package launchbot.bot.triage;

import java.time.LocalDate;
import java.util.List;
import launchbot.triage.Draft;
import launchbot.triage.Severity;
import org.jspecify.annotations.Nullable;

/** A draft in the few characters that a button's value has room for (2000). */
record DraftJson(
    String t,
    @Nullable String s,
    @Nullable String i,
    @Nullable String w,
    @Nullable String o,
    @Nullable String d,
    List<String> g,
    @Nullable String l) {

  static DraftJson of(Draft draft) {
    Severity severity = draft.severity();
    LocalDate due = draft.due();
    return new DraftJson(
        draft.title(),
        severity == null ? null : severity.key(),
        draft.impact(),
        draft.workaround(),
        draft.owner(),
        due == null ? null : due.toString(),
        draft.tags(),
        draft.source());
  }

  Draft draft() {
    return new Draft(
        t,
        s == null ? null : Severity.of(s),
        i,
        w,
        o,
        d == null ? null : LocalDate.parse(d),
        g == null ? List.of() : g,
        l);
  }
}
