-- Runbooks and notes: what to do when something happens. `template`: which template it was made from; the newest
-- `first-response` that is not removed is the note that the checklist asks for. `title`, `body` and `version` are those
-- of the newest version; the rows of runbook_version are never changed.
create table runbook (
  workspace  text not null,
  id         bigint generated always as identity,
  launch     bigint not null,
  number     int not null,
  title      text not null,
  body       text not null,
  template   text check (template in ('first-response', 'troubleshooting')),
  version    int not null,
  changed_by text not null,
  changed_at timestamptz not null,
  removed_by text,
  removed_at timestamptz,
  -- Whole words in any language, and English ones also by their stem.
  search     tsvector generated always as (
    setweight(to_tsvector('simple'::regconfig, title), 'A') || setweight(to_tsvector('english'::regconfig, title), 'A')
    || to_tsvector('simple'::regconfig, body) || to_tsvector('english'::regconfig, body)) stored,
  primary key (workspace, id),
  unique (workspace, launch, number),
  foreign key (workspace, launch) references launch
);
create index runbook_search on runbook using gin (search);
call protect('runbook');

create table runbook_version (
  workspace text not null,
  runbook   bigint not null,
  version   int not null,
  title     text not null,
  body      text not null,
  by        text not null,
  at        timestamptz not null,
  primary key (workspace, runbook, version),
  foreign key (workspace, runbook) references runbook
);
call protect('runbook_version');

-- What a runbook is about. `target`: the number of a probe; the key of a kind of probe; the key of a severity of
-- incidents; the key of a feature; `environment/key` of a step of a rollback.
create table runbook_link (
  workspace text not null,
  runbook   bigint not null,
  about     text not null check (about in ('probe', 'kind', 'severity', 'feature', 'step')),
  target    text not null,
  primary key (workspace, runbook, about, target),
  foreign key (workspace, runbook) references runbook
);
create index runbook_link_target on runbook_link (workspace, about, target);
call protect('runbook_link');
