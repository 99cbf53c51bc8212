-- Who reads the public page by mail, what they are sent, and what visitors of the page report.

-- A mail with a subject, a sender's name and a way to end it. `thread` names it, as that of an alarm does.
alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check check (kind in ('post', 'live', 'file', 'reply', 'mail'));
create index outbox_mail on outbox (workspace, thread) where thread like 'mail:%';

-- `folded` is the address in lower case: once per page. Not confirmed: somebody asked, and it may not have been its owner.
-- `refused`: how often in a row its server refused the address.
create table subscriber (
  workspace    text not null,
  id           bigint generated always as identity,
  page         bigint not null,
  address      text not null,
  folded       text not null,
  asked_at     timestamptz not null,
  confirmed_at timestamptz,
  ended_at     timestamptz,
  why          text check (why in ('asked', 'refused', 'removed')),
  refused      int not null default 0,
  primary key (workspace, id),
  unique (workspace, page, folded),
  foreign key (workspace, page) references status_page
);
create index subscriber_standing on subscriber (workspace, page, id) where confirmed_at is not null and ended_at is null;
create index subscriber_asked on subscriber (asked_at) where confirmed_at is null;
create index subscriber_ended on subscriber (ended_at) where ended_at is not null;
call protect('subscriber');
create policy tend on subscriber to current_user using (true);

-- A mail to a subscriber: about a notice, or the one that asks whether they want any. The outbox carries it under `mail:` and
-- this id. Its link is kept as a hash; `used_at` when that did its work.
create table subscriber_mail (
  workspace  text not null,
  id         bigint generated always as identity,
  subscriber bigint not null,
  notice     bigint,
  token_hash bytea not null,
  at         timestamptz not null,
  state      text not null check (state in ('waiting', 'sent', 'refused', 'failed')),
  used_at    timestamptz,
  primary key (workspace, id),
  unique (workspace, notice, subscriber),
  foreign key (workspace, subscriber) references subscriber on delete cascade,
  foreign key (workspace, notice) references notice
);
create unique index subscriber_mail_token on subscriber_mail (token_hash);
create index subscriber_mail_subscriber on subscriber_mail (workspace, subscriber, at);
create index subscriber_mail_waiting on subscriber_mail (workspace, id) where state = 'waiting';
create index subscriber_mail_at on subscriber_mail (at);
call protect('subscriber_mail');
create policy tend on subscriber_mail to current_user using (true);

-- How far a notice has got: everybody up to the subscriber `reached` has a mail, since `written_at` all have. `next_at`: when
-- it goes on. `done_at`: what became of them all is known.
create table notice_mailing (
  workspace  text not null,
  notice     bigint not null,
  page       bigint not null,
  urgent     boolean not null,
  reached    bigint not null,
  begun_at   timestamptz not null,
  next_at    timestamptz not null,
  written_at timestamptz,
  done_at    timestamptz,
  primary key (workspace, notice),
  foreign key (workspace, notice) references notice,
  foreign key (workspace, page) references status_page
);
create index notice_mailing_open on notice_mailing (workspace, urgent, begun_at) where done_at is null;
call protect('notice_mailing');
create policy tend on notice_mailing for select to current_user using (true);

-- What visitors report. `component`: the name of what they say does not work. `contact`: how they can be asked; erased in time.
create table page_report (
  workspace  text not null,
  id         bigint generated always as identity,
  page       bigint not null,
  launch     bigint not null,
  number     int not null,
  words      text not null,
  component  text,
  contact    text,
  at         timestamptz not null,
  state      text not null check (state in ('waiting', 'taken', 'dismissed')),
  decided_at timestamptz,
  decided_by text,
  entry      bigint,
  incident   bigint,
  primary key (workspace, id),
  unique (workspace, launch, number),
  foreign key (workspace, page) references status_page,
  foreign key (workspace, launch) references launch,
  foreign key (workspace, incident) references incident
);
create index page_report_waiting on page_report (workspace, launch, id) where state = 'waiting';
create index page_report_contact on page_report (at) where contact is not null;
call protect('page_report');
create policy tend on page_report to current_user using (true);

-- Ids only; each is then looked at as its own tenant.
create function subscriber_link(wanted bytea) returns table (link_workspace text, link_mail bigint)
  language sql stable security definer set search_path = public as
$$ select workspace, id from subscriber_mail where token_hash = wanted $$;

-- Those to go on with. Of a workspace one writes at a time: what is urgent before the rest, then the oldest.
create function due_mailings(until timestamptz) returns table (mailing_workspace text, mailing_notice bigint)
  language sql stable security definer set search_path = public as
$$
  select workspace, notice from (
    select distinct on (workspace) workspace, notice, next_at from notice_mailing
    where written_at is null and done_at is null order by workspace, urgent desc, begun_at, notice) first
  where next_at <= until
  union all
  select workspace, notice from notice_mailing
  where written_at is not null and done_at is null and next_at <= until
$$;

-- Mails of which the outbox knows what became.
create function settled_mails(most int) returns table (mail_workspace text, mail_id bigint)
  language sql stable security definer set search_path = public as
$$
  select m.workspace, m.id from subscriber_mail m
  join outbox o on o.workspace = m.workspace and o.thread = 'mail:' || m.id and o.thread like 'mail:%'
  where m.state = 'waiting' and o.state in ('sent', 'dead')
  order by m.id limit most
$$;

-- Forgets who never confirmed, who ended it, links that are old, and how people who reported can be reached.
create function forget_subscribers(
    unconfirmed timestamptz, ended timestamptz, mails timestamptz, contacts timestamptz, most int) returns void
  language sql security definer set search_path = public as
$$
  delete from subscriber where ctid = any (array(
    select ctid from subscriber where confirmed_at is null and asked_at < unconfirmed limit most));
  delete from subscriber where ctid = any (array(
    select ctid from subscriber where ended_at < ended limit most));
  delete from subscriber_mail where ctid = any (array(
    select ctid from subscriber_mail where at < mails and state <> 'waiting' limit most));
  update page_report set contact = null where ctid = any (array(
    select ctid from page_report where contact is not null and at < contacts limit most));
$$;
