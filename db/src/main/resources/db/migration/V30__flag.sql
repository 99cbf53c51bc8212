-- Kill switches: features that are turned off while they are broken, and the programs that ask.

-- `key` is what programs ask for; `lit`: the feature is on. `since`, `turned_by`, `reason`, `until`: of the last turn.
-- `solo`: whoever is on call may turn it alone, for so many minutes; `turned_alone`: that is how it was turned.
-- `asked_at`: when a program asked last, within some minutes; `reminded`: how often it was said since it went off.
create table flag (
  workspace    text not null,
  id           bigint generated always as identity,
  launch       bigint not null,
  environment  text not null,
  key          text not null,
  what         text not null,
  lit          boolean not null,
  since        timestamptz not null,
  turned_by    text,
  reason       text,
  until        timestamptz,
  turned_alone boolean not null default false,
  solo         boolean not null,
  solo_minutes int not null,
  made_by      text not null,
  made_at      timestamptz not null,
  asked_at     timestamptz,
  reminded     int not null default 0,
  removed_at   timestamptz,
  version      int not null default 1,
  primary key (workspace, id),
  foreign key (workspace, launch) references launch
);
create unique index flag_key on flag (workspace, launch, environment, lower(key)) where removed_at is null;
create index flag_launch on flag (workspace, launch, id);
call protect('flag');

-- What somebody who may not turn it alone asks for. One waits for an answer at a time.
create table flag_request (
  workspace  text not null,
  id         bigint generated always as identity,
  launch     bigint not null,
  flag       bigint not null,
  number     int not null,
  lit        boolean not null,
  reason     text,
  until      timestamptz,
  asked_by   text not null,
  asked_at   timestamptz not null,
  expires_at timestamptz not null,
  state      text not null check (state in ('asked', 'approved', 'refused', 'expired', 'overtaken')),
  decided_by text,
  decided_at timestamptz,
  note       text,
  primary key (workspace, id),
  unique (workspace, launch, number),
  foreign key (workspace, launch) references launch,
  foreign key (workspace, flag) references flag
);
create unique index flag_request_open on flag_request (workspace, flag) where state = 'asked';
call protect('flag_request');

-- What programs of an environment show when they ask. Only the token's SHA-256 is kept.
create table flag_token (
  workspace   text not null,
  id          bigint generated always as identity,
  launch      bigint not null,
  number      int not null,
  environment text not null,
  token_hash  bytea not null,
  made_by     text not null,
  made_at     timestamptz not null,
  revoked_at  timestamptz,
  primary key (workspace, id),
  unique (workspace, launch, number),
  foreign key (workspace, launch) references launch
);
create unique index flag_token_hash on flag_token (token_hash);
call protect('flag_token');

-- What is served of a launch, as a number that grows with each change, so that every replica sees that there is one.
-- `most_alone`: so many may be off at once that whoever was on call turned alone.
create table flag_shelf (
  workspace  text not null,
  launch     bigint not null,
  version    bigint not null,
  most_alone int not null,
  primary key (workspace, launch),
  foreign key (workspace, launch) references launch
);
call protect('flag_shelf');
create policy tend on flag_shelf for select to current_user using (true);

create function flag_versions() returns table (flag_workspace text, flag_launch bigint, flag_version bigint)
  language sql stable security definer set search_path = public as
$$ select workspace, launch, version from flag_shelf $$;
