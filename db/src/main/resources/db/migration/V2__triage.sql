-- What people noticed, ranked (PLAYBOOK: severity, number, impact, owner, date).
create table entry (
  workspace    text not null,
  number       bigint not null,
  launch       bigint not null,
  rank         smallint not null check (rank between 0 and 4),
  title        text not null check (char_length(title) between 1 and 300),
  impact       text not null,
  workaround   text,
  owner        text,
  due          date,
  tags         text[] not null default '{}',
  state        text not null,
  duplicate_of bigint,
  reporter     text not null,
  created_at   timestamptz not null,
  changed_at   timestamptz not null,
  state_since  timestamptz not null,
  fixer        text,
  verifier     text,
  self_verified boolean not null default false,
  pulled       boolean not null default false,
  moved_out    int not null default 0,
  decided_at   timestamptz,
  decided_by   text,
  deleted_at   timestamptz,
  source       text,
  version      int not null,
  fingerprint  text,
  closed       boolean not null generated always as (state in ('fixed', 'verified', 'wont-fix', 'duplicate')) stored,
  primary key (workspace, number),
  foreign key (workspace, launch) references launch
);
-- The table's order: rank, due date (none last), number.
create index entry_table on entry (workspace, launch, rank, due, number) where deleted_at is null and not closed;
create index entry_owner on entry (workspace, owner, rank, due, number) where deleted_at is null and not closed;
create index entry_fingerprint on entry (workspace, fingerprint) where deleted_at is null;
call protect('entry');
