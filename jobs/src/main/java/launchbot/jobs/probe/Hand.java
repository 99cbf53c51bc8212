package launchbot.jobs.probe;

import java.util.ArrayList;
import java.util.List;

/** What a replica has in hand: how many looks at once, and at whose hosts. */
final class Hand {
  private final int most;
  private final List<String> hosts = new ArrayList<>();

  Hand(int most) {
    this.most = most;
  }

  synchronized int free() {
    return most - hosts.size();
  }

  /** One for each look. */
  synchronized List<String> hosts() {
    return List.copyOf(hosts);
  }

  synchronized void take(String host) {
    hosts.add(host);
  }

  synchronized void give(String host) {
    hosts.remove(host);
    notifyAll();
  }

  synchronized boolean empty() {
    return hosts.isEmpty();
  }

  /** Waits until all are back, so long at most. */
  synchronized void await(long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    while (!hosts.isEmpty()) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }
}
