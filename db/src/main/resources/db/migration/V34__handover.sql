-- Handover documents as they were handed out, each for ever: the next one is compared with the last.
create table handover (
  workspace text not null,
  id        bigint generated always as identity,
  launch    bigint not null,
  number    int not null,
  markdown  text not null,
  gaps      int not null,
  by        text not null,
  at        timestamptz not null,
  primary key (workspace, id),
  unique (workspace, launch, number),
  foreign key (workspace, launch) references launch
);
call protect('handover');
