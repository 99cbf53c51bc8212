-- What a team has watched. How each of them stands is kept apart (probe_watch), so that this row changes only when
-- people change it.

-- `expect`: sentences such as "status 200-299"; `options`: what only some kinds know, such as the selectors of DKIM.
-- `outage`: whether a failure means that users are hit now; otherwise it is a finding, such as a certificate's last days.
create table probe (
  workspace      text not null,
  id             bigint generated always as identity,
  launch         bigint not null,
  number         int not null,
  kind           text not null,
  name           text not null,
  target         text not null,
  expect         text[] not null,
  options        jsonb not null,
  every_seconds  int not null check (every_seconds > 0),
  timeout_millis int not null check (timeout_millis > 0),
  fails          int not null check (fails > 0),
  out_of         int not null check (out_of >= fails),
  recovers       int not null check (recovers > 0),
  severity       text not null check (severity in ('critical', 'warning', 'info')),
  part_of        text,
  parent         bigint,
  paused_at      timestamptz,
  made_by        text not null,
  made_at        timestamptz not null,
  removed_at     timestamptz,
  version        int not null default 1,
  primary key (workspace, id),
  unique (workspace, launch, number),
  foreign key (workspace, launch) references launch,
  foreign key (workspace, parent) references probe
);
call protect('probe');
