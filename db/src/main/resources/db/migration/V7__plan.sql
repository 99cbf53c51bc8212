-- A team's own plans (PLAYBOOK "Sprint plans"), every version as it was written. The newest of a key holds; where its
-- source is null the plan was removed, and Launchbot's own plan of that key holds again if there is one.
create table plan (
  workspace text not null references workspace,
  key       text not null,
  version   int not null check (version > 0),
  source    text,
  plan      jsonb,
  saved_by  text not null,
  saved_at  timestamptz not null,
  primary key (workspace, key, version),
  check ((source is null) = (plan is null))
);
call protect('plan');
