package launchbot.bot.triage;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.util.stream.Stream;
import launchbot.bot.slack.Garbled;
import org.jspecify.annotations.Nullable;

/**
 * What a form or a button must remember until it comes back: kept in the view's private metadata or
 * the button's value.
 *
 * @param channel where the person was
 * @param launch the launch chosen; null while it follows from the channel
 * @param number the entry that is edited; null for a new one
 * @param version the entry's version when the form was opened
 * @param alike the person has seen that it looks like another one and wants it all the same
 * @param source the ts of the message in the channel that it came from
 * @param draft what was typed so far
 */
record FormContext(
    String channel,
    @Nullable Long launch,
    @Nullable Long number,
    @Nullable Integer version,
    boolean alike,
    @Nullable String source,
    @Nullable DraftJson draft) {
  /** What a button's value has room for. */
  static final int BUTTON = 2000;

  // Escaped for HTML, which it never becomes, a "<" would take six characters.
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  static FormContext in(String channel) {
    return new FormContext(channel, null, null, null, false, null, null);
  }

  static FormContext about(String channel, long number, int version) {
    return new FormContext(channel, null, number, version, false, null, null);
  }

  FormContext withLaunch(@Nullable Long launch) {
    return new FormContext(channel, launch, number, version, alike, source, draft);
  }

  FormContext withDraft(@Nullable DraftJson draft) {
    return new FormContext(channel, launch, number, version, alike, source, draft);
  }

  FormContext withSource(@Nullable String source) {
    return new FormContext(channel, launch, number, version, alike, source, draft);
  }

  FormContext alikeSeen() {
    return new FormContext(channel, launch, number, version, true, source, draft);
  }

  long entry() {
    if (number == null) {
      throw new Garbled("a form about an entry without its number");
    }
    return number;
  }

  String json() {
    return GSON.toJson(this);
  }

  /** The same for a button: of a draft that is too long, what matters most for it. */
  String forButton() {
    DraftJson all = draft;
    if (all == null) {
      return json();
    }
    return Stream.of(all, all.without(true, false), all.without(true, true))
        .map(part -> withDraft(part).json())
        .filter(json -> json.length() <= BUTTON)
        .findFirst()
        .orElseGet(() -> withDraft(null).json());
  }

  /**
   * @throws Garbled when it is not what {@link #json} wrote
   */
  static FormContext parse(@Nullable String json) {
    try {
      FormContext context = GSON.fromJson(json, FormContext.class);
      if (context != null && context.channel() != null) {
        return context;
      }
    } catch (JsonParseException e) {
      // said below, like every other way of not being ours
    }
    throw new Garbled("not a form of ours");
  }
}
