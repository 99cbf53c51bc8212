alter index incident_room rename to incident_by_room;

-- A channel of its own for an incident, while it is wanted, and what has to be done in it. `due_at`: when something is to
-- be done next, or until when somebody does it; null for nothing. `name`: what it is called unless that is taken.
-- `link`: where the thread is, as Slack gave it. `invited`: who was asked in, whatever came of it.
create table incident_room (
  workspace   text not null,
  incident    bigint not null,
  state       text not null check (state in ('wanted', 'made', 'closing', 'archived', 'refused')),
  name        text not null,
  channel     text,
  link        text,
  topic       text not null,
  invited     text[] not null,
  error       text,
  wanted_at   timestamptz not null,
  proposed_at timestamptz,
  kept_by     text,
  due_at      timestamptz,
  attempts    int not null,
  primary key (workspace, incident),
  foreign key (workspace, incident) references incident
);
create index incident_room_due on incident_room (due_at) where due_at is not null;
-- One channel is never two rooms, whoever found it.
create unique index incident_room_channel on incident_room (workspace, channel) where channel is not null;
call protect('incident_room');
create policy tend on incident_room to current_user using (true);

-- In all workspaces, ids only. Whoever takes one has it until `lease`.
create function claim_rooms(at timestamptz, lease timestamptz, most int)
  returns table (claimed_workspace text, claimed_incident bigint)
  language sql security definer set search_path = public as
$$
  with due as (
    select r.workspace, r.incident from incident_room r
    where r.due_at <= claim_rooms.at order by r.due_at limit most for update skip locked)
  update incident_room r set due_at = lease, attempts = r.attempts + 1 from due
  where r.workspace = due.workspace and r.incident = due.incident
  returning r.workspace, r.incident
$$;

-- Threads whose channel took no more messages. `channel`: where they were; `moved_to`: where they went on; null: nowhere,
-- and somebody was told.
create table incident_moved (
  workspace text not null,
  incident  bigint not null,
  channel   text not null,
  at        timestamptz not null,
  moved_to  text,
  primary key (workspace, incident, channel),
  foreign key (workspace, incident) references incident
);
call protect('incident_moved');
create policy tend on incident_moved for select to current_user using (true);
create policy tend on incident for select to current_user using (true);

-- Whose messages were given up since then because of their channel, unless that was seen to; also those that were on
-- their way while the thread left.
create index outbox_lost on outbox (settled_at) where state = 'dead';
create function lost_threads(since timestamptz, most int)
  returns table (lost_workspace text, lost_incident bigint, lost_channel text)
  language sql stable security definer set search_path = public as
$$
  select distinct i.workspace, i.id, o.channel
  from outbox o
  join incident i on i.workspace = o.workspace
    and ('incident:' || i.id = o.subject or 'incident:' || i.id = o.root)
  where o.state = 'dead' and o.settled_at >= since
    and o.error ~ '(is_archived|channel_not_found|not_in_channel|restricted_action)'
    and (o.channel = i.channel) <> exists (
      select 1 from incident_moved m
      where m.workspace = i.workspace and m.incident = i.id and m.channel = o.channel)
  limit most
$$;
