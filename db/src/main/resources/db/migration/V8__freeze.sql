-- The freeze and what it keeps of itself: exceptions that were asked for, hooks that tell it to CI, what teams said to
-- the known breaks, and the critical paths with what testers said of them. Whether it freezes follows from the sprint.

-- Exceptions from the freeze. `through`: the last day on which one holds, in the launch's zone; while it is only asked
-- for, null means "until the end of the next working day". A decision is never changed.
create table freeze_exemption (
  workspace  text not null,
  id         bigint generated always as identity,
  launch     bigint not null,
  number     int not null,
  what       text not null,
  reason     text not null,
  asked_by   text not null,
  asked_at   timestamptz not null,
  through    date,
  state      text not null check (state in ('asked', 'granted', 'refused')),
  decided_by text,
  decided_at timestamptz,
  note       text,
  primary key (workspace, id),
  unique (workspace, launch, number),
  foreign key (workspace, launch) references launch
);
call protect('freeze_exemption');

-- Addresses that programs of a team call. Only the token's SHA-256 is kept.
create table hook (
  workspace  text not null,
  id         bigint generated always as identity,
  launch     bigint not null,
  number     int not null,
  name       text not null,
  token_hash bytea not null,
  made_by    text not null,
  made_at    timestamptz not null,
  revoked_at timestamptz,
  primary key (workspace, id),
  unique (workspace, launch, number),
  foreign key (workspace, launch) references launch
);
create unique index hook_token on hook (token_hash);
call protect('hook');
-- For hook_of(): who calls from outside names no workspace.
create policy knock on hook for select to current_user using (true);

create function hook_of(hash bytea) returns table (hook_workspace text, hook_id bigint)
  language sql stable security definer set search_path = public as
$$ select workspace, id from hook where token_hash = hash and revoked_at is null $$;

-- What a team said to each of the known breaks that a sprint begins with (PLAYBOOK "Known breaks").
create table known_break (
  workspace   text not null,
  launch      bigint not null,
  prompt      text not null,
  asked_at    timestamptz not null,
  answer      text check (answer in ('have', 'not-us', 'look')),
  answered_by text,
  answered_at timestamptz,
  primary key (workspace, launch, prompt),
  foreign key (workspace, launch) references launch
);
call protect('known_break');

-- `playbook`: the key of a path that comes with the product; null for one of the team's own.
-- `since`: what was said of it earlier belongs to a sprint before this one.
create table critical_path (
  workspace  text not null,
  id         bigint generated always as identity,
  launch     bigint not null,
  number     int not null,
  playbook   text,
  title      text not null,
  required   boolean not null,
  owner      text,
  tester     text,
  since      timestamptz not null,
  removed_at timestamptz,
  primary key (workspace, id),
  unique (workspace, launch, number),
  foreign key (workspace, launch) references launch
);
call protect('critical_path');

-- The newest one counts, the others stay. `alone`: its owner walked it, with nobody else there to do it.
create table path_result (
  workspace text not null,
  id        bigint generated always as identity,
  path      bigint not null,
  verdict   text not null check (verdict in ('pass', 'fail', 'blocked')),
  note      text,
  said_by   text not null,
  said_at   timestamptz not null,
  alone     boolean not null default false,
  entry     bigint,
  primary key (workspace, id),
  foreign key (workspace, path) references critical_path
);
create index path_result_newest on path_result (workspace, path, id desc);
call protect('path_result');
