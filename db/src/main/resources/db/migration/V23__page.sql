-- A hidden page is shown to whoever has the address of its preview, so that it is seen before it is published.
alter table status_page add column preview text;
create unique index status_page_preview on status_page (preview) where preview is not null;
create function page_preview(wanted text) returns table (page_workspace text, page_id bigint)
  language sql stable security definer set search_path = public as
$$ select workspace, id from status_page where preview = wanted and not shown $$;

-- Whose a slug is, hidden pages too: it is unique in the world.
create function page_named(wanted text) returns table (page_workspace text, page_id bigint)
  language sql stable security definer set search_path = public as
$$ select workspace, id from status_page where slug = wanted $$;
