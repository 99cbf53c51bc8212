package launchbot.postmortem;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a section, by a person.
 *
 * @param version counts within the section, from 1
 * @param words null where it was given back to the draft
 * @param drafted what the draft said at that time
 */
public record Written(
    Section section, int version, @Nullable String words, String drafted, String by, Instant at) {}
