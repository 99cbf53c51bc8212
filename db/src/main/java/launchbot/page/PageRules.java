package launchbot.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Role;
import launchbot.people.Verb;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/** What a public page may be like. */
public final class PageRules {
  public static final int NAME = 60;
  public static final int ABOUT = 200;
  public static final int ADDRESS = 200;
  public static final int LOGO = 100 * 1024;
  public static final int COMPONENTS = 30;

  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{1,38}[a-z0-9]");
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

  private PageRules() {}

  /** What there is to be set. */
  public enum Part {
    NAME,
    SLUG,
    ABOUT,
    WEBSITE,
    SUPPORT,
    COLOUR
  }

  /** What speaks against a page, and which part of it. */
  public record Objection(Part part, String why) {}

  /** Takes all of the new page, or none of it. */
  public static Verdict<StatusPage> change(StatusPage before, StatusPage after, Role who) {
    List<Change.Field> fields = between(before, after);
    Optional<String> against =
        Stream.of(
                Permissions.check(who, Verb.SET_PAGE),
                objections(after).stream().map(Objection::why).findFirst(),
                fields.isEmpty()
                    ? Optional.of("That is how it is already: nothing was changed.")
                    : Optional.<String>empty())
            .flatMap(Optional::stream)
            .findFirst();
    return against
        .<Verdict<StatusPage>>map(Verdict.Refused::new)
        .orElseGet(
            () -> new Verdict.Moved<>(after, new Change("changed", after.subject(), fields, null)));
  }

  /** Empty where nothing speaks against it. */
  public static List<Objection> objections(StatusPage page) {
    List<Objection> all = new ArrayList<>();
    if (page.name().isEmpty()) {
      all.add(new Objection(Part.NAME, "Say what customers call it."));
    }
    Wording.tooLong("A name", page.name(), NAME)
        .ifPresent(why -> all.add(new Objection(Part.NAME, why)));
    if (!SLUG.matcher(page.slug()).matches()) {
      all.add(
          new Objection(
              Part.SLUG,
              "An address has 3 to 40 letters a to z, digits and hyphens, such as `acme-shop`."));
    }
    Wording.tooLong("A description", page.about(), ABOUT)
        .ifPresent(why -> all.add(new Objection(Part.ABOUT, why)));
    if (!link(page.website(), false)) {
      all.add(new Objection(Part.WEBSITE, "A website begins with `https://`."));
    }
    if (!link(page.support(), true)) {
      all.add(
          new Objection(
              Part.SUPPORT, "Help is at an address such as `https://…` or `mailto:help@…`."));
    }
    if (Colour.of(page.colour()).isEmpty()) {
      all.add(new Objection(Part.COLOUR, "A colour looks like `#1f3a5f`."));
    }
    return List.copyOf(all);
  }

  /** A first proposal of an address, from what it is called; may be too short to be one. */
  public static String slug(String name) {
    String plain =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return plain.length() > 40 ? plain.substring(0, 40).replaceAll("-+$", "") : plain;
  }

  /** What kind of picture that is; null for anything else, a drawing that runs scripts too. */
  public static @Nullable String picture(byte[] bytes) {
    return begins(bytes, PNG) ? "image/png" : begins(bytes, JPEG) ? "image/jpeg" : null;
  }

  private static boolean begins(byte[] bytes, byte[] magic) {
    return bytes.length > magic.length
        && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
  }

  private static boolean link(@Nullable String address, boolean mail) {
    if (address == null) {
      return true;
    }
    try {
      URI uri = new URI(address);
      boolean web = "https".equals(uri.getScheme()) && uri.getHost() != null;
      return address.length() <= ADDRESS
          && uri.getRawUserInfo() == null
          && (web || (mail && address.matches("mailto:[^\\s@?&]+@[^\\s@?&]+\\.[^\\s@?&]+")));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static List<Change.Field> between(StatusPage before, StatusPage after) {
    List<Change.Field> fields = new ArrayList<>();
    add(fields, "name", before.name(), after.name());
    add(fields, "slug", before.slug(), after.slug());
    add(fields, "about", before.about(), after.about());
    add(fields, "website", before.website(), after.website());
    add(fields, "support", before.support(), after.support());
    add(fields, "colour", before.colour(), after.colour());
    add(fields, "reports", onOff(before.reports()), onOff(after.reports()));
    add(fields, "shown", onOff(before.shown()), onOff(after.shown()));
    if (!Objects.equals(before.logo(), after.logo())) {
      fields.add(new Change.Field("logo", logo(before.logo()), logo(after.logo())));
    }
    return fields;
  }

  private static void add(
      List<Change.Field> fields, String name, @Nullable String from, @Nullable String to) {
    String before = from == null ? "" : from;
    String after = to == null ? "" : to;
    if (!before.equals(after)) {
      fields.add(new Change.Field(name, from, to));
    }
  }

  private static String onOff(boolean on) {
    return on ? "on" : "off";
  }

  private static @Nullable String logo(StatusPage.@Nullable Logo logo) {
    return logo == null ? null : "%s, %d bytes".formatted(logo.type(), logo.bytes().length);
  }
}
