package launchbot.workspace;

import static launchbot.sql.Tables.WORKSPACE;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import launchbot.ledger.Ledger;
import launchbot.sql.Routines;

/** The workspaces that are connected. */
public final class WorkspaceStore {
  private final Ledger ledger;

  public WorkspaceStore(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Remembers a workspace, or its new name. */
  public void connect(Workspace workspace, Instant now) {
    ledger.upkeep(
        workspace.id(),
        sql ->
            sql.insertInto(WORKSPACE)
                .set(WORKSPACE.WORKSPACE_, workspace.id())
                .set(WORKSPACE.NAME, workspace.name())
                .set(WORKSPACE.BOT_USER, workspace.botUser())
                .set(WORKSPACE.CONNECTED_AT, now.atOffset(ZoneOffset.UTC))
                .onConflict(WORKSPACE.WORKSPACE_)
                .doUpdate()
                .set(WORKSPACE.NAME, workspace.name())
                .set(WORKSPACE.BOT_USER, workspace.botUser())
                .execute());
  }

  public Optional<Workspace> find(String team) {
    return ledger.read(
        team,
        sql ->
            sql.selectFrom(WORKSPACE)
                .where(WORKSPACE.WORKSPACE_.eq(team))
                .fetchOptional(
                    row -> new Workspace(row.getWorkspace(), row.getName(), row.getBotUser())));
  }

  /** Whether the team is connected, asked before anything is done in its name. */
  public boolean knows(String team) {
    return ledger.across(sql -> Routines.knownWorkspace(sql.configuration(), team) != null);
  }
}
