package launchbot.alarm;

import launchbot.probe.AlarmSeverity;

/**
 * Where alarms of a severity go.
 *
 * @param number counts within the launch
 * @param place a channel's id, a mail address, a phone number as {@code +4915…}, a URL; empty for
 *     whoever is on call
 */
public record Route(
    long id, long launch, int number, AlarmSeverity severity, Way way, String place) {}
