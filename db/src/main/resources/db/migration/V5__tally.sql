-- How many entries there are, without counting them: every change of an entry leaves the difference it makes,
-- and fold_tallies() adds old differences up. Differences, not one row of counters, so that two changes at the
-- same time neither wait for each other nor lock in different orders.
create table entry_tally (
  workspace text not null,
  id        bigint generated always as identity,
  launch    bigint not null,
  rank      smallint not null,
  state     text not null,
  entries   int not null,
  primary key (workspace, id)
);
create index entry_tally_launch on entry_tally (workspace, launch) include (rank, state, entries);
call protect('entry_tally');
create policy fold on entry_tally to current_user using (true);

-- Row-level security holds the owner back too.
alter table entry no force row level security;
insert into entry_tally (workspace, launch, rank, state, entries)
select workspace, launch, rank, state, count(*) from entry where deleted_at is null group by 1, 2, 3, 4;
alter table entry force row level security;

-- A trigger, so that no way of writing entries can forget it.
create function tally_entries() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into entry_tally (workspace, launch, rank, state, entries)
    select workspace, launch, rank, state, count(*) from new_entries where deleted_at is null
    group by 1, 2, 3, 4;
  elsif tg_op = 'UPDATE' then
    insert into entry_tally (workspace, launch, rank, state, entries)
    select workspace, launch, rank, state, sum(n) from (
      select workspace, launch, rank, state, 1 as n from new_entries where deleted_at is null
      union all
      select workspace, launch, rank, state, -1 from old_entries where deleted_at is null) both_ways
    group by 1, 2, 3, 4 having sum(n) <> 0;
  else
    insert into entry_tally (workspace, launch, rank, state, entries)
    select workspace, launch, rank, state, -count(*) from old_entries where deleted_at is null
    group by 1, 2, 3, 4;
  end if;
  return null;
end $$;

create trigger entry_tally_insert after insert on entry referencing new table as new_entries
  for each statement execute function tally_entries();
create trigger entry_tally_update after update on entry referencing old table as old_entries new table as new_entries
  for each statement execute function tally_entries();
create trigger entry_tally_delete after delete on entry referencing old table as old_entries
  for each statement execute function tally_entries();

-- Adds up the differences of the launches that have the most of them; returns how many rows went.
create function fold_tallies(most int) returns bigint
  language sql security definer set search_path = public as
$$
  with long as (
    select workspace, launch from entry_tally group by 1, 2 having count(*) > 50 order by count(*) desc limit most),
  gone as (
    delete from entry_tally t using long where t.workspace = long.workspace and t.launch = long.launch
    returning t.workspace, t.launch, t.rank, t.state, t.entries),
  kept as (
    insert into entry_tally (workspace, launch, rank, state, entries)
    select workspace, launch, rank, state, sum(entries) from gone group by 1, 2, 3, 4 having sum(entries) <> 0
    returning 1)
  select (select count(*) from gone) - (select count(*) from kept)
$$;
