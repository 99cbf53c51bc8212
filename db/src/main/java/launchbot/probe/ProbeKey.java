package launchbot.probe;

/** Enough to go on under the tenant. */
public record ProbeKey(String workspace, long probe) {}
