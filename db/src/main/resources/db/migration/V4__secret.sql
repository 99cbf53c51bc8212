-- Tokens and secrets that workspaces hand to Launchbot, sealed with its key (launchbot.seal): the value is bound to its
-- workspace and name, so that a row put elsewhere cannot be opened.
create table secret (
  workspace text not null references workspace,
  name      text not null,
  sealed    bytea not null,
  since     timestamptz not null,
  primary key (workspace, name)
);
call protect('secret');
