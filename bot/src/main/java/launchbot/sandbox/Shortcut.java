package launchbot.sandbox;

/** A message shortcut that the app's manifest declares; shown in the menu of every message. */
public record Shortcut(String callbackId, String name) {}
