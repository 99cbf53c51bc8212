package launchbot.bot.alarm;

import launchbot.jobs.alarm.TwilioUrl;
import launchbot.jobs.fetch.Fetcher;
import launchbot.jobs.mailer.SmtpUrl;
import launchbot.seal.SecretStore;
import org.jspecify.annotations.Nullable;

/**
 * What alarms need of the world and of the way this process is set up.
 *
 * @param smtp null: no mail goes out
 * @param twilio null: no SMS goes out
 * @param fetcher may only go where probes may
 * @param trusted may go wherever the operator sends it
 * @param plain whether webhooks may be reached without TLS, which only private ones are
 */
public record Outside(
    @Nullable SmtpUrl smtp,
    @Nullable TwilioUrl twilio,
    Fetcher fetcher,
    Fetcher trusted,
    SecretStore secrets,
    boolean plain) {}
