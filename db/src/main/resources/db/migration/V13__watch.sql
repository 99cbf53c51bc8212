-- How probes stand, what they saw, and when nobody is to be woken. What a look changes is kept apart from what people
-- change (probe).

-- One a probe. `state`: the last that was confirmed; `pending`: a look has failed and is being confirmed.
-- `failing`, `slow`: the last looks as bits, the newest the lowest; `failed_at`: when those that count failed.
-- `before`: in which state a maintenance found it. `stand`, `stand_since`: the open one of probe_span.
-- `next_at`: null while nothing is due: paused, removed, or of a kind that waits to be told.
-- `leased_until`: whoever looks has that long. `host`: how many look at the same one at once is bounded.
-- `folded_until`: raw results before it are in probe_hour.
create table probe_watch (
  workspace     text not null,
  probe         bigint not null,
  host          text not null,
  state         text not null check (state in ('unknown', 'up', 'degraded', 'down')),
  since         timestamptz not null,
  pending       boolean not null default false,
  failing       int not null default 0,
  slow          int not null default 0,
  failed_at     timestamptz[] not null default '{}',
  slow_since    timestamptz,
  good          int not null default 0,
  good_since    timestamptz,
  before        text,
  level         text,
  phase         text,
  words         text,
  status        int,
  timings       bigint[],
  facts         jsonb,
  findings      jsonb,
  last_at       timestamptz,
  news          text not null default '',
  stand         text not null,
  stand_since   timestamptz not null,
  proof         text not null default '',
  proved_at     timestamptz,
  next_at       timestamptz,
  leased_until  timestamptz,
  overdue_since timestamptz,
  folded_until  timestamptz not null,
  primary key (workspace, probe),
  foreign key (workspace, probe) references probe
) with (fillfactor = 80);
create index probe_watch_due on probe_watch (next_at) where next_at is not null;
create index probe_watch_folded on probe_watch (folded_until);
call protect('probe_watch');
create policy dispatch on probe_watch to current_user using (true);
-- For the functions below: how long a look may take, and how often it is due.
create policy dispatch on probe for select to current_user using (true);

-- Raw, for two days. `words`: only where it was not simply right.
create table probe_result (
  workspace text not null,
  probe     bigint not null,
  at        timestamptz not null,
  level     text not null,
  phase     text,
  words     text,
  status    int,
  timings   bigint[],
  primary key (workspace, probe, at)
);
call protect('probe_result');

-- For 13 months. `latency`: an HdrHistogram of microseconds, compressed.
create table probe_hour (
  workspace  text not null,
  probe      bigint not null,
  at         timestamptz not null,
  up         int not null,
  degraded   int not null,
  down       int not null,
  untestable int not null,
  latency    bytea not null,
  primary key (workspace, probe, at)
);
call protect('probe_hour');

-- How it stood from when until when, without gaps, as far as that is over. Downtime begins with the first failing look.
create table probe_span (
  workspace text not null,
  probe     bigint not null,
  since     timestamptz not null,
  until     timestamptz not null,
  stand     text not null check (stand in ('unknown', 'up', 'degraded', 'down')),
  primary key (workspace, probe, since)
);
call protect('probe_span');

-- A day of UTC in seconds, for ever.
create table probe_day (
  workspace   text not null,
  probe       bigint not null,
  day         date not null,
  up          int not null,
  degraded    int not null,
  down        int not null,
  unknown     int not null,
  maintenance int not null,
  outages     int not null,
  primary key (workspace, probe, day)
);
call protect('probe_day');

-- Of one probe, of a group of them (`part_of`), or of all in the launch. Once (`starts_at` until `ends_at`), or
-- every week on `days` (1 is Monday) at `from_time` of `zone` for `minutes`, from `starts_at` on.
create table maintenance (
  workspace text not null,
  id        bigint generated always as identity,
  launch    bigint not null,
  number    int not null,
  probe     bigint,
  part_of   text,
  starts_at timestamptz not null,
  ends_at   timestamptz,
  days      int[],
  from_time time,
  minutes   int,
  zone      text not null,
  reason    text,
  made_by   text not null,
  made_at   timestamptz not null,
  ended_at  timestamptz,
  primary key (workspace, id),
  unique (workspace, launch, number),
  foreign key (workspace, launch) references launch,
  foreign key (workspace, probe) references probe
);
call protect('maintenance');

-- Takes what is due and may be looked at now. `busy`: the hosts of the looks that the caller has in hand, one each.
create function claim_probes(at timestamptz, margin interval, most int, per_host int, busy text[])
  returns table (claimed_workspace text, claimed_probe bigint)
  language sql security definer set search_path = public as
$$
  with due as (
    select w.workspace, w.probe, w.host, w.next_at from probe_watch w
    where w.next_at <= claim_probes.at and (w.leased_until is null or w.leased_until <= claim_probes.at)
      and not exists (
        select 1 from unnest(busy) b where b = w.host group by b having count(*) >= per_host)
    order by w.next_at
    limit most * 4
  ),
  placed as (
    select d.*, row_number() over (partition by d.host order by d.next_at) as place from due d
  ),
  head as (
    select w.workspace, w.probe
    from placed p join probe_watch w on w.workspace = p.workspace and w.probe = p.probe
    where p.place + (select count(*) from unnest(busy) b where b = p.host) <= per_host
      -- Said again for the row as it is once it is locked: another replica may have been quicker.
      and w.next_at <= claim_probes.at and (w.leased_until is null or w.leased_until <= claim_probes.at)
    order by w.next_at
    limit most
    for update of w skip locked
  )
  update probe_watch w
  set leased_until = claim_probes.at + margin + p.timeout_millis * interval '1 millisecond'
  from head, probe p
  where w.workspace = head.workspace and w.probe = head.probe
    and p.workspace = head.workspace and p.id = head.probe
  returning w.workspace, w.probe
$$;

-- Those that should have been looked at long ago, and of which that was not said yet.
create function overdue_probes(at timestamptz, most int)
  returns table (overdue_workspace text, overdue_probe bigint)
  language sql security definer set search_path = public as
$$
  select w.workspace, w.probe
  from probe_watch w join probe p on p.workspace = w.workspace and p.id = w.probe
  where w.next_at < overdue_probes.at - interval '90 seconds'
    and w.next_at < overdue_probes.at - 2 * p.every_seconds * interval '1 second'
    and w.overdue_since is null
  order by w.next_at
  limit most
$$;

-- The clock was put back: what is due further off than it can be is due now. Leases likewise.
create function recall_probes(at timestamptz) returns bigint
  language sql security definer set search_path = public as
$$
  with far as (
    update probe_watch w set next_at = least(w.next_at, recall_probes.at), leased_until = null
    from probe p
    where p.workspace = w.workspace and p.id = w.probe
      and (w.next_at > recall_probes.at + 2 * p.every_seconds * interval '1 second' + interval '1 minute'
        or w.leased_until > recall_probes.at + p.timeout_millis * interval '1 millisecond' + interval '5 minutes')
    returning 1)
  select count(*) from far
$$;

-- Those with raw results of hours that are over.
create function unfolded_probes(hour timestamptz, most int)
  returns table (unfolded_workspace text, unfolded_probe bigint)
  language sql stable security definer set search_path = public as
$$ select workspace, probe from probe_watch where folded_until < hour order by folded_until limit most $$;

-- Probes that are older than this.
insert into probe_watch (workspace, probe, host, state, since, stand, stand_since, next_at, folded_until)
select workspace, id, target, 'unknown', made_at, 'unknown', made_at,
  case when removed_at is null and paused_at is null and kind not in ('heartbeat', 'errors') then made_at end, made_at
from probe;
