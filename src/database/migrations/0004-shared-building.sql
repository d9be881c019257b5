-- That of the documents which the generation has; null where it is not known.
alter table index_generations add column documents_revision bigint;

-- Who writes a generation. Two at once would do no harm, only the work twice.
create table index_builders (
  collection integer primary key references index_collections on delete cascade,
  holder uuid not null,
  held_until timestamptz not null
);

-- Texts that a build waits for. Any process with a free core embeds them. They stay until their rows are written, so that
-- what was embedded for a build that was stopped is not embedded again.
create table embedding_jobs (
  model_sha256 text collate "C" not null,
  -- As in the rows of passages and sentences.
  key bytea not null,
  -- JSON, which has a form for every character.
  text text collate "C" not null,
  -- Numbers of 32 bits, little-endian; null until it is embedded.
  vector bytea,
  taken_until timestamptz not null default '-infinity',
  posted_at timestamptz not null default now(),
  primary key (model_sha256, key)
);
create index on embedding_jobs (model_sha256, posted_at) where vector is null;
