-- What the serving role may do, said again after every migration. It owns nothing.
revoke all on all tables in schema public from ${servingRole};
revoke all on all functions in schema public from public;
revoke all on all procedures in schema public from public;
grant usage on schema public to ${servingRole};
grant select, insert, update, delete on all tables in schema public to ${servingRole};
revoke update, delete on history from ${servingRole};
revoke update, delete on decision from ${servingRole};
revoke all on flyway_schema_history from ${servingRole};
revoke all on key_fingerprint from ${servingRole};
grant execute on function known_workspace(text) to ${servingRole};
grant execute on function claim_outbox(timestamptz, timestamptz, interval, int) to ${servingRole};
grant execute on function outbox_health(timestamptz) to ${servingRole};
grant execute on function open_launches() to ${servingRole};
grant execute on function open_go_calls() to ${servingRole};
grant execute on function hook_of(bytea) to ${servingRole};
grant execute on function fold_tallies(int) to ${servingRole};
grant execute on function forget_receipts(timestamptz, int) to ${servingRole};
grant execute on function forget_outbox(timestamptz, int) to ${servingRole};
