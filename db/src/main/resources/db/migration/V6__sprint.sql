-- The launch sprint (PLAYBOOK: plans, days): who is what in a launch, how a team keeps time, which plan runs.

-- Somebody may hold several roles.
alter table launch_role drop constraint launch_role_pkey;
alter table launch_role add primary key (workspace, launch, person, role);
alter table launch_role drop constraint launch_role_role_check;
alter table launch_role add constraint launch_role_role_check
  check (role in ('lead', 'approver', 'support', 'on-call', 'tester', 'member'));

-- What a team changed of how it works; where there is no row, the defaults hold.
create table launch_settings (
  workspace   text not null,
  launch      bigint not null,
  work_from   time not null,
  work_to     time not null,
  morning     time not null,
  evening     time not null,
  standup     time,
  weekends    boolean not null,
  -- ISO 3166, with the region behind a dash: DE-BY
  country     text,
  days_off    date[] not null default '{}',
  daily_cap   int not null,
  primary key (workspace, launch),
  foreign key (workspace, launch) references launch
);
call protect('launch_settings');

-- The plan that a launch runs, as it was when it began: an edit of the plan does not reach back.
create table sprint (
  workspace  text not null,
  launch     bigint not null,
  plan       jsonb not null,
  day_one    date not null,
  extended   int not null default 0,
  state      text not null check (state in ('active', 'paused', 'went', 'stopped')),
  pauses     jsonb not null default '[]',
  started_by text not null,
  started_at timestamptz not null,
  ended_at   timestamptz,
  end_reason text,
  version    int not null,
  primary key (workspace, launch),
  foreign key (workspace, launch) references launch
);
call protect('sprint');

-- For the calendar, which wants appointments for all workspaces at once.
create policy tend on launch for select to current_user using (true);
create function open_launches() returns table (open_workspace text, open_id bigint)
  language sql stable security definer set search_path = public as
$$ select workspace, id from launch where archived_at is null order by workspace, id $$;
