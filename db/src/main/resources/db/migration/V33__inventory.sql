-- What a team must know of its own. Names only: what a variable holds, or a password is, stands nowhere in here.

-- Environment variables by name. `environment` as releases name it, in lower case.
create table env_variable (
  workspace   text not null,
  id          bigint generated always as identity,
  launch      bigint not null,
  environment text not null,
  name        text not null,
  set_in      text,
  owner       text,
  checked_by  text,
  checked_at  timestamptz,
  added_by    text not null,
  added_at    timestamptz not null,
  primary key (workspace, id),
  unique (workspace, launch, environment, name),
  foreign key (workspace, launch) references launch
);
create index env_variable_owner on env_variable (workspace, owner) where owner is not null;
call protect('env_variable');

-- Systems in which people have accounts. `owner` answers for one; null: the lead does. `shared`: several use the same credentials, which are to be changed by
-- `rotate_on`. `reminded` counts what was said about that day.
create table access_system (
  workspace  text not null,
  id         bigint generated always as identity,
  launch     bigint not null,
  number     int not null,
  name       text not null,
  url        text,
  note       text,
  owner      text,
  shared     boolean not null,
  rotate_on  date,
  rotated_by text,
  rotated_at timestamptz,
  reminded   int not null default 0,
  removed_at timestamptz,
  primary key (workspace, id),
  unique (workspace, launch, number),
  foreign key (workspace, launch) references launch
);
call protect('access_system');

-- Who holds access. `holder`: a Slack user id where `slack`, else the name of somebody who is not in Slack. `left_at`:
-- they were deactivated in Slack then, and their access is to be taken away.
create table access_holder (
  workspace text not null,
  system    bigint not null,
  holder    text not null,
  slack     boolean not null,
  level     text not null,
  since     timestamptz not null,
  left_at   timestamptz,
  primary key (workspace, system, slack, holder),
  foreign key (workspace, system) references access_system
);
create index access_holder_of on access_holder (workspace, holder) where slack;
call protect('access_holder');

-- Whom to call when nobody of the team can help, in that order.
create table contact (
  workspace text not null,
  id        bigint generated always as identity,
  launch    bigint not null,
  place     int not null,
  name      text not null,
  purpose   text not null,
  person    text,
  phone     text,
  mail      text,
  hours     text,
  primary key (workspace, id),
  foreign key (workspace, launch) references launch
);
create index contact_launch on contact (workspace, launch, place);
call protect('contact');
