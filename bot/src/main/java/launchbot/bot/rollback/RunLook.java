package launchbot.bot.rollback;

import com.slack.api.model.block.element.BlockElement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import launchbot.bot.launch.RunPart;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.rollback.Panel;
import launchbot.rollback.Preflight;
import launchbot.rollback.PreflightStore;
import launchbot.rollback.Run;
import launchbot.rollback.RunStore;
import launchbot.rollback.Vote;
import launchbot.rollback.VoteStore;
import org.jooq.DSLContext;

/**
 * All that the message of a rollback shows.
 *
 * @param reasons why else it was proposed
 * @param glass who can break the glass
 * @param evidence what is known of each question of the preflight, in mrkdwn
 * @param lines what other features say of it
 * @param buttons what they offer
 */
record RunLook(
    Launch launch,
    Run run,
    List<RunStore.Reason> reasons,
    Panel panel,
    List<String> glass,
    List<Vote> votes,
    Map<Preflight.Item, Preflight.Answered> answers,
    Map<Preflight.Item, List<String>> evidence,
    List<String> lines,
    List<BlockElement> buttons) {

  static Optional<RunLook> of(DSLContext sql, long id, Instant now, List<RunPart> parts) {
    return RunStore.find(sql, id)
        .flatMap(run ->
            LaunchStore.find(sql, run.launch()).map(launch -> of(sql, launch, run, now, parts)));
  }

  static RunLook of(DSLContext sql, Launch launch, Run run, Instant now, List<RunPart> parts) {
    return new RunLook(
        launch,
        run,
        RunStore.reasons(sql, run.id()),
        Panels.of(sql, launch, run, now),
        Panels.breakGlass(sql, launch, now),
        VoteStore.of(sql, run.id()),
        PreflightStore.of(sql, run.id()),
        Evidence.of(sql, launch, run, now),
        parts.stream().flatMap(part -> part.lines(sql, run, now).stream()).toList(),
        parts.stream().flatMap(part -> part.buttons(sql, run, now).stream()).toList());
  }
}
