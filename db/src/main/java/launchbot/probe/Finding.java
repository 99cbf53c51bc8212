package launchbot.probe;

import launchbot.triage.Severity;

/**
 * One thing that is not as it should be.
 *
 * @param rule names it for ever: {@code dmarc.none}, {@code header.hsts}
 * @param severity how it would be triaged
 * @param what one sentence, as people read it; what came from outside is in it as it came
 * @param impact one sentence: what it does to a user
 * @param advice one sentence: what to do about it
 */
public record Finding(String rule, Severity severity, String what, String impact, String advice) {}
