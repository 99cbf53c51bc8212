-- The steps of rollbacks under way, whether all is well again, and what drills have shown.

-- `number` points into the plan that the rollback was proposed with; `step` is that step's key. `owner`: whose turn it
-- is; `since` until `at` is how long it took, `by` who said so last, `note` what they said.
create table rollback_step (
  workspace text not null,
  id        bigint generated always as identity,
  run       bigint not null,
  number    int not null,
  step      text not null,
  state     text not null check (state in ('waiting', 'doing', 'done', 'failed', 'skipped')),
  owner     text,
  since     timestamptz,
  at        timestamptz,
  by        text,
  note      text,
  simulated boolean not null default false,
  version   int not null default 1,
  primary key (workspace, id),
  unique (workspace, run, number),
  foreign key (workspace, run) references rollback_run
);
call protect('rollback_step');

-- How a rollback is timed and looked at once it runs. `began_at`: since when its steps are carried out; `over_at`: when
-- the last of them was over; `good_since`: since when everything that is measured is well, null while something is not;
-- `asked`: whether a person was asked to look, since not everything can be measured; `confirmed_*`: who did.
create table rollback_watch (
  workspace      text not null,
  run            bigint not null,
  began_at       timestamptz not null,
  over_at        timestamptz,
  good_since     timestamptz,
  asked          boolean not null default false,
  said           text,
  confirmed_by   text,
  confirmed_note text,
  primary key (workspace, run),
  foreign key (workspace, run) references rollback_run
);
call protect('rollback_watch');

-- For how long all must be well before a rollback counts as verified.
create table rollback_patience (
  workspace text not null,
  launch    bigint not null,
  minutes   int not null check (minutes between 0 and 1440),
  primary key (workspace, launch),
  foreign key (workspace, launch) references launch
);
call protect('rollback_patience');

-- Drills that were carried through, in seconds from the first step on. `recovered` is null where it was not verified.
create table drill (
  workspace   text not null,
  run         bigint not null,
  launch      bigint not null,
  environment text not null,
  began_at    timestamptz not null,
  ended_at    timestamptz not null,
  steps       int not null,
  simulated   int not null,
  late        int not null,
  failed      int not null,
  skipped     int not null,
  target      bigint not null,
  took        bigint not null,
  recovered   bigint,
  primary key (workspace, run),
  foreign key (workspace, run) references rollback_run,
  foreign key (workspace, launch) references launch
);
create index drill_launch on drill (workspace, launch, ended_at);
call protect('drill');

-- What was learnt: entries of triage.
create table drill_lesson (
  workspace text not null,
  run       bigint not null,
  entry     bigint not null,
  at        timestamptz not null,
  primary key (workspace, run, entry),
  foreign key (workspace, run) references rollback_run
);
call protect('drill_lesson');
