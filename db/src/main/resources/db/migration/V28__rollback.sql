-- Rollbacks: proposed, approved, carried out, verified; and drills of them.

-- `plan` is the plan as it was when it was proposed, `plan_version` its version, 0 for one that was made up on the spot.
-- `link`: which link of the chain is asked, while it is proposed; `status_by` and `said`: who came to its status alone,
-- refused or aborted it, and what was said; `since`: from when on it runs, or is good again.
create table rollback_run (
  workspace    text not null,
  id           bigint generated always as identity,
  launch       bigint not null,
  number       int not null,
  environment  text not null,
  plan         jsonb not null,
  plan_version int not null,
  drill        boolean not null,
  release      bigint,
  target       text,
  incident     bigint,
  channel      text not null,
  reason       text not null,
  feature      text,
  asked_by     text,
  proposed_at  timestamptz not null,
  status       text not null check (status in
    ('proposed', 'approved', 'preflight', 'running', 'verified', 'closed', 'refused', 'aborted')),
  status_at    timestamptz not null,
  link         int,
  status_by    text,
  said         text,
  since        timestamptz,
  version      int not null default 1,
  primary key (workspace, id),
  unique (workspace, launch, number),
  foreign key (workspace, launch) references launch,
  foreign key (workspace, incident) references incident
);
-- One that is real and one that is a drill may be open in an environment at a time, whoever is quicker.
create unique index rollback_run_open on rollback_run (workspace, launch, environment, drill)
  where status in ('proposed', 'approved', 'preflight', 'running', 'verified');
create index rollback_run_incident on rollback_run (workspace, incident) where incident is not null;
call protect('rollback_run');

-- Why else it was proposed, by whoever came second.
create table rollback_reason (
  workspace text not null,
  id        bigint generated always as identity,
  run       bigint not null,
  at        timestamptz not null,
  by        text,
  words     text not null,
  primary key (workspace, id),
  foreign key (workspace, run) references rollback_run
);
create index rollback_reason_run on rollback_reason (workspace, run, id);
call protect('rollback_reason');

-- Every answer of the chain; the last one of a person counts. `alone`: nobody else was needed or could be.
create table rollback_approval (
  workspace text not null,
  id        bigint generated always as identity,
  run       bigint not null,
  link      int not null,
  by        text not null,
  approves  boolean not null,
  reason    text,
  alone     boolean not null,
  at        timestamptz not null,
  primary key (workspace, id),
  foreign key (workspace, run) references rollback_run
);
create index rollback_approval_run on rollback_approval (workspace, run, id);
call protect('rollback_approval');

-- What must hold before anything is changed. `overruled_by` goes on although the answer is no, and why.
create table rollback_check (
  workspace     text not null,
  run           bigint not null,
  item          text not null,
  answer        text not null check (answer in ('yes', 'no', 'not-applicable')),
  note          text,
  by            text not null,
  at            timestamptz not null,
  overruled_by  text,
  overruled_why text,
  primary key (workspace, run, item),
  foreign key (workspace, run) references rollback_run
);
call protect('rollback_check');
