-- Whether a launch may go (PLAYBOOK "The verdict"), who is asked for it, and what was decided.

-- A high that has neither been fixed nor has both an owner and a way around it stops the launch. The status
-- shows the first of them and the first of the others, however many there are.
alter table entry add column lacking boolean not null
  generated always as (rank = 1 and (owner is null or workaround is null)) stored;
create index entry_high on entry (workspace, launch, lacking, due, number)
  where deleted_at is null and not closed and rank = 1;

-- When the status was last posted for everybody.
create table status_post (
  workspace text not null,
  launch    bigint not null,
  at        timestamptz not null,
  primary key (workspace, launch),
  foreign key (workspace, launch) references launch
);
call protect('status_post');

-- The question whether to go, with the facts as they were when it was asked; one is open at most.
create table go_call (
  workspace  text not null,
  id         bigint generated always as identity,
  launch     bigint not null,
  state      text not null check (state in ('open', 'go', 'no-go', 'withdrawn', 'expired')),
  facts      jsonb not null,
  reason     text,
  called_by  text not null,
  called_at  timestamptz not null,
  expires_at timestamptz not null,
  approvers  text[] not null default '{}',
  votes      jsonb not null default '[]',
  ended_by   text,
  ended_at   timestamptz,
  end_reason text,
  overridden boolean not null default false,
  version    int not null,
  primary key (workspace, id),
  foreign key (workspace, launch) references launch
);
create unique index one_open_go_call on go_call (workspace, launch) where state = 'open';
create index go_call_launch on go_call (workspace, launch, id);
call protect('go_call');
create policy tend on go_call for select to current_user using (true);

-- What was decided; the serving role can neither change nor delete it (afterMigrate.sql).
create table decision (
  workspace  text not null,
  id         bigint generated always as identity,
  launch     bigint not null,
  call       bigint not null,
  go         boolean not null,
  overridden boolean not null,
  decided_by text not null,
  reason     text,
  facts      jsonb not null,
  votes      jsonb not null,
  at         timestamptz not null,
  primary key (workspace, id),
  -- Decided once.
  unique (workspace, call),
  foreign key (workspace, launch) references launch
);
create index decision_launch on decision (workspace, launch, id);
call protect('decision');

-- Those that wait for an answer, in all workspaces: each is then looked at as its own tenant.
create function open_go_calls() returns table (call_workspace text, call_launch bigint)
  language sql stable security definer set search_path = public as
$$ select workspace, launch from go_call where state = 'open' order by workspace, launch $$;
