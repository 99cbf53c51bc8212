-- What only whoever owns a domain may have looked at, and how fast its routes once were.

-- A domain that a workspace says is its own. Whoever shows `token` in its DNS or in a file of its web server owns it.
-- `proved_at`: null until that was seen; `seen_at`: when it was last looked for, seen or not.
-- `lost_at`: when it was first missed after it had been seen; exposure probes look no more while it is set.
create table owned_domain (
  workspace text not null references workspace,
  id        bigint generated always as identity,
  domain    text not null,
  token     text not null,
  asked_by  text not null,
  asked_at  timestamptz not null,
  proved_at timestamptz,
  proved_by text,
  seen_at   timestamptz,
  lost_at   timestamptz,
  primary key (workspace, id),
  unique (workspace, domain)
);
call protect('owned_domain');

-- For owned_domains_due(): looking again is nobody's request.
create policy due on owned_domain for select to current_user using (true);

-- Those that were proved, and not looked for again since.
create function owned_domains_due(before timestamptz, most int)
  returns table (due_workspace text, due_id bigint)
  language sql stable security definer set search_path = public as
$$ select workspace, id from owned_domain
   where proved_at is not null and seen_at < before order by seen_at limit most $$;

-- How fast the routes of a perf probe are: the 95th percentile, `p95_micros` of when it was good (null until a run was),
-- `last_micros` of the last run.
create table perf_baseline (
  workspace    text not null,
  probe        bigint not null,
  route        text not null,
  p95_micros   bigint check (p95_micros >= 0),
  taken_at     timestamptz,
  last_micros  bigint not null check (last_micros >= 0),
  last_samples int not null check (last_samples > 0),
  last_at      timestamptz not null,
  primary key (workspace, probe, route),
  foreign key (workspace, probe) references probe
);
call protect('perf_baseline');
