package launchbot.ledger;

/**
 * What a change is about, for example entry 12 of this workspace.
 *
 * @param kind a singular noun of the field: {@code entry}, {@code launch}
 */
public record Subject(String kind, long number) {}
