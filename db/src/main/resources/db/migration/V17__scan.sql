-- The secret scan: how far each repository was read, and where secrets stand in it. Never a secret, never its line.

-- `basis`: the rules and the ignore files that it was read with; with others it is read again, in another `round`.
-- `frontier`: commits that were read with all that came before them. `refs`: a digest of what a finished round has
-- seen, so that a repository in which nothing happened need not be fetched; empty before.
create table scan_progress (
  workspace  text not null,
  launch     bigint not null,
  repository text not null,
  basis      text not null,
  round      int not null,
  frontier   text[] not null,
  refs       text not null,
  commits    int not null,
  at         timestamptz not null,
  primary key (workspace, launch, repository),
  foreign key (workspace, launch) references launch
);
call protect('scan_progress');

-- `digest`: of the secret under the workspace's salt, which is kept sealed; it tells the same secret in another place.
-- `gone`: a later round did not find it.
create table scan_finding (
  workspace  text not null,
  id         bigint generated always as identity,
  launch     bigint not null,
  number     int not null,
  repository text not null,
  rule       text not null,
  path       text not null,
  commit     text,
  line       int not null,
  digest     bytea not null,
  round      int not null,
  found_at   timestamptz not null,
  state      text not null check (state in ('open', 'dismissed', 'gone')),
  reason     text,
  decided_by text,
  decided_at timestamptz,
  primary key (workspace, id),
  unique (workspace, launch, number),
  unique (workspace, launch, repository, digest),
  foreign key (workspace, launch) references launch
);
create index scan_finding_open on scan_finding (workspace, launch, number) where state = 'open';
call protect('scan_finding');
