package launchbot.yaml;

/**
 * @param line counted from 1
 * @param what is wrong and what to write instead; nothing that somebody typed is repeated
 */
public record Problem(int line, String what) {}
