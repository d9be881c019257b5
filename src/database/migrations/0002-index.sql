-- The index. Rows are shared by the generations of a collection, whose tables are made like those here, named with its
-- number: index_passages_1. Slots are numbers of rows; they begin at 1 and are given once.

create table index_collections (
  collection integer generated always as identity primary key,
  format_version integer not null,
  model_sha256 text not null,
  word_lists_sha256 text not null,
  dimension integer not null,
  unique (format_version, model_sha256, word_lists_sha256)
);

-- One state of the documents. Rows of others stand in the same tables: those with a higher slot than last_document were
-- written later, those that are not listed here were replaced or are not complete.
create table index_generations (
  generation integer generated always as identity primary key,
  collection integer not null references index_collections on delete cascade,
  source_sha256 text not null,
  published_at timestamptz not null default now(),
  last_document integer not null,
  -- Slots in the order of the documents.
  documents integer[] not null,
  earlier integer[] not null,
  segments integer[] not null
);
create index on index_generations (collection, generation);

-- Pairs of characters next to each other, each once.
create function index_pairs_of(of_text text) returns text[]
language sql immutable strict parallel safe as $$
  select coalesce(array_agg(distinct pair), '{}') from (
    select character || lead(character) over (order by position) as pair
    from unnest(string_to_array(of_text, null)) with ordinality as each (character, position)
  ) as pairs where pair is not null
$$;

create table index_documents (
  slot integer primary key,
  -- Changes with anything that its rows depend on.
  key text collate "C" not null unique,
  id text collate "C" not null,
  has_place boolean not null,
  first_passage integer not null,
  passage_count integer not null,
  -- Sums of the lengths of its fields: those of words and of pairs in passages, and of words in the document.
  lengths integer[] not null,
  written_at timestamptz not null default now(),
  -- JSON.
  entry text collate "C" not null,
  text text collate "C" not null
);
create index on index_documents (id);
-- Which documents without a place mention a name.
create index on index_documents using gin (index_pairs_of(text)) with (fastupdate = off) where not has_place;

create table index_earlier_texts (
  slot integer primary key,
  sha256 text collate "C" not null unique,
  -- JSON.
  texts text collate "C" not null
);

create table index_passages (
  -- Those of a document follow one another.
  slot integer primary key,
  document integer not null,
  ordinal integer not null,
  -- Null where it is the id.
  link_key text collate "C",
  -- JSON.
  facts text collate "C" not null,
  text text collate "C" not null,
  vector_key bytea not null,
  vector halfvec not null
);
create index on index_passages (link_key) where link_key is not null;

create table index_sentences (
  passage integer not null,
  position smallint not null,
  vector_key bytea not null,
  vector halfvec not null,
  primary key (passage, position)
);

-- Posting lists, in as many pieces as there are segments: each has the texts that were written together.
create table index_postings (
  -- 0: words of passages, 1: pairs of characters of passages, 2: words of documents.
  kind smallint not null,
  term text collate "C" not null,
  segment integer not null,
  text_count integer not null,
  postings bytea not null,
  primary key (kind, term, segment)
);
