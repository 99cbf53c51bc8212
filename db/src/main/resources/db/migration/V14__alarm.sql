-- What a team is told when something breaks, by which way, and who has to answer.

-- `place`: a channel, an address, a phone number or a URL; empty where it is whoever is on call.
create table alarm_route (
  workspace  text not null,
  id         bigint generated always as identity,
  launch     bigint not null,
  number     int not null,
  severity   text not null check (severity in ('critical', 'warning', 'info')),
  way        text not null check (way in ('channel', 'on-call', 'email', 'sms', 'webhook')),
  place      text not null,
  made_by    text not null,
  made_at    timestamptz not null,
  removed_at timestamptz,
  primary key (workspace, id),
  unique (workspace, launch, number),
  foreign key (workspace, launch) references launch
);
create unique index one_alarm_route on alarm_route (workspace, launch, severity, way, place) where removed_at is null;
call protect('alarm_route');

-- One alarm of one cause. `began_at` is the first failing look, `struck_at` when a probe joined it last; `channel`
-- is where its message stands. `untold_since`: nothing that was sent about it has arrived.
create table outage (
  workspace       text not null,
  id              bigint generated always as identity,
  launch          bigint not null,
  number          int not null,
  sort            text not null check (sort in ('down', 'degraded', 'finding')),
  severity        text not null check (severity in ('critical', 'warning', 'info')),
  channel         text not null,
  began_at        timestamptz not null,
  opened_at       timestamptz not null,
  struck_at       timestamptz not null,
  ended_at        timestamptz,
  acknowledged_by text,
  acknowledged_at timestamptz,
  snoozed_until   timestamptz,
  flapping_since  timestamptz,
  round           int not null default 0,
  reminded        int not null default 0,
  untold_since    timestamptz,
  version         int not null default 1,
  primary key (workspace, id),
  unique (workspace, launch, number),
  foreign key (workspace, launch) references launch
);
create index outage_open on outage (workspace, launch) where ended_at is null;
create index outage_untold on outage (untold_since) where ended_at is null and untold_since is not null;
call protect('outage');
create policy tend on outage for select to current_user using (true);

-- What each of its probes saw last; `since` is its own first failing look.
create table outage_probe (
  workspace text not null,
  outage    bigint not null,
  probe     bigint not null,
  state     text not null check (state in ('up', 'degraded', 'down')),
  phase     text,
  words     text not null,
  status    int,
  facts     jsonb not null,
  since     timestamptz not null,
  at        timestamptz not null,
  primary key (workspace, outage, probe),
  foreign key (workspace, outage) references outage,
  foreign key (workspace, probe) references probe
);
create index outage_probe_probe on outage_probe (workspace, probe);
call protect('outage_probe');

-- When each probe last went down or came back, the newest last: what goes to and fro is said once.
create table probe_turns (
  workspace text not null,
  probe     bigint not null,
  at        timestamptz[] not null,
  primary key (workspace, probe),
  foreign key (workspace, probe) references probe
);
call protect('probe_turns');

-- Which steps of a certificate's last days have been said.
create table certificate_told (
  workspace   text not null,
  probe       bigint not null,
  fingerprint text not null,
  step        int not null,
  at          timestamptz not null,
  primary key (workspace, probe, fingerprint, step),
  foreign key (workspace, probe) references probe
);
call protect('certificate_told');

-- One-shot: whoever fires one reads its subject again first. `subject`: an outage, or of `test` an alarm_test.
create table alarm_timer (
  workspace text not null,
  id        bigint generated always as identity,
  kind      text not null check (kind in ('escalate', 'remind', 'stale', 'wake', 'settle', 'told', 'test')),
  subject   bigint not null,
  due_at    timestamptz not null,
  primary key (workspace, id),
  unique (workspace, kind, subject)
);
create index alarm_timer_due on alarm_timer (due_at);
call protect('alarm_timer');
create policy tend on alarm_timer for select to current_user using (true);

-- A test of all routes; settled when each has said what became of it.
create table alarm_test (
  workspace  text not null,
  id         bigint generated always as identity,
  launch     bigint not null,
  channel    text not null,
  by         text not null,
  at         timestamptz not null,
  settled_at timestamptz,
  primary key (workspace, id),
  foreign key (workspace, launch) references launch
);
create index alarm_test_launch on alarm_test (workspace, launch, id);
call protect('alarm_test');

-- What was sent where. The outbox carries it under `alert:` and this id.
create table alarm_delivery (
  workspace text not null,
  id        bigint generated always as identity,
  launch    bigint not null,
  outage    bigint,
  test      bigint,
  route     bigint,
  way       text not null check (way in ('channel', 'on-call', 'email', 'sms', 'webhook')),
  place     text not null,
  round     int not null,
  at        timestamptz not null,
  primary key (workspace, id),
  foreign key (workspace, launch) references launch,
  foreign key (workspace, outage) references outage,
  foreign key (workspace, test) references alarm_test,
  foreign key (workspace, route) references alarm_route
);
create index alarm_delivery_outage on alarm_delivery (workspace, outage);
create index alarm_delivery_test on alarm_delivery (workspace, test);
call protect('alarm_delivery');
create index outbox_alert on outbox (workspace, thread) where thread like 'alert:%';
create index outbox_alert_live on outbox (workspace, subject) where subject like 'alert:%' or subject like 'outage:%';

-- Who is on call: a week each in this order, the first one's began on `since`, a Monday.
create table rota (
  workspace text not null,
  launch    bigint not null,
  people    text[] not null,
  since     date not null,
  primary key (workspace, launch),
  foreign key (workspace, launch) references launch
);
call protect('rota');

-- Somebody stands in.
create table rota_swap (
  workspace text not null,
  id        bigint generated always as identity,
  launch    bigint not null,
  person    text not null,
  from_at   timestamptz not null,
  until_at  timestamptz not null,
  primary key (workspace, id),
  foreign key (workspace, launch) references launch
);
create index rota_swap_launch on rota_swap (workspace, launch, until_at);
call protect('rota_swap');

-- In all workspaces, ids only: each is then looked at as its own tenant.
create function due_alarm_timers(until timestamptz, most int) returns table (timer_workspace text, timer_id bigint)
  language sql stable security definer set search_path = public as
$$ select workspace, id from alarm_timer where due_at <= until order by due_at, id limit most $$;

create function untold_outages() returns table (untold_workspace text, untold_id bigint)
  language sql stable security definer set search_path = public as
$$ select workspace, id from outage where ended_at is null and untold_since is not null order by untold_since $$;
