-- Measured criteria of rollbacks: which are armed, how each stands, numbers that people enter, what is looked at after a release.

-- One criterion of the current plan of an environment. `feature`: empty for all. `next_at`: when it is looked at next beside the
-- looks of its probes. `tripped_*`, `measured`: while it is true, since when, what was measured.
create table criterion (
  workspace     text not null,
  id            bigint generated always as identity,
  launch        bigint not null,
  environment   text not null,
  words         text not null,
  feature       text not null,
  armed_at      timestamptz not null,
  next_at       timestamptz not null,
  tripped_at    timestamptz,
  tripped_since timestamptz,
  measured      text,
  release       bigint,
  primary key (workspace, id),
  unique (workspace, launch, environment, words, feature),
  foreign key (workspace, launch) references launch,
  foreign key (workspace, release) references release
);
create index criterion_due on criterion (next_at);
call protect('criterion');
-- due_criteria() below looks through all workspaces.
create policy due on criterion for select to current_user using (true);

-- How a criterion stands at each probe that it looks at; probe 0 is what is no probe. `seen_at`: its last look that counts.
create table criterion_standing (
  workspace   text not null,
  criterion   bigint not null,
  probe       bigint not null,
  seen_at     timestamptz not null,
  fresh_until timestamptz,
  standing    jsonb not null,
  primary key (workspace, criterion, probe),
  foreign key (workspace, criterion) references criterion on delete cascade
);
call protect('criterion_standing');
create policy due on criterion_standing for select to current_user using (true);

-- Those whose time has come, or one of whose probes has looked since.
create function due_criteria(at timestamptz, most int)
  returns table (due_workspace text, due_criterion bigint)
  language sql stable security definer set search_path = public as
$$
  select c.workspace, c.id
  from criterion c join launch l on l.workspace = c.workspace and l.id = c.launch
  where l.archived_at is null
    -- Further off than it can be: the clock was put back.
    and (c.next_at <= due_criteria.at or c.next_at > due_criteria.at + interval '5 minutes'
      or exists (
        select 1
        from criterion_standing s join probe_watch w on w.workspace = s.workspace and w.probe = s.probe
        where s.workspace = c.workspace and s.criterion = c.id and w.last_at > s.seen_at))
  order by c.workspace, c.id
  limit most
$$;

-- Numbers by name, as people entered them or JSON probes read them. `entered_by`: null for a probe.
create table reading (
  workspace  text not null,
  id         bigint generated always as identity,
  launch     bigint not null,
  name       text not null,
  at         timestamptz not null,
  value      double precision not null,
  entered_by text,
  primary key (workspace, id),
  foreign key (workspace, launch) references launch
);
create index reading_latest on reading (workspace, launch, name, at desc);
create index reading_age on reading (at);
call protect('reading');
create policy sweep on reading to current_user using (true);

create function forget_readings(before timestamptz, most int) returns bigint
  language sql security definer set search_path = public as
$$
  with gone as (
    delete from reading r using (
      select workspace, id from reading where at < forget_readings.before order by at limit most) old
    where r.workspace = old.workspace and r.id = old.id
    returning 1)
  select count(*) from gone
$$;

-- What is looked at after a release, until it is judged. `baseline`: how its probes stood before; `woken`: whether they
-- were asked to look.
create table release_look (
  workspace  text not null,
  release    bigint not null,
  asked_at   timestamptz not null,
  next_at    timestamptz not null,
  woken      boolean not null,
  baseline   jsonb not null,
  judged_at  timestamptz,
  primary key (workspace, release),
  foreign key (workspace, release) references release
);
create index release_look_due on release_look (next_at) where judged_at is null;
call protect('release_look');
create policy due on release_look for select to current_user using (true);

create function due_release_looks(at timestamptz, most int)
  returns table (look_workspace text, look_release bigint)
  language sql stable security definer set search_path = public as
$$
  select workspace, release from release_look
  where judged_at is null and next_at <= due_release_looks.at order by next_at limit most
$$;
