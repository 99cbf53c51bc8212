package launchbot.inventory;

import java.util.Locale;
import launchbot.timer.TimerKind;

/** What the inventory waits for. */
public enum InventoryTimer implements TimerKind {
  /** A check of a launch's variables counts no longer. Its subject is the launch. */
  STALE,
  /** Shared credentials are to be changed. Its subject is the {@link AccessSystem}. */
  ROTATE;

  @Override
  public String key() {
    return "inventory." + name().toLowerCase(Locale.ROOT);
  }
}
