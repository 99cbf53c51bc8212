-- What was decided, of every kind, for ever: the serving role may neither change nor delete it (afterMigrate.sql), and
-- whoever owns the table has to take the trigger off first, which a backup that is read back does.
-- `subject`: what to type to see it; `figure`: what was measured or counted then; `actor`: a Slack user id.
create table decision_log (
  workspace text not null,
  id        bigint generated always as identity,
  launch    bigint not null,
  kind      text not null,
  subject   text not null,
  words     text not null,
  figure    text,
  actor     text not null,
  at        timestamptz not null,
  primary key (workspace, id),
  foreign key (workspace, launch) references launch
);
create index decision_log_launch on decision_log (workspace, launch, id);
create index decision_log_kind on decision_log (workspace, launch, kind, id);

-- What was decided about going before there was this log. Forced row-level security holds the owner back too.
alter table decision no force row level security;
insert into decision_log (workspace, launch, kind, subject, words, figure, actor, at)
select workspace, launch, 'go', 'launch go',
  case when go then 'GO' else 'NO-GO' end
    || case when overridden then ', over the approvers' else '' end
    || coalesce(' because ' || reason, ''),
  'verdict ' || replace(facts ->> 'call', '_', ' ') || ', '
    || jsonb_array_length(facts -> 'reasons') || ' against it',
  decided_by, at
from decision order by id;
alter table decision force row level security;

call protect('decision_log');

create function only_added() returns trigger language plpgsql as $$
begin
  raise exception 'what was decided can only be added to';
end $$;
create trigger only_added before update or delete on decision_log
  for each statement execute function only_added();
create trigger only_added before update or delete on decision
  for each statement execute function only_added();
