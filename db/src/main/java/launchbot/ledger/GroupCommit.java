package launchbot.ledger;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Carries out requests of one kind together. Those that come while a transaction is under way share
 * the next one, as a database does with its own commits; one that comes alone waits for nothing.
 *
 * <p>It is for what locks the same row in every request, as the workspace's counter of entries: one
 * after the other would wait in the database, with a connection each, for one commit each.
 */
public final class GroupCommit<Q, A> {
  private static final int MOST = 100;

  private final Ledger ledger;
  private final Work<Q, A> work;
  private final Map<String, Lane<Q, A>> lanes = new ConcurrentHashMap<>();

  public GroupCommit(Ledger ledger, Work<Q, A> work) {
    this.ledger = ledger;
    this.work = work;
  }

  /** Does what several requests of one workspace ask for. */
  public interface Work<Q, A> {
    /** Answers in the order of the turns. A request that is refused has written nothing. */
    List<A> carryOut(List<Turn<Q>> turns);
  }

  /** A request in a transaction that it shares with others; what it records and says is its own. */
  public record Turn<Q>(Tx tx, Q request) {}

  /**
   * As {@link Ledger#write}, together with others.
   *
   * @throws AlreadyDone when the cause's receipt is known: the work has not been done again
   * @throws DatabaseAway when the database does not answer
   */
  public A write(Cause cause, Q request) {
    Lane<Q, A> lane = lanes.computeIfAbsent(cause.workspace(), _ -> new Lane<>());
    var waiting = new Waiting<>(cause, request, new CompletableFuture<A>());
    lane.queue.add(waiting);
    if (lane.busy.compareAndSet(false, true)) {
      Thread.startVirtualThread(() -> empty(lane));
    }
    try {
      return waiting.answer.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while it was being saved", e);
    }
  }

  private record Waiting<Q, A>(Cause cause, Q request, CompletableFuture<A> answer) {}

  /** The requests of one workspace; one thread at a time takes from it. */
  private static final class Lane<Q, A> {
    final Queue<Waiting<Q, A>> queue = new ConcurrentLinkedQueue<>();
    final AtomicBoolean busy = new AtomicBoolean();

    List<Waiting<Q, A>> take(int most) {
      List<Waiting<Q, A>> taken = new ArrayList<>();
      for (var next = queue.poll();
          next != null;
          next = taken.size() < most ? queue.poll() : null) {
        taken.add(next);
      }
      return taken;
    }
  }

  private void empty(Lane<Q, A> lane) {
    do {
      for (var some = lane.take(MOST); !some.isEmpty(); some = lane.take(MOST)) {
        try {
          carryOut(some);
        } catch (DatabaseAway e) {
          some.forEach(one -> one.answer.completeExceptionally(e));
          // Nobody waits for a second outage: what has not been tried is surely not saved.
          var untried = new DatabaseAway(false, e);
          lane.take(Integer.MAX_VALUE).forEach(one -> one.answer.completeExceptionally(untried));
        }
      }
      lane.busy.set(false);
    } while (!lane.queue.isEmpty() && lane.busy.compareAndSet(false, true));
  }

  private void carryOut(List<Waiting<Q, A>> some) {
    try {
      IdentityHashMap<Cause, A> answers = together(some);
      for (var one : some) {
        @Nullable A answer = answers.get(one.cause);
        if (answer == null) {
          one.answer.completeExceptionally(new AlreadyDone(String.valueOf(one.cause.receipt())));
        } else {
          one.answer.complete(answer);
        }
      }
    } catch (DatabaseAway e) {
      throw e;
    } catch (RuntimeException | Error e) {
      if (some.size() == 1) {
        some.getFirst().answer.completeExceptionally(e);
      } else {
        // One of them is the cause; the others must not pay for it.
        some.forEach(one -> carryOut(List.of(one)));
      }
    }
  }

  /** The answers by their very causes; those that were done before have none. */
  private IdentityHashMap<Cause, A> together(List<Waiting<Q, A>> some) {
    IdentityHashMap<Cause, Q> requests = new IdentityHashMap<>();
    some.forEach(one -> requests.put(one.cause, one.request));
    return ledger.writeTogether(
        some.stream().map(Waiting::cause).toList(),
        open -> {
          List<Turn<Q>> turns =
              open.stream()
                  .map(tx -> new Turn<>(tx, Objects.requireNonNull(requests.get(tx.cause()))))
                  .toList();
          List<A> answers = work.carryOut(turns);
          IdentityHashMap<Cause, A> byCause = new IdentityHashMap<>();
          for (int i = 0; i < answers.size(); i++) {
            byCause.put(turns.get(i).tx().cause(), answers.get(i));
          }
          return byCause;
        });
  }
}
