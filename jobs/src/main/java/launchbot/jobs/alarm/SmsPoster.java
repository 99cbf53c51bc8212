package launchbot.jobs.alarm;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import launchbot.jobs.fetch.Fetched;
import launchbot.jobs.fetch.Fetcher;
import launchbot.jobs.fetch.Wanted;
import launchbot.jobs.outbox.Delivery;
import launchbot.jobs.outbox.Poster;
import launchbot.jobs.outbox.Rendered;
import launchbot.outbox.Claimed;
import org.jspecify.annotations.Nullable;

/**
 * Texts through Twilio's Messages resource ({@code /2010-04-01/Accounts/…/Messages.json}). A text
 * wakes people and costs money, so one whose outcome is not known is looked up, by number, words
 * and time, before it is sent again.
 */
public final class SmsPoster implements Poster {
  private static final Gson GSON = new Gson();
  private static final Duration TIMEOUT = Duration.ofSeconds(12);

  /** Clocks differ. */
  private static final Duration MARGIN = Duration.ofMinutes(2);

  private final @Nullable TwilioUrl account;
  private final Fetcher fetcher;

  /**
   * @param account null: none is set up
   * @param fetcher one that may go wherever the operator sends it
   */
  public SmsPoster(@Nullable TwilioUrl account, Fetcher fetcher) {
    this.account = account;
    this.fetcher = fetcher;
  }

  @Override
  public Delivery deliver(Claimed claimed, Rendered rendered) {
    if (account == null) {
      return new Delivery.Refused("TWILIO_URL is not set");
    }
    String to = claimed.message().channel().substring("sms:".length());
    if (claimed.unknown()) {
      Optional<Delivery> found = lookUp(account, claimed, to, rendered.text());
      if (found.isPresent()) {
        return found.get();
      }
    }
    String form =
        "To=%s&From=%s&Body=%s"
            .formatted(encoded(to), encoded(account.from()), encoded(rendered.text()));
    return switch (fetcher.fetch(request(account, "POST", "", form))) {
      case Fetched.Answered answered -> outcome(answered, claimed);
      case Fetched.Failed failed ->
          // Before a byte was sent there is nothing to look up.
          switch (failed.phase()) {
            case RESOLVE, CONNECT, TLS ->
                new Delivery.Failed("Twilio cannot be reached", claimed.unknown());
            case FIRST_BYTE, BODY, EXPECTATION ->
                new Delivery.Failed("no answer from Twilio", true);
          };
    };
  }

  private static Delivery outcome(Fetched.Answered answered, Claimed claimed) {
    int status = answered.status();
    if (status / 100 == 2) {
      return new Delivery.Sent(
          new Claimed.Place(claimed.message().channel(), text(json(answered.text()), "sid")));
    }
    if (status == 429) {
      return new Delivery.Failed("Twilio asks for a pause", claimed.unknown());
    }
    if (status >= 500) {
      return new Delivery.Failed("Twilio answered " + status, true);
    }
    String code = text(json(answered.text()), "code");
    return status == 401 || status == 403
        ? new Delivery.Failed("Twilio does not let us in: TWILIO_URL", claimed.unknown())
        : new Delivery.Refused(
            "Twilio refused it" + (code.matches("\\d{1,6}") ? ", error " + code : ""));
  }

  /** Empty where it did not arrive there. */
  private Optional<Delivery> lookUp(TwilioUrl to, Claimed claimed, String number, String words) {
    Instant from = claimed.firstTry().minus(MARGIN);
    LocalDate day = from.atZone(ZoneOffset.UTC).toLocalDate();
    String query =
        "?To=%s&PageSize=100&%s=%s".formatted(encoded(number), encoded("DateSent>"), day);
    if (fetcher.fetch(request(to, "GET", query, "")) instanceof Fetched.Answered answered
        && answered.status() == 200
        && json(answered.text()).get("messages") instanceof JsonArray messages) {
      for (JsonElement one : messages) {
        if (one instanceof JsonObject message
            && text(message, "body").equals(words)
            && !created(message).isBefore(from)) {
          return Optional.of(
              new Delivery.Sent(
                  new Claimed.Place(claimed.message().channel(), text(message, "sid"))));
        }
      }
      return Optional.empty();
    }
    return Optional.of(new Delivery.Failed("Twilio does not say whether it went out", true));
  }

  private static Instant created(JsonObject message) {
    try {
      return DateTimeFormatter.RFC_1123_DATE_TIME.parse(
          text(message, "date_created"), Instant::from);
    } catch (DateTimeParseException e) {
      return Instant.MAX; // the number and the words are the same: rather one too few than two
    }
  }

  private static Wanted request(TwilioUrl account, String method, String query, String form) {
    String credentials =
        Base64.getEncoder()
            .encodeToString(
                (account.sid() + ":" + account.token()).getBytes(StandardCharsets.UTF_8));
    return new Wanted(
        method,
        URI.create(
            "%s/2010-04-01/Accounts/%s/Messages.json%s"
                .formatted(account.base(), account.sid(), query)),
        List.of(
            new Wanted.Header("Authorization", "Basic " + credentials),
            new Wanted.Header("Content-Type", "application/x-www-form-urlencoded")),
        form.getBytes(StandardCharsets.UTF_8),
        TIMEOUT,
        Wanted.MOST);
  }

  private static JsonObject json(String text) {
    try {
      JsonObject json = GSON.fromJson(text, JsonObject.class);
      return json == null ? new JsonObject() : json;
    } catch (JsonParseException e) {
      return new JsonObject();
    }
  }

  private static String text(JsonObject json, String name) {
    JsonElement value = json.get(name);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
