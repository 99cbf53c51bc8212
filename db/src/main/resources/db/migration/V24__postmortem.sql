-- What is learnt from incidents. `number` and `drill` are the incident's. `due_on`: until when it is to be published;
-- `reminded` counts what was said about that. `posted_*`: where it was published last, and the print of that text.
-- `shown_*`: what everybody reads on the public page, as it was when somebody decided on it.
create table postmortem (
  workspace    text not null,
  id           bigint generated always as identity,
  launch       bigint not null,
  incident     bigint not null,
  number       int not null,
  drill        boolean not null,
  owner        text not null,
  state        text not null check (state in ('draft', 'published', 'skipped')),
  made_at      timestamptz not null,
  due_on       date not null,
  reminded     int not null default 0,
  skipped      text,
  posted_in    text,
  posted_at    timestamptz,
  posted_by    text,
  posted_print text,
  shown_title  text,
  shown_body   text,
  shown_at     timestamptz,
  shown_by     text,
  version      int not null default 1,
  primary key (workspace, id),
  unique (workspace, incident),
  foreign key (workspace, launch) references launch,
  foreign key (workspace, incident) references incident
);
create index postmortem_launch on postmortem (workspace, launch, id);
create index postmortem_shown on postmortem (workspace, launch, shown_at) where shown_at is not null;
call protect('postmortem');

-- What people wrote, each version of each section; a section without any is drafted anew whenever it is read, and so is
-- one whose newest has no words. `drafted`: what the draft said when they wrote, so that newer facts are noticed.
create table postmortem_version (
  workspace  text not null,
  id         bigint generated always as identity,
  postmortem bigint not null,
  section    text not null,
  version    int not null,
  words      text,
  drafted    text not null,
  by         text not null,
  at         timestamptz not null,
  primary key (workspace, id),
  unique (workspace, postmortem, section, version),
  foreign key (workspace, postmortem) references postmortem
);
call protect('postmortem_version');

-- What is done about it: entries of triage.
create table postmortem_action (
  workspace  text not null,
  postmortem bigint not null,
  entry      bigint not null,
  at         timestamptz not null,
  primary key (workspace, postmortem, entry),
  foreign key (workspace, postmortem) references postmortem
);
call protect('postmortem_action');
