-- Incidents, what customers are told, and the public page they read it on. Timers get one home for all features.

-- One-shot timers of every feature: the kind says whose, `alarm.escalate`. Whoever fires one reads its subject again first.
alter table alarm_timer rename to timer;
alter table timer rename constraint alarm_timer_pkey to timer_pkey;
alter table timer rename constraint alarm_timer_workspace_kind_subject_key to timer_workspace_kind_subject_key;
alter index alarm_timer_due rename to timer_due;
alter table timer drop constraint alarm_timer_kind_check;
alter table timer no force row level security;
update timer set kind = 'alarm.' || kind;
alter table timer force row level security;
drop function due_alarm_timers(timestamptz, int);
-- In all workspaces, ids only: each is then looked at as its own tenant.
create function due_timers(until timestamptz, most int) returns table (timer_workspace text, timer_id bigint)
  language sql stable security definer set search_path = public as
$$ select workspace, id from timer where due_at <= until order by due_at, id limit most $$;

-- A reply goes under the live message `root`, wherever that stands when it is sent.
alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check check (kind in ('post', 'live', 'file', 'reply'));
alter table outbox add column root text;

-- How a launch handles incidents; none: the defaults. `channel`: where their threads open; null: the launch's own.
-- `opens`: which alarms open one by themselves; `rooms`: whether a sev1 gets a channel of its own.
create table incident_settings (
  workspace    text not null,
  launch       bigint not null,
  channel      text,
  opens        text not null check (opens in ('critical', 'warning', 'never')),
  auto_resolve boolean not null,
  rooms        boolean not null,
  primary key (workspace, launch),
  foreign key (workspace, launch) references launch
);
call protect('incident_settings');

-- `began_at`: when users began to feel it, the first failing look or what people say; `began_first` what it was before
-- `began_by` corrected it. `said`: what was said when it came to its status, `status_at` when that was.
create table incident (
  workspace       text not null,
  id              bigint generated always as identity,
  launch          bigint not null,
  number          int not null,
  feels           text not null,
  severity        text not null check (severity in ('sev1', 'sev2', 'sev3')),
  drill           boolean not null,
  channel         text not null,
  room            text,
  status          text not null check (status in ('investigating', 'identified', 'monitoring', 'resolved', 'merged')),
  status_at       timestamptz not null,
  said            text,
  resolution      text check (resolution in ('fixed', 'rolled-back', 'false-alarm')),
  merged_into     bigint,
  began_at        timestamptz not null,
  began_first     timestamptz,
  began_by        text,
  detected_at     timestamptz not null,
  opened_at       timestamptz not null,
  opened_by       text,
  acknowledged_at timestamptz,
  acknowledged_by text,
  resolved_at     timestamptz,
  reopened        int not null default 0,
  commander       text,
  communications  text,
  operations      text,
  update_due_at   timestamptz,
  version         int not null default 1,
  primary key (workspace, id),
  unique (workspace, launch, number),
  foreign key (workspace, launch) references launch,
  foreign key (workspace, merged_into) references incident
);
create index incident_open on incident (workspace, launch) where status in ('investigating', 'identified', 'monitoring');
create index incident_when on incident (workspace, launch, began_at);
create index incident_room on incident (workspace, room) where room is not null;
call protect('incident');

-- The alarms behind it; an alarm belongs to one incident.
create table incident_outage (
  workspace text not null,
  incident  bigint not null,
  outage    bigint not null,
  at        timestamptz not null,
  primary key (workspace, outage),
  foreign key (workspace, incident) references incident,
  foreign key (workspace, outage) references outage
);
create index incident_outage_incident on incident_outage (workspace, incident);
call protect('incident_outage');

-- What users reported about it, as entries of triage.
create table incident_entry (
  workspace text not null,
  incident  bigint not null,
  entry     bigint not null,
  at        timestamptz not null,
  primary key (workspace, incident, entry),
  foreign key (workspace, incident) references incident
);
call protect('incident_entry');

-- The timeline. `at` is the time of what happened, `noted_at` when we were told; `channel` and `ts` the message that was
-- marked. What was edited or removed stays a row.
create table incident_event (
  workspace  text not null,
  id         bigint generated always as identity,
  incident   bigint not null,
  at         timestamptz not null,
  noted_at   timestamptz not null,
  kind       text not null,
  actor      text,
  words      text not null,
  link       text,
  channel    text,
  ts         text,
  edited_at  timestamptz,
  removed_at timestamptz,
  primary key (workspace, id),
  foreign key (workspace, incident) references incident
);
create index incident_event_when on incident_event (workspace, incident, at, id);
create unique index incident_event_marked on incident_event (workspace, incident, channel, ts) where ts is not null;
create index incident_event_message on incident_event (workspace, channel, ts) where ts is not null;
call protect('incident_event');

-- What was said inside: conditions, actions, needs, and until when the next one comes.
create table incident_update (
  workspace  text not null,
  id         bigint generated always as identity,
  incident   bigint not null,
  by         text not null,
  at         timestamptz not null,
  conditions text not null,
  actions    text,
  needs      text,
  next_by    timestamptz,
  primary key (workspace, id),
  foreign key (workspace, incident) references incident
);
create index incident_update_incident on incident_update (workspace, incident, id);
call protect('incident_update');

-- The public page of a launch. The slug is unique in the world, since it is all that a visitor names.
-- `version` counts everything that changes what it shows.
create table status_page (
  workspace   text not null,
  id          bigint generated always as identity,
  launch      bigint not null,
  slug        text not null,
  name        text not null,
  about       text not null,
  shown       boolean not null,
  reports     boolean not null,
  website     text,
  support     text,
  colour      text not null,
  logo        bytea,
  logo_type   text,
  version     bigint not null default 1,
  made_at     timestamptz not null,
  primary key (workspace, id),
  unique (workspace, launch),
  foreign key (workspace, launch) references launch
);
create unique index status_page_slug on status_page (slug);
call protect('status_page');
create policy tend on status_page for select to current_user using (true);

-- Slugs and ids only; what a page shows is read as its own tenant.
create function page_of(wanted text) returns table (page_workspace text, page_id bigint)
  language sql stable security definer set search_path = public as
$$ select workspace, id from status_page where slug = wanted and shown $$;
create function page_versions() returns table (page_workspace text, page_id bigint, page_slug text, page_version bigint)
  language sql stable security definer set search_path = public as
$$ select workspace, id, slug, version from status_page where shown $$;

-- What it shows as one thing: the probes of these groups (`probe.part_of`), and these probes.
create table page_component (
  workspace  text not null,
  id         bigint generated always as identity,
  page       bigint not null,
  position   int not null,
  name       text not null,
  groups     text[] not null,
  probes     bigint[] not null,
  removed_at timestamptz,
  primary key (workspace, id),
  foreign key (workspace, page) references status_page
);
create index page_component_page on page_component (workspace, page, position) where removed_at is null;
call protect('page_component');

-- What customers are told. `shows` is what the page says of its components because of it. An approval is asked for until
-- `expires_at`, and counts for the `version` that was shown. `asked_text` is what was asked about last.
create table notice (
  workspace   text not null,
  id          bigint generated always as identity,
  launch      bigint not null,
  number      int not null,
  incident    bigint,
  moment      text not null,
  state       text not null check (state in ('draft', 'asked', 'approved', 'withdrawn')),
  headline    text not null,
  body        text not null,
  shows       text not null check (shows in ('operational', 'degraded', 'outage', 'maintenance')),
  components  bigint[] not null,
  next_by     timestamptz,
  window_from timestamptz,
  window_to   timestamptz,
  corrects    bigint,
  drill       boolean not null,
  writer      text not null,
  written_at  timestamptz not null,
  asked_at    timestamptz,
  expires_at  timestamptz,
  approver    text,
  approved_at timestamptz,
  alone       boolean not null default false,
  version     int not null default 1,
  primary key (workspace, id),
  unique (workspace, launch, number),
  foreign key (workspace, launch) references launch,
  foreign key (workspace, incident) references incident,
  foreign key (workspace, corrects) references notice
);
create index notice_incident on notice (workspace, incident, id);
create index notice_approved on notice (workspace, launch, approved_at) where state = 'approved';
call protect('notice');
