package launchbot.triage;

import static java.util.Comparator.comparingInt;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import java.util.Comparator;

/** The order in which a table of entries is read: what hurts most and is due first comes first. */
public final class TableOrder {

  public static final Comparator<Entry> ENTRIES =
      comparingInt((Entry entry) -> entry.severity().rank())
          .thenComparing(entry -> entry.state().closed())
          .thenComparing(Entry::due, nullsLast(naturalOrder()))
          .thenComparingLong(Entry::number);

  private TableOrder() {}
}
