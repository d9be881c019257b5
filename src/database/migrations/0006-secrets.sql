-- Secrets that the processes make for themselves and share.
create table secrets (
  name text primary key,
  value text not null
);
