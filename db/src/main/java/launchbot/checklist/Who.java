package launchbot.checklist;

import launchbot.people.Role;

/**
 * Who asks.
 *
 * @param person a Slack user id
 * @param role what this person is in the launch
 */
public record Who(String person, Role role) {}
