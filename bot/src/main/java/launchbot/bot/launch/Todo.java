package launchbot.bot.launch;

import com.slack.api.model.block.element.ButtonElement;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for somebody: a line of their morning list and of their App Home.
 *
 * @param person for whom it waits, a Slack user id
 * @param rank the lower the more urgent: 0 to 4 as the severities are
 * @param line in mrkdwn, user text in it escaped, without its date
 * @param due null for none
 * @param button does the next step with one tap; null where there is none
 */
public record Todo(
    String person,
    int rank,
    String line,
    @Nullable LocalDate due,
    @Nullable ButtonElement button) {}
