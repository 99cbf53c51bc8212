-- What programs tell us: that a job ran (heartbeats), what failed (errors), how much there was of it (traffic), and what
-- was read of their metrics. None of it is history: it comes by itself, counts for a while, and is swept away.

-- How a heartbeat stands. `version`: of the probe that `late_at` was worked out for; `late_at`: when it is late unless
-- it is heard of before, null where that was said already; `settled`: the state that the probe's own was made of last.
create table heartbeat (
  workspace     text not null,
  probe         bigint not null,
  version       int not null,
  state         text not null check (state in ('waiting', 'ok', 'failed', 'late', 'paused')),
  settled       text,
  running_since timestamptz,
  last_at       timestamptz,
  last_code     int,
  last_millis   bigint,
  late_at       timestamptz,
  primary key (workspace, probe),
  foreign key (workspace, probe) references probe
);
create index heartbeat_late on heartbeat (late_at) where late_at is not null;
create index heartbeat_unsettled on heartbeat (workspace, probe) where settled is distinct from state;
call protect('heartbeat');
create policy listen on heartbeat for select to current_user using (true);
create policy listen on probe for select to current_user using (true);

-- The last signals of each, as they came. `key`: what the caller called it by, so that a repeated one is taken once.
create table heartbeat_signal (
  workspace text not null,
  id        bigint generated always as identity,
  probe     bigint not null,
  kind      text not null check (kind in ('start', 'ok', 'fail')),
  code      int,
  millis    bigint,
  body      text,
  key       text,
  at        timestamptz not null,
  primary key (workspace, id),
  unique (workspace, probe, key),
  foreign key (workspace, probe) references probe
);
create index heartbeat_signal_newest on heartbeat_signal (workspace, probe, id desc);
call protect('heartbeat_signal');

-- Heartbeats that have to be looked at: late ones, and those whose probe was not told yet.
create function late_heartbeats(at timestamptz, most int) returns table (late_workspace text, late_probe bigint)
  language sql stable security definer set search_path = public as
$$
  (select workspace, probe from heartbeat where late_at <= late_heartbeats.at order by late_at limit most)
  union
  (select workspace, probe from heartbeat where settled is distinct from state limit most)
$$;

-- Those that people made, changed, paused or removed since they were looked at.
create function changed_heartbeats(most int) returns table (changed_workspace text, changed_probe bigint)
  language sql stable security definer set search_path = public as
$$
  select p.workspace, p.id from probe p left join heartbeat h on h.workspace = p.workspace and h.probe = p.id
  where p.kind = 'heartbeat'
    and case when p.removed_at is null then h.probe is null or h.version <> p.version else h.probe is not null end
  limit most
$$;

-- Whoever tells errors of a launch. `salt`: what its users' ids are hashed with. Its row is locked while a call is taken.
create table error_intake (
  workspace text not null,
  launch    bigint not null,
  salt      bytea not null,
  first_at  timestamptz not null,
  last_at   timestamptz not null,
  totals_at timestamptz,
  primary key (workspace, launch),
  foreign key (workspace, launch) references launch
);
call protect('error_intake');

-- Events and calls that were taken, by the ids that they came with.
create table error_seen (
  workspace text not null,
  launch    bigint not null,
  key       text not null,
  at        timestamptz not null,
  primary key (workspace, launch, key),
  foreign key (workspace, launch) references launch
);
create index error_seen_age on error_seen (at);
call protect('error_seen');
create policy sweep on error_seen to current_user using (true);

-- Names that are told apart; there is a bound, and what comes after it is called "other".
create table error_name (
  workspace text not null,
  launch    bigint not null,
  what      text not null check (what in ('kind', 'route')),
  name      text not null,
  last_at   timestamptz not null,
  primary key (workspace, launch, what, name),
  foreign key (workspace, launch) references launch
);
create index error_name_age on error_name (last_at);
call protect('error_name');
create policy sweep on error_name to current_user using (true);

-- Error events, counted. `server`: those with a status from 500 on.
create table error_minute (
  workspace text not null,
  launch    bigint not null,
  minute    timestamptz not null,
  kind      text not null,
  route     text not null,
  events    int not null,
  server    int not null,
  primary key (workspace, launch, minute, kind, route),
  foreign key (workspace, launch) references launch
);
create index error_minute_age on error_minute (minute);
call protect('error_minute');
create policy sweep on error_minute to current_user using (true);

-- The latest events of each kind and route. `person`: a salted hash.
create table error_sample (
  workspace text not null,
  id        bigint generated always as identity,
  launch    bigint not null,
  kind      text not null,
  route     text not null,
  status    int,
  request   text,
  release   text,
  job       text,
  record    text,
  person    bytea,
  message   text,
  at        timestamptz not null,
  primary key (workspace, id),
  foreign key (workspace, launch) references launch
);
create index error_sample_group on error_sample (workspace, launch, kind, route, id desc);
create index error_sample_age on error_sample (at);
call protect('error_sample');
create policy sweep on error_sample to current_user using (true);

-- Whom errors hit, by kind, and when last.
create table error_person (
  workspace text not null,
  launch    bigint not null,
  kind      text not null,
  person    bytea not null,
  last_at   timestamptz not null,
  primary key (workspace, launch, kind, person),
  foreign key (workspace, launch) references launch
);
create index error_person_age on error_person (last_at);
call protect('error_person');
create policy sweep on error_person to current_user using (true);

-- Everything that was asked of a system, counted. `source`: "hook", or the number of the probe that read it.
-- `latency`: how many took longer than the bound before and at most this many milliseconds, by that number.
create table traffic_minute (
  workspace text not null,
  launch    bigint not null,
  minute    timestamptz not null,
  source    text not null,
  route     text not null,
  requests  bigint not null,
  failed    bigint not null,
  timeouts  bigint not null,
  latency   jsonb not null,
  primary key (workspace, launch, minute, source, route),
  foreign key (workspace, launch) references launch
);
create index traffic_minute_age on traffic_minute (minute);
call protect('traffic_minute');
create policy sweep on traffic_minute to current_user using (true);

-- When each error-rate probe is judged next, and what was said of it last.
create table error_watch (
  workspace text not null,
  probe     bigint not null,
  due_at    timestamptz not null,
  level     text,
  primary key (workspace, probe),
  foreign key (workspace, probe) references probe
);
create index error_watch_due on error_watch (due_at);
call protect('error_watch');
create policy listen on error_watch to current_user using (true);

-- Takes those that are due until then, those that people made since included.
create function claim_error_watches(at timestamptz, again timestamptz, most int)
  returns table (watched_workspace text, watched_probe bigint)
  language sql security definer set search_path = public as
$$
  insert into error_watch (workspace, probe, due_at)
  select p.workspace, p.id, claim_error_watches.at from probe p
  where p.kind = 'errors' and p.removed_at is null
    and not exists (select 1 from error_watch w where w.workspace = p.workspace and w.probe = p.id)
  on conflict do nothing;
  with due as (
    select w.workspace, w.probe from error_watch w
    where w.due_at <= claim_error_watches.at order by w.due_at limit most for update skip locked)
  update error_watch w set due_at = again from due
  where w.workspace = due.workspace and w.probe = due.probe
  returning w.workspace, w.probe
$$;

-- The last reading of a metrics endpoint. `key`: a hash of what is read there and how.
create table metric_reading (
  workspace text not null,
  launch    bigint not null,
  key       text not null,
  at        timestamptz not null,
  samples   jsonb not null,
  primary key (workspace, launch, key),
  foreign key (workspace, launch) references launch
);
create index metric_reading_age on metric_reading (at);
call protect('metric_reading');
create policy sweep on metric_reading to current_user using (true);

create function forget_told(before timestamptz, seen_before timestamptz, most int) returns bigint
  language sql security definer set search_path = public as
$$
  with
    seen as (delete from error_seen where ctid in
      (select ctid from error_seen where at < seen_before order by at limit most) returning 1),
    names as (delete from error_name where ctid in
      (select ctid from error_name where last_at < before order by last_at limit most) returning 1),
    errors as (delete from error_minute where ctid in
      (select ctid from error_minute where minute < before order by minute limit most) returning 1),
    samples as (delete from error_sample where ctid in
      (select ctid from error_sample where at < before order by at limit most) returning 1),
    people as (delete from error_person where ctid in
      (select ctid from error_person where last_at < before order by last_at limit most) returning 1),
    traffic as (delete from traffic_minute where ctid in
      (select ctid from traffic_minute where minute < before order by minute limit most) returning 1),
    readings as (delete from metric_reading where ctid in
      (select ctid from metric_reading where at < before order by at limit most) returning 1)
  select (select count(*) from seen) + (select count(*) from names) + (select count(*) from errors)
    + (select count(*) from samples) + (select count(*) from people) + (select count(*) from traffic)
    + (select count(*) from readings)
$$;
