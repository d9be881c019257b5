-- For psql as a superuser: makes the role of the bots, which is none, with the password of the address that they have, and
-- their database. pgvector is made here, because only a superuser may.
\set ON_ERROR_STOP on
\set password `sed 's|^[a-z]*://[^:]*:\([^@]*\)@.*$|\1|' /run/secrets/database_url`
create role bot login password :'password';
create database practice owner bot;
\connect practice
create extension vector;
