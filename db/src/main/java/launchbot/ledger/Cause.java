package launchbot.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why something is written: in which workspace, by whom, when, and on which request.
 *
 * @param workspace the tenant: a Slack team id
 * @param receipt the id that Slack gave the request, so that it is carried out once; null when
 *     nothing would repeat it
 */
public record Cause(String workspace, Actor actor, Instant at, @Nullable String receipt) {}
