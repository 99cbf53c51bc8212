-- What the bot says of its own accord (PLAYBOOK: nudges), who silenced it, and the stand-up.

-- A subject that somebody was told about: at most once a day, unless a snooze asked for it again.
create table nudge (
  workspace text not null,
  launch    bigint not null,
  -- unowned:12, focus, backup
  subject   text not null,
  -- the launch's channel, or a person
  recipient text not null,
  -- the day that it was due on, where the recipient is
  day       date not null,
  -- how many snoozes came before it
  again     int not null default 0,
  kind      text not null,
  -- quiet: worked through, nothing said
  way       text not null check (way in ('told', 'digest', 'lead', 'quiet')),
  line      text not null,
  scheduled timestamptz not null,
  told_on   date not null,
  at        timestamptz not null,
  primary key (workspace, launch, subject, recipient, day, again),
  foreign key (workspace, launch) references launch
);
create index nudge_told_on on nudge (workspace, launch, recipient, told_on);
call protect('nudge');

-- What somebody did about a subject: snoozed it, stopped it, answered its question.
create table nudge_hold (
  workspace     text not null,
  id            bigint generated always as identity,
  launch        bigint not null,
  subject       text not null,
  recipient     text not null,
  kind          text not null,
  snoozed_until timestamptz,
  snoozes       int not null default 0,
  stopped_at    timestamptz,
  answered_at   timestamptz,
  by_whom       text not null,
  primary key (workspace, id),
  unique (workspace, launch, subject, recipient),
  foreign key (workspace, launch) references launch
);
call protect('nudge_hold');

-- Who wants no direct reminders at all.
create table nudge_off (
  workspace text not null references workspace,
  person    text not null,
  since     timestamptz not null,
  primary key (workspace, person)
);
call protect('nudge_off');

-- A day on which a team's stand-up was asked for.
create table standup (
  workspace text not null,
  launch    bigint not null,
  day       date not null,
  opened_at timestamptz not null,
  primary key (workspace, launch, day),
  foreign key (workspace, launch) references launch
);
call protect('standup');

-- Who was asked, and what they said; the day is the person's own.
create table standup_answer (
  workspace   text not null,
  launch      bigint not null,
  day         date not null,
  person      text not null,
  -- null: answered without being asked
  asked_at    timestamptz,
  done        text not null default '',
  today       text not null default '',
  blocked     text not null default '',
  answered_at timestamptz,
  edited_at   timestamptz,
  primary key (workspace, launch, day, person),
  foreign key (workspace, launch, day) references standup
);
call protect('standup_answer');
