-- The checklist of a launch (PLAYBOOK: checklists): its items, what proves them, and tests of restoring a backup.

-- That a launch has one, and the last number it gave: numbers stay, also those of removed items.
create table checklist (
  workspace  text not null,
  launch     bigint not null,
  last_item  int not null,
  created_at timestamptz not null,
  primary key (workspace, launch),
  foreign key (workspace, launch) references launch
);
call protect('checklist');

create table checklist_item (
  workspace    text not null,
  id           bigint generated always as identity,
  launch       bigint not null,
  number       int not null,
  -- section.slug; what the evidence of a source is matched with
  key          text not null,
  section      text not null,
  text         text not null check (char_length(text) between 1 and 300),
  -- the sources that prove it, and whether a person's word does
  needs        text[] not null,
  required     boolean not null,
  owner        text,
  due          date,
  state        text not null check (state in ('open', 'done', 'not-applicable', 'waived')),
  -- why it is in its state: why it opened again, does not apply, is waived
  reason       text,
  state_by     text,
  state_at     timestamptz not null,
  -- a source could prove it and none does yet
  by_hand      boolean not null default false,
  -- when its evidence is too old or its waiver ends; from then on it counts as open, whatever state says
  expires_at   timestamptz,
  waived_until date,
  -- what a person gave as proof
  proof        text,
  proof_by     text,
  proof_at     timestamptz,
  -- a waiver that waits for the lead
  asked_by     text,
  asked_reason text,
  asked_until  date,
  removed_at   timestamptz,
  version      int not null,
  primary key (workspace, id),
  unique (workspace, launch, number),
  foreign key (workspace, launch) references launch
);
-- Progress is read from this index alone, whatever else a row says.
create index checklist_progress on checklist_item (workspace, launch, section)
  include (required, state, by_hand, expires_at) where removed_at is null;
create index checklist_owner on checklist_item (workspace, launch, owner) where removed_at is null and owner is not null;
call protect('checklist_item');

-- The newest of what each source said about each of its subjects.
create table evidence (
  workspace text not null,
  launch    bigint not null,
  source    text not null,
  subject   text not null,
  result    text not null check (result in ('green', 'amber', 'red')),
  words     text not null,
  link      text,
  at        timestamptz not null,
  primary key (workspace, launch, source, subject),
  foreign key (workspace, launch) references launch
);
call protect('evidence');

-- Somebody restored a backup, or tried to.
create table restore_test (
  workspace    text not null,
  id           bigint generated always as identity,
  launch       bigint not null,
  tester       text not null,
  backup       text not null,
  backup_hours int not null check (backup_hours >= 0),
  took_minutes int not null check (took_minutes >= 0),
  worked       boolean not null,
  proof        text not null,
  recorded_by  text not null,
  at           timestamptz not null,
  primary key (workspace, id),
  foreign key (workspace, launch) references launch
);
create index restore_test_newest on restore_test (workspace, launch, id);
call protect('restore_test');
