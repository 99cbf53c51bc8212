package launchbot.page;

import java.time.Instant;
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
 * @param preview the secret part of the address at which it is seen while hidden; null for none
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
    @Nullable String preview,
    Instant madeAt,
    long version) {
  /** The launch's own blue, for whoever has chosen none. */
  public static final String COLOUR = "#1f3a5f";

  /**
   * A small picture.
   *
   * @param type {@code image/png} or {@code image/jpeg}
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  public record Logo(byte[] bytes, String type) {}

  /** One that is not kept yet, hidden, with nothing said about it. */
  public static StatusPage draft(long launch, String slug, String name, Instant at) {
    return new StatusPage(
        0, launch, slug, name, "", false, true, null, null, COLOUR, null, null, at, 1);
  }

  public StatusPage named(String nextSlug, String nextName, String nextAbout) {
    return new StatusPage(
        id, launch, nextSlug, nextName, nextAbout, shown, reports, website, support, colour, logo,
        preview, madeAt, version);
  }

  public StatusPage leading(@Nullable String nextWebsite, @Nullable String nextSupport) {
    return new StatusPage(
        id,
        launch,
        slug,
        name,
        about,
        shown,
        reports,
        nextWebsite,
        nextSupport,
        colour,
        logo,
        preview,
        madeAt,
        version);
  }

  public StatusPage looking(String nextColour, @Nullable Logo nextLogo) {
    return new StatusPage(
        id,
        launch,
        slug,
        name,
        about,
        shown,
        reports,
        website,
        support,
        nextColour,
        nextLogo,
        preview,
        madeAt,
        version);
  }

  public StatusPage taking(boolean nextReports) {
    return new StatusPage(
        id,
        launch,
        slug,
        name,
        about,
        shown,
        nextReports,
        website,
        support,
        colour,
        logo,
        preview,
        madeAt,
        version);
  }

  public StatusPage shown(boolean nextShown) {
    return new StatusPage(
        id, launch, slug, name, about, nextShown, reports, website, support, colour, logo, preview,
        madeAt, version);
  }

  public StatusPage previewedAt(String secret) {
    return new StatusPage(
        id, launch, slug, name, about, shown, reports, website, support, colour, logo, secret,
        madeAt, version);
  }

  /** What history says it is about. */
  public Subject subject() {
    return new Subject("page", id);
  }
}
