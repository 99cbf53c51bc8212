-- Releases: which build was brought where, by what was told of it.

-- `reference`: what its pipeline names it by, so that what is told of it again belongs to it. `begun`: whether its
-- beginning was told, or only its end so far. `migrations` and `reversible` go together; null: nobody said.
-- `approved_*`: the lead's yes to migrations that cannot be undone. `shown`: whether customers may read its changes.
create table release (
  workspace    text not null,
  id           bigint generated always as identity,
  launch       bigint not null,
  number       int not null,
  environment  text not null,
  version      text not null,
  digest       text,
  commit_id    text,
  state        text not null check (state in ('started', 'finished', 'failed', 'rolled-back')),
  stage        text,
  changes      text[] not null default '{}',
  migrations   text[] not null default '{}',
  reversible   boolean[] not null default '{}',
  risks        text[] not null default '{}',
  variables    text[] not null default '{}',
  shipped_by   text,
  started_at   timestamptz not null,
  ended_at     timestamptz,
  begun        boolean not null,
  health       text not null check (health in ('unknown', 'looking', 'good', 'bad')),
  health_words text,
  previous     bigint,
  source       text not null check (source in ('hook', 'slack', 'github')),
  reference    text,
  approved_by  text,
  approved_at  timestamptz,
  shown        boolean not null default false,
  primary key (workspace, id),
  unique (workspace, launch, number),
  foreign key (workspace, launch) references launch,
  foreign key (workspace, previous) references release
);
create unique index release_reference on release (workspace, launch, reference) where reference is not null;
create index release_when on release (workspace, launch, environment, started_at desc);
call protect('release');

-- Builds that their tests passed, as CI told: what is deployed is compared with them.
create table tested_build (
  workspace text not null,
  launch    bigint not null,
  digest    text not null,
  version   text,
  tested_at timestamptz not null,
  primary key (workspace, launch, digest),
  foreign key (workspace, launch) references launch
);
call protect('tested_build');

-- What a version brings, told before any of it was deployed: a release takes it from here.
create table release_note (
  workspace text not null,
  launch    bigint not null,
  version   text not null,
  changes   text[] not null,
  told_at   timestamptz not null,
  primary key (workspace, launch, version),
  foreign key (workspace, launch) references launch
);
call protect('release_note');

-- `feed`: whether the public page has a section of what changed. `backup_minutes`: how old the backup may be that a
-- migration begins with.
create table release_settings (
  workspace      text not null,
  launch         bigint not null,
  feed           boolean not null,
  backup_minutes int not null check (backup_minutes between 1 and 10080),
  primary key (workspace, launch),
  foreign key (workspace, launch) references launch
);
call protect('release_settings');
