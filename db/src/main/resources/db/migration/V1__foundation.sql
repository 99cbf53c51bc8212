-- The spine: workspaces, people, launches, history, outbox. Conventions, kept by every migration:
--   * every table carries `workspace` and is closed by `call protect('table')` (forced row-level security);
--   * SQL never calls now(): time comes in as a parameter;
--   * the few functions that look across workspaces return ids only and are granted one by one in afterMigrate.sql.

create procedure protect(t regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  execute format(
    'create policy tenant on %s using (workspace = current_setting(''launchbot.workspace'', true))', t);
end $$;

create table workspace (
  workspace    text primary key,
  name         text not null,
  bot_user     text not null,
  last_entry   bigint not null default 0,
  connected_at timestamptz not null
);
call protect('workspace');
-- The owner may look a workspace up for known_workspace() below; the serving role may not.
create policy lookup on workspace for select to current_user using (true);

create function known_workspace(team text) returns text
  language sql stable security definer set search_path = public as
$$ select workspace from workspace where workspace = team $$;

-- What Slack said about a person, refreshed when it grows old.
create table person (
  workspace   text not null references workspace,
  id          text not null,
  name        text not null,
  zone        text not null,
  guest       boolean not null,
  deactivated boolean not null,
  asked_at    timestamptz not null,
  primary key (workspace, id)
);
call protect('person');

create table launch (
  workspace   text not null references workspace,
  id          bigint generated always as identity,
  channel     text not null,
  name        text not null,
  zone        text not null,
  launch_date date,
  lead        text not null,
  created_at  timestamptz not null,
  archived_at timestamptz,
  primary key (workspace, id)
);
create unique index one_open_launch_per_channel on launch (workspace, channel) where archived_at is null;
call protect('launch');

-- Who holds a role in a launch: the lead, and everyone who has taken part in it.
create table launch_role (
  workspace text not null,
  launch    bigint not null,
  person    text not null,
  role      text not null check (role in ('lead', 'member')),
  since     timestamptz not null,
  primary key (workspace, launch, person),
  foreign key (workspace, launch) references launch
);
call protect('launch_role');

-- Append-only: the serving role has neither update nor delete here.
create table history (
  workspace      text not null references workspace,
  id             bigint generated always as identity,
  subject        text not null,
  subject_number bigint not null,
  verb           text not null,
  fields         jsonb not null,
  reason         text,
  actor_kind     text not null,
  actor          text not null,
  at             timestamptz not null,
  primary key (workspace, id)
);
create index history_of_subject on history (workspace, subject, subject_number, id);
call protect('history');

-- Requests already carried out, by the id that Slack gave them.
create table receipt (
  workspace text not null,
  key       text not null,
  at        timestamptz not null,
  primary key (workspace, key)
);
create index receipt_age on receipt (at);
call protect('receipt');
create policy sweep on receipt to current_user using (true);

create function forget_receipts(before timestamptz, most int) returns bigint
  language sql security definer set search_path = public as
$$
  with old as (select ctid from receipt where at < before order by at limit most),
       gone as (delete from receipt where ctid in (select ctid from old) returning 1)
  select count(*) from gone
$$;

-- Messages on their way to Slack. `kind`: post, live (rendered when sent, one message per subject), file.
create table outbox (
  workspace  text not null references workspace,
  id         bigint generated always as identity,
  kind       text not null check (kind in ('post', 'live', 'file')),
  channel    text not null,
  thread     text,
  subject    text,
  body       jsonb not null,
  urgency    smallint not null,
  state      text not null check (state in ('waiting', 'sending', 'sent', 'dead')),
  -- waiting: not before this instant; sending: the lease of the process that sends it ends here
  due_at     timestamptz not null,
  attempts   int not null default 0,
  -- whether an earlier attempt may have reached Slack
  unknown    boolean not null default false,
  first_try  timestamptz,
  ts         text,
  error      text,
  actor      text,
  created_at timestamptz not null,
  settled_at timestamptz,
  primary key (workspace, id)
);
create index outbox_open on outbox (due_at) where state <> 'sent';
create index outbox_lane on outbox (workspace, channel, urgency, id) where state in ('waiting', 'sending');
create index outbox_sending on outbox (workspace, channel) where state = 'sending';
create index outbox_subject on outbox (workspace, subject) where state = 'sending' and subject is not null;
create index outbox_settled on outbox (settled_at) where state = 'sent';
-- Newer content of a live message replaces what still waits.
create unique index outbox_live on outbox (workspace, subject) where state = 'waiting' and subject is not null;
call protect('outbox');
create policy dispatch on outbox to current_user using (true);

-- Where each live message stands; `gone` when somebody deleted it.
create table posted (
  workspace text not null references workspace,
  subject   text not null,
  channel   text not null,
  ts        text,
  gone      boolean not null default false,
  edited_at timestamptz not null,
  primary key (workspace, subject)
);
call protect('posted');

-- The pace of each channel (and, as '*', of the whole workspace): the next message is due at `next_at`.
create table pace (
  workspace text not null references workspace,
  channel   text not null,
  next_at   timestamptz not null,
  primary key (workspace, channel)
);
call protect('pace');
create policy dispatch on pace to current_user using (true);

-- Takes the first deliverable message of each channel: due, its channel neither paced nor busy, nothing
-- of the same or higher urgency before it. Messages that only wait for their first moment block nobody.
-- It steps from channel to channel through the index, so that a long queue costs no more than a short one.
create function claim_outbox(at timestamptz, lease timestamptz, burst interval, most int)
  returns table (claimed_workspace text, claimed_id bigint)
  language sql security definer set search_path = public as
$$
  with recursive lane as (
    (select o.workspace, o.channel from outbox o
     where o.state in ('waiting', 'sending') order by o.workspace, o.channel limit 1)
    union all
    select next.workspace, next.channel
    from lane
    cross join lateral (
      select o.workspace, o.channel from outbox o
      where o.state in ('waiting', 'sending') and (o.workspace, o.channel) > (lane.workspace, lane.channel)
      order by o.workspace, o.channel limit 1) next
  ),
  first as (
    select f.workspace, f.id, f.urgency
    from lane
    cross join lateral (
      select o.workspace, o.id, o.urgency, o.due_at from outbox o
      where o.workspace = lane.workspace and o.channel = lane.channel and o.state in ('waiting', 'sending')
        and not (o.state = 'waiting' and o.attempts = 0 and o.due_at > claim_outbox.at)
      order by o.urgency, o.id limit 1) f
    where f.due_at <= claim_outbox.at
      and not exists (
        select 1 from outbox busy
        where busy.workspace = lane.workspace and busy.channel = lane.channel
          and busy.state = 'sending' and busy.due_at > claim_outbox.at)
      and not exists (
        select 1 from pace p
        where p.workspace = lane.workspace and p.channel = lane.channel and p.next_at > claim_outbox.at + burst)
      and not exists (
        select 1 from pace p
        where p.workspace = lane.workspace and p.channel = '*' and p.next_at > claim_outbox.at)
  ),
  head as (
    select o.workspace, o.id
    from first f join outbox o on o.workspace = f.workspace and o.id = f.id
    -- Said again for the row as it is once it is locked: another courier may have been quicker.
    where o.state in ('waiting', 'sending') and o.due_at <= claim_outbox.at
    order by f.urgency, f.id
    limit most
    for update of o skip locked
  )
  update outbox o
  set unknown = o.unknown or o.state = 'sending',
      state = 'sending', due_at = lease, attempts = o.attempts + 1,
      first_try = coalesce(o.first_try, claim_outbox.at)
  from head
  where o.workspace = head.workspace and o.id = head.id
  returning o.workspace, o.id
$$;

create function outbox_health(at timestamptz, out oldest timestamptz, out waiting bigint, out dead bigint)
  language sql stable security definer set search_path = public as
$$
  select min(created_at) filter (where state <> 'dead' and (attempts > 0 or due_at <= outbox_health.at)),
         count(*) filter (where state <> 'dead'),
         count(*) filter (where state = 'dead')
  from outbox where state <> 'sent'
$$;

create function forget_outbox(before timestamptz, most int) returns bigint
  language sql security definer set search_path = public as
$$
  with old as (
    select workspace, id from outbox
    where state = 'sent' and settled_at < before order by settled_at limit most),
  gone as (
    delete from outbox o using old where o.workspace = old.workspace and o.id = old.id returning 1)
  select count(*) from gone
$$;

-- Of the key that encrypts secrets and derives the serving role's password: its fingerprint only.
create table key_fingerprint (
  only_row    boolean primary key default true check (only_row),
  fingerprint text not null,
  since       timestamptz not null
);
