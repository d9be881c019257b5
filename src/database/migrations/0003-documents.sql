-- The files of the documents, their versions and originals and the log of changes among them, by their paths.
create table document_files (
  path text primary key collate "C",
  sha256 bytea not null,
  -- null once the file is removed
  bytes bytea,
  -- that of its last change
  revision bigint not null
);
create index document_files_revision on document_files (revision);

-- One row. Whoever changes files locks it; `change_id` tells a process whether the last change is its own.
create table document_revision (
  revision bigint not null,
  change_id uuid
);
insert into document_revision values (0, null);

-- What was taken over from folders of documents: each content of a file once, so that an older copy brings nothing back.
create table imported_documents (
  path text not null collate "C",
  sha256 bytea not null,
  primary key (path, sha256)
);
