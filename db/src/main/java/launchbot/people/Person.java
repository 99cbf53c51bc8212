package launchbot.people;

import java.time.ZoneId;

/**
 * Somebody whom Slack knows.
 *
 * @param id the Slack user id, the only thing that stays the same when people rename themselves
 * @param zone where this person's working day is counted
 * @param guest a guest of the workspace, or somebody from another one (Slack Connect)
 * @param deactivated can no longer answer, so whatever this person owns needs somebody else
 */
public record Person(String id, String name, ZoneId zone, boolean guest, boolean deactivated) {}
