package launchbot.bot.triage;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import launchbot.bot.slack.Forms;
import launchbot.triage.Draft;
import launchbot.triage.Severity;
import org.jspecify.annotations.Nullable;

/** A draft in the few characters that a button's value has room for (2000). */
record DraftJson(
    @Nullable String t,
    @Nullable String s,
    @Nullable String i,
    @Nullable String w,
    @Nullable String o,
    @Nullable String d,
    @Nullable List<String> g,
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

  /** Shorter, by what has to be typed again. */
  DraftJson without(boolean workaround, boolean impact) {
    return new DraftJson(t, s, impact ? null : i, workaround ? null : w, o, d, g, l);
  }

  /** What it was made of, each part checked: it comes back from outside. */
  Draft draft() {
    return new Draft(
        t == null ? "" : t,
        s == null ? null : AddForm.severity(s),
        i,
        w,
        o == null ? null : Forms.person(o),
        d == null ? null : Forms.date(d),
        g == null ? List.of() : g.stream().filter(Objects::nonNull).toList(),
        l);
  }
}
