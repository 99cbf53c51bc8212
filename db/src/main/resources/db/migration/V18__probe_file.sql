-- A probes.yml whose diff somebody is looking at: applied, or forgotten after a day. `shown` names the diff that they
-- saw, so that no other one is carried out.
create table probe_file (
  workspace text not null,
  id        bigint generated always as identity,
  launch    bigint not null,
  person    text not null,
  source    text not null,
  shown     text not null,
  made_at   timestamptz not null,
  primary key (workspace, id),
  foreign key (workspace, launch) references launch
);
call protect('probe_file');
