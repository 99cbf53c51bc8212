package launchbot.sandbox;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells everybody who listens that something has changed; what, they look up themselves. */
final class Bell implements AutoCloseable {

  private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();

  void ring() {
    listeners.forEach(Runnable::run);
  }

  void listen(Runnable listener) {
    listeners.add(listener);
  }

  void forget(Runnable listener) {
    listeners.remove(listener);
  }

  @Override
  public void close() {
    listeners.clear();
  }
}
