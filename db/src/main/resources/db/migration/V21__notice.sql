-- What customers are told: templates as a team changed them, the channels they read in, every wording, every delivery.

-- A launch's own words for a moment; none: those that come with Launchbot.
create table notice_template (
  workspace  text not null,
  launch     bigint not null,
  moment     text not null,
  headline   text not null,
  body       text not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (workspace, launch, moment),
  foreign key (workspace, launch) references launch
);
call protect('notice_template');

-- Channels in which customers read, shared ones too.
create table customer_channel (
  workspace text not null,
  launch    bigint not null,
  channel   text not null,
  added_by  text not null,
  added_at  timestamptz not null,
  primary key (workspace, launch, channel),
  foreign key (workspace, launch) references launch
);
call protect('customer_channel');

-- How long an outage may last before a goodwill gesture is proposed; none: the default.
create table notice_settings (
  workspace text not null,
  launch    bigint not null,
  goodwill_minutes int not null check (goodwill_minutes between 1 and 10080),
  primary key (workspace, launch),
  foreign key (workspace, launch) references launch
);
call protect('notice_settings');

-- Each wording of a notice, by its version: an approval counts for one, and a change is shown beside what was asked about.
create table notice_wording (
  workspace text not null,
  notice    bigint not null,
  version   int not null,
  headline  text not null,
  body      text not null,
  by        text not null,
  at        timestamptz not null,
  asked     boolean not null,
  primary key (workspace, notice, version),
  foreign key (workspace, notice) references notice
);
call protect('notice_wording');

-- What was sent where. The outbox carries it under `delivery:` and this id; pages and banners read the notice itself.
create table notice_delivery (
  workspace text not null,
  id        bigint generated always as identity,
  notice    bigint not null,
  way       text not null check (way in ('channel', 'page', 'banner', 'email')),
  place     text not null,
  root      bigint,
  at        timestamptz not null,
  primary key (workspace, id),
  foreign key (workspace, notice) references notice,
  foreign key (workspace, root) references notice_delivery
);
create index notice_delivery_notice on notice_delivery (workspace, notice, id);
call protect('notice_delivery');
create index outbox_delivery on outbox (workspace, thread) where thread like 'delivery:%';
create index outbox_delivery_live on outbox (workspace, subject) where subject like 'delivery:%';
