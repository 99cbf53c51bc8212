package launchbot.bot.triage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import launchbot.bot.launch.Places;
import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.GroupCommit.Turn;
import launchbot.triage.Draft;
import launchbot.triage.Entry;
import launchbot.triage.EntryStore;
import launchbot.triage.Fingerprint;
import launchbot.triage.Intake;
import launchbot.triage.Part;
import launchbot.triage.Standing;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Entries that are added in one transaction: usually one, under load all that came at the same
 * time. What they need is read once and what they leave is written once for all of them.
 */
final class Additions {
  private static final int ALIKE = 3;

  private final DSLContext sql;
  private final Map<Spot, Places.Place> places = new HashMap<>();

  /** By what a title comes down to, which of the entries to be saved has it. */
  private final Map<String, Integer> titles = new HashMap<>();

  private final List<Kept> kept = new ArrayList<>();

  private Additions(DSLContext sql) {
    this.sql = sql;
  }

  /** What somebody wants to add, and where. */
  record Asked(Visit visit, Draft draft, FormContext context) {}

  private record Spot(String channel, @Nullable Long chosen, boolean guest) {}

  /** One that can be saved. */
  private record Kept(Turn<Asked> turn, Intake.Complete complete, Launch launch, Standing who) {}

  /** What a request is answered once the kept ones are saved, in their order. */
  private interface Answer extends Function<List<Entry>, Adding.Added> {}

  /** Answers in the order of the turns. */
  static List<Adding.Added> of(List<Turn<Asked>> turns) {
    if (turns.isEmpty()) {
      return List.of();
    }
    var additions = new Additions(turns.getFirst().tx().sql());
    List<Answer> answers = additions.judge(turns);
    List<Entry> saved = additions.save();
    return answers.stream().map(answer -> answer.apply(saved)).toList();
  }

  private List<Answer> judge(List<Turn<Asked>> turns) {
    List<String> unseen =
        turns.stream()
            .map(Turn::request)
            .filter(asked -> !asked.context().alike())
            .map(asked -> asked.draft().title())
            .toList();
    Map<String, List<Entry>> alike = EntryStore.alike(sql, unseen, ALIKE);
    List<Answer> answers = new ArrayList<>();
    for (Turn<Asked> turn : turns) {
      Answer twin = twin(turn.request(), alike);
      answers.add(twin == null ? judge(turn) : twin);
    }
    return answers;
  }

  /** Null where nothing says the same, neither in the list nor among those to be saved. */
  private @Nullable Answer twin(Asked asked, Map<String, List<Entry>> alike) {
    String title = Fingerprint.of(asked.draft().title());
    if (title == null || asked.context().alike()) {
      return null;
    }
    List<Entry> same = alike.get(title);
    if (same != null) {
      return _ -> new Adding.Alike(asked.draft(), same);
    }
    Integer index = titles.get(title);
    return index == null
        ? null
        : saved -> new Adding.Alike(asked.draft(), List.of(saved.get(index)));
  }

  private Answer judge(Turn<Asked> turn) {
    Visit visit = turn.request().visit();
    return switch (place(visit, turn.request().context().launch())) {
      case Places.Nowhere(String why) -> refused(why);
      case Places.Which(List<Launch> launches) ->
          _ -> new Adding.Which(turn.request().draft(), launches);
      case Places.Here(Launch launch) -> judge(turn, launch, false);
      case Places.Fresh _ -> {
        Launch launch = Places.start(turn.tx(), visit);
        places.clear(); // others that wait here find the launch from now on
        yield judge(turn, launch, true);
      }
    };
  }

  private Answer judge(Turn<Asked> turn, Launch launch, boolean started) {
    Visit visit = turn.request().visit();
    Standing who = TriageDesk.stranger(visit);
    Draft draft = turn.request().draft();
    return switch (Intake.judge(draft, who, visit.today(), launch.launchDate())) {
      case Intake.Refused(String why) -> refused(why);
      case Intake.Missing(Draft prefilled, Set<Part> parts) ->
          _ -> new Adding.Missing(prefilled, parts);
      case Intake.Complete complete -> {
        int index = kept.size();
        kept.add(new Kept(turn, complete, launch, who));
        String title = Fingerprint.of(draft.title());
        if (title != null) {
          titles.putIfAbsent(title, index);
        }
        yield saved -> new Adding.Saved(saved.get(index), launch, started);
      }
    };
  }

  private List<Entry> save() {
    List<Entry> entries =
        EntryStore.addAll(
            kept.stream()
                .map(k -> new EntryStore.Addition(k.turn.tx(), k.complete, k.launch.id()))
                .toList());
    Set<LaunchStore.Seat> seats = new HashSet<>();
    for (int i = 0; i < entries.size(); i++) {
      Kept one = kept.get(i);
      seats.addAll(TriageDesk.seats(one.launch, one.who, entries.get(i)));
      TriageDesk.say(one.turn.tx(), one.launch, entries.get(i));
      TriageDesk.tellNewOwner(one.turn.tx(), one.launch, null, entries.get(i));
    }
    if (!kept.isEmpty()) {
      LaunchStore.join(kept.getFirst().turn.tx(), seats);
    }
    return entries;
  }

  private Places.Place place(Visit visit, @Nullable Long chosen) {
    return places.computeIfAbsent(
        new Spot(visit.channel(), chosen, visit.person().guest()),
        _ -> Places.of(sql, visit, chosen));
  }

  private static Answer refused(String why) {
    return _ -> new Adding.Refused(why);
  }
}
