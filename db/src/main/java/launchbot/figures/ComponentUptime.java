package launchbot.figures;

import launchbot.probe.Uptime;

/**
 * How long something that customers know by a name worked; of several probes as the worst of them
 * saw it, as on the public page.
 *
 * @param name of a component of the public page, or of a group of probes
 * @param probes how many look at it
 */
public record ComponentUptime(String name, int probes, Uptime uptime) {}
