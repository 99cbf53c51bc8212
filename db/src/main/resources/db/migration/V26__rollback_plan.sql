-- The way back of one environment, each version as somebody left it: none is ever changed or deleted (afterMigrate.sql).
-- `body` is null where that version removed the plan.
create table rollback_plan (
  workspace   text not null,
  id          bigint generated always as identity,
  launch      bigint not null,
  environment text not null,
  version     int not null,
  body        jsonb,
  note        text,
  saved_by    text not null,
  saved_at    timestamptz not null,
  primary key (workspace, id),
  unique (workspace, launch, environment, version),
  foreign key (workspace, launch) references launch
);
call protect('rollback_plan');

-- A plan whose diff somebody is looking at: saved, or forgotten after a week. `base`: the version that it was written
-- on, so that what somebody else saved meanwhile is noticed.
create table rollback_draft (
  workspace   text not null,
  id          bigint generated always as identity,
  launch      bigint not null,
  environment text not null,
  person      text not null,
  base        int not null,
  body        jsonb not null,
  note        text,
  made_at     timestamptz not null,
  primary key (workspace, id),
  foreign key (workspace, launch) references launch
);
call protect('rollback_draft');
