package launchbot.page;

import launchbot.ledger.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The public page of a launch.
 *
 * @param slug what its address ends with, unique in the world
 * @param name of the product, as customers know it
 * @param about a sentence below the name; empty for none
 * @param shown whether anybody can see it
 * @param reports whether visitors may report a problem
 * @param website where the name leads; null for nowhere
 * @param support where customers get help: an address of the web or of mail; null for nowhere
 * @param colour of the name and links, {@code #1f3a5f}
 * @param logo null for none
 * @param version counts everything that changes what it shows
 */
public record StatusPage(
    long id,
    long launch,
    String slug,
    String name,
    String about,
    boolean shown,
    boolean reports,
    @Nullable String website,
    @Nullable String support,
    String colour,
    @Nullable Logo logo,
    long version) {

  /**
   * A small picture.
   *
   * @param type {@code image/png} or {@code image/jpeg}
   */
  public record Logo(byte[] bytes, String type) {}

  /** What history says it is about. */
  public Subject subject() {
    return new Subject("page", id);
  }
}
