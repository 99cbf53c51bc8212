-- Who may look at the board in a browser. A row is a link that opens it once, and then the session that it opened;
-- of both secrets only hashes are kept.
create table board_session (
  workspace    text not null,
  id           bigint generated always as identity,
  launch       bigint not null,
  person       text not null,
  link_hash    bytea not null,
  session_hash bytea,
  made_at      timestamptz not null,
  opened_at    timestamptz,
  ends_at      timestamptz not null,
  primary key (workspace, id),
  foreign key (workspace, launch) references launch
);
create unique index board_session_link on board_session (link_hash);
create unique index board_session_open on board_session (session_hash) where session_hash is not null;
create index board_session_person on board_session (workspace, person);
create index board_session_ends on board_session (ends_at);
call protect('board_session');
create policy tend on board_session to current_user using (true);

-- Ids only; each is then looked at as its own tenant.
create function board_of(wanted bytea) returns table (board_workspace text, board_id bigint)
  language sql stable security definer set search_path = public as
$$ select workspace, id from board_session where link_hash = wanted or session_hash = wanted $$;
-- Forgets what is over.
create function forget_board_sessions(until timestamptz, most int) returns int
  language sql security definer set search_path = public as
$$
  with gone as (
    delete from board_session where (workspace, id) in
      (select workspace, id from board_session where ends_at < until limit most)
    returning 1)
  select count(*)::int from gone
$$;
