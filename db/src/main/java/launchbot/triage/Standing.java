package launchbot.triage;

import launchbot.people.Role;

/**
 * Who asks.
 *
 * @param person a Slack user id
 * @param role what this person is in the launch
 * @param roleHolders how many people hold a role in the launch: alone, one may verify one's own fix
 */
public record Standing(String person, Role role, int roleHolders) {}
