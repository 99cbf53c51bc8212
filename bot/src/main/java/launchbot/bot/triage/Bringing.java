package launchbot.bot.triage;

import com.slack.api.model.block.LayoutBlock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import launchbot.bot.launch.Places;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.SlackConnection;
import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.ledger.AlreadyDone;
import launchbot.ledger.Change;
import launchbot.ledger.DatabaseAway;
import launchbot.ledger.HistoryStore;
import launchbot.ledger.Ledger;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import launchbot.triage.Entry;
import launchbot.triage.EntryStore;
import launchbot.triage.Handover;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Bringing along what was written down in the sandbox, once a real workspace is connected. Each
 * person is asked once, and only while the workspace has no entry of its own.
 */
final class Bringing {
  private static final String SANDBOX = "sandbox";
  private static final int MOST_BLOCKS = 50;

  /** Of the offers; launches of the sandbox's count from 1. */
  private static final Subject OFFER = new Subject(SANDBOX, 0);

  private final Ledger ledger;
  private final SlackConnection slack;
  private final @Nullable SandboxLaunches launches;
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  /** Nothing is left to be brought, which does not change while this process runs. */
  private volatile boolean over;

  /**
   * @param launches null: this is the sandbox itself
   */
  Bringing(Ledger ledger, SlackConnection slack, @Nullable SandboxLaunches launches) {
    this.ledger = ledger;
    this.slack = slack;
    this.launches = launches;
    this.over = launches == null;
  }

  /** The command's answer, with the offer under it where that is due. */
  Reply under(Visit visit, Supplier<Reply> command) {
    List<SandboxLaunches.Left> left = due(visit);
    Reply reply = command.get();
    return switch (reply) {
      case Reply.Private(Card card) when !left.isEmpty() ->
          new Reply.Private(withOffer(visit, card, left));
      case Reply.Replace(Card card) when !left.isEmpty() ->
          new Reply.Replace(withOffer(visit, card, left));
      default -> reply; // a form or a refusal has no room for it; the next answer has
    };
  }

  /** The offer alone, asked for. */
  Reply shown(Visit visit) {
    SandboxLaunches source = launches;
    List<SandboxLaunches.Left> left =
        source == null || !slack.connectedTo(visit.workspace())
            ? List.of()
            : notBrought(visit, source.all());
    if (left.isEmpty()) {
      return new Reply.Refusal("No sandbox has left anything here that could be brought along.");
    }
    asked.add(visit.person().id());
    return forbidden(visit)
        .<Reply>map(Reply.Refusal::new)
        .orElseGet(() -> new Reply.Private(BringingView.offer(left)));
  }

  /** Brings a launch's entries into the visit's channel: all of them, once. */
  Reply bring(Visit visit, long launch) {
    Optional<String> forbidden = forbidden(visit);
    if (forbidden.isPresent()) {
      return new Reply.Refusal(forbidden.get());
    }
    SandboxLaunches source = launches;
    Optional<Handover> handover =
        source == null || !slack.connectedTo(visit.workspace())
            ? Optional.empty()
            : source.handOver(launch);
    if (handover.isEmpty()) {
      return new Reply.Refusal("The sandbox has left nothing of that launch here.");
    }
    try {
      return ledger.write(visit.cause(), tx -> bring(tx, visit, launch, handover.get()));
    } catch (AlreadyDone e) {
      return new Reply.Refusal(
          "That list was brought over already, and nothing was done twice. `/triage list` shows"
              + " it.");
    }
  }

  /** Not now. Nothing in the sandbox is touched, so it can still be brought later. */
  Reply startClean() {
    return new Reply.Replace(BringingView.clean());
  }

  private static Reply bring(Tx tx, Visit visit, long from, Handover handover) {
    Launch launch;
    switch (Places.of(tx.sql(), visit, null)) {
      case Places.Here(Launch here) -> launch = here;
      case Places.Nowhere(String why) -> {
        return new Reply.Refusal(why);
      }
      case Places.Fresh _, Places.Which _ -> {
        switch (Places.of(tx.sql(), visit, Places.START_HERE)) {
          case Places.Nowhere(String why) -> {
            return new Reply.Refusal(why);
          }
          default -> launch = Places.start(tx, visit);
        }
      }
    }
    // The numbers are taken first: two who bring the same at once wait for each other here.
    List<Entry> entries = EntryStore.takeOver(tx, handover, launch.id());
    if (wasBrought(tx.sql(), from)) {
      throw new AlreadyDone("sandbox launch " + from);
    }
    tx.record(
        new Change(
            "brought",
            new Subject(SANDBOX, from),
            List.of(
                new Change.Field("launch", null, String.valueOf(launch.id())),
                new Change.Field("entries", null, String.valueOf(entries.size()))),
            null));
    TriageDesk.sayTable(tx, launch);
    tx.say(
        new Message.Post(
            launch.channel(),
            null,
            "%s brought %d entries over from the sandbox. `/triage list` shows them."
                .formatted(Mrkdwn.user(visit.person().id()), BringingView.shown(entries)),
            null,
            Message.Urgency.NEWS));
    return new Reply.Replace(BringingView.done(launch, handover.entries(), entries));
  }

  private boolean mayBeAsked(Visit visit) {
    return !asked.contains(visit.person().id())
        && visit.trigger() != null // in a thread everybody would see it
        && !visit.person().guest()
        && (visit.channel().startsWith("C") || visit.channel().startsWith("G"))
        && slack.connectedTo(visit.workspace());
  }

  /** What this visitor has to be asked about; empty when nothing, or not now. */
  private List<SandboxLaunches.Left> due(Visit visit) {
    SandboxLaunches source = launches;
    if (over || source == null || !mayBeAsked(visit)) {
      return List.of();
    }
    try {
      List<SandboxLaunches.Left> left =
          ledger.read(visit.workspace(), EntryStore::any) ? List.of() : source.all();
      over = left.isEmpty();
      if (!over && ledger.read(visit.workspace(), sql -> wasAsked(sql, visit))) {
        asked.add(visit.person().id());
        return List.of();
      }
      return left;
    } catch (DatabaseAway e) {
      return List.of(); // what was asked for comes first
    }
  }

  private Card withOffer(Visit visit, Card card, List<SandboxLaunches.Left> left) {
    Card offer = BringingView.offer(left);
    if (asked.contains(visit.person().id())) {
      return card; // it is the offer, asked for
    }
    if (card.blocks().size() + offer.blocks().size() > MOST_BLOCKS) {
      return card;
    }
    try {
      ledger.write(visit.again("offer").cause(), Bringing::recordOffer);
    } catch (DatabaseAway | AlreadyDone e) {
      return card; // what was done is saved, and must not be told as a failure
    }
    asked.add(visit.person().id());
    List<LayoutBlock> blocks = new ArrayList<>(card.blocks());
    if (blocks.isEmpty()) {
      blocks.add(Blocks.section(card.text()));
    }
    blocks.addAll(offer.blocks());
    return new Card(card.text(), blocks);
  }

  private static boolean wasAsked(DSLContext sql, Visit visit) {
    var actor = visit.cause().actor();
    return !HistoryStore.newestBy(sql, actor, SANDBOX, Instant.EPOCH, 1).isEmpty();
  }

  private List<SandboxLaunches.Left> notBrought(Visit visit, List<SandboxLaunches.Left> left) {
    return ledger.read(
        visit.workspace(),
        sql -> left.stream().filter(one -> !wasBrought(sql, one.launch().id())).toList());
  }

  private static boolean wasBrought(DSLContext sql, long launch) {
    return !HistoryStore.newest(sql, new Subject(SANDBOX, launch), 1).isEmpty();
  }

  private static boolean recordOffer(Tx tx) {
    tx.record(new Change("offered", OFFER, List.of(), null));
    return true;
  }

  private static Optional<String> forbidden(Visit visit) {
    return Permissions.check(TriageDesk.stranger(visit).role(), Verb.IMPORT);
  }
}
