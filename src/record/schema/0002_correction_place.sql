-- A correction also knows where it was made. Its `source_hash` is the first 8 bytes of the SHA-256 of the Vietnamese,
-- `tag` a language, `key` a file and a line such as `ui/yes`, `reviewer` the code of whoever said it.

ALTER TABLE correction ADD COLUMN place TEXT;
